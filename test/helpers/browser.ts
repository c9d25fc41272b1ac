import { accessSync, constants } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

const candidates = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** A headless Chromium, or undefined where there is none: then the reason is printed and the test should skip. */
export async function openBrowser(): Promise<Browser | undefined> {
	const executablePath = findChromium();
	if (!executablePath) {
		console.warn(`No browser test: no Chromium at ${candidates.join(', ')}, and CHROMIUM_PATH is not set.`);
		return undefined;
	}
	return chromium.launch({
		executablePath,
		args: [
			'--no-sandbox',
			'--disable-gpu',
			'--disable-background-networking',
			'--disable-component-update',
			'--disable-sync',
			'--no-first-run',
		],
	});
}

/** `CHROMIUM_PATH` is taken at its word, so that a wrong one fails instead of being passed over. */
function findChromium(): string | undefined {
	return process.env['CHROMIUM_PATH'] || candidates.find(isExecutable);
}

function isExecutable(path: string): boolean {
	try {
		accessSync(path, constants.X_OK);
		return true;
	} catch {
		return false;
	}
}
