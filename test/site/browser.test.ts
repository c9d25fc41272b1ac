import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openBrowser } from '../helpers/browser.ts';
import { siteFixture } from './fixtures.ts';
import { type PlayedSite, playSite } from './played-site.ts';

const browser = await openBrowser();
const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const index = '/podcast/';
const episode = '/podcast/2026/042/';

describe.skipIf(!browser)('in a browser', () => {
	let site: PlayedSite;

	beforeAll(async () => {
		if (browser) site = await playSite(browser, siteFixture());
	});
	afterAll(async () => {
		await site?.[Symbol.asyncDispose]();
		await browser?.close();
	});

	describe.each(['light', 'dark'] as const)('in %s colours', (colorScheme) => {
		test.each([
			[index, 360],
			[index, 1280],
			[episode, 360],
			[episode, 1280],
		])('%s at %d px is accessible and fits', async (path, width) => {
			const page = await site.open(path, { colorScheme, viewport: { width, height: 800 } });
			await page.evaluate(axe);
			const violations = await page.evaluate('axe.run().then(({ violations }) => violations)');
			expect(violations).toEqual([]);
			expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
			await page.close();
		});
	});

	test('a page loads nothing from elsewhere, and no audio', async () => {
		const page = await site.open('/own/');
		const requested: string[] = [];
		page.on('request', (request) => requested.push(request.url()));
		await page.goto(site.origin + episode, { waitUntil: 'networkidle' });
		const forbidden = requested.filter((url) => !url.startsWith(site.origin) || /\.(mp3|json)$/.test(url));
		expect(forbidden).toEqual([]);
		await page.close();
	});

	test.each([360, 1280])('nothing moves while a page loads at %d px', async (width) => {
		const page = await site.open('/own/', { viewport: { width, height: 800 } });
		await page.addInitScript(() => {
			const moved: string[] = [];
			Object.assign(window, { moved });
			new PerformanceObserver((list) => {
				const shifts = list.getEntries() as (PerformanceEntry & { sources: { node?: Node }[] })[];
				for (const { node } of shifts.flatMap(({ sources }) => sources)) {
					moved.push(node instanceof Element ? node.outerHTML.slice(0, 80) : (node?.textContent ?? ''));
				}
			}).observe({ type: 'layout-shift', buffered: true });
		});
		await page.goto(site.origin + episode, { waitUntil: 'networkidle' });
		await page.locator('[data-newscast-do=play]').waitFor({ state: 'visible' });
		expect(await page.evaluate('moved')).toEqual([]);
		await page.close();
	});
});
