import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { promisify } from 'node:util';

/** SwiftShader computes Vulkan without a GPU; Debian ships it with Chromium. */
const drivers = [
	process.env['NEWSCAST_TEST_VULKAN'],
	'/usr/lib/chromium/vk_swiftshader_icd.json',
	'/usr/lib/chromium-browser/vk_swiftshader_icd.json',
];

export const driver = drivers.find((file) => file && existsSync(file));
if (!driver) {
	console.warn('Skipped: there is no software Vulkan. Install chromium, or set NEWSCAST_TEST_VULKAN.');
}

/**
 * Runs a module that prints JSON, in a process of its own: the driver is chosen by the environment a process starts with.
 * @param runtime A folder for what the driver keeps.
 * @param timeout Milliseconds.
 */
export async function runWithVulkan<T>(script: string, runtime: string, timeout: number): Promise<T> {
	const { NODE_OPTIONS: _, ...env } = process.env;
	const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', script], {
		timeout,
		env: { ...env, VK_DRIVER_FILES: driver, XDG_RUNTIME_DIR: runtime },
	});
	return JSON.parse(stdout);
}
