import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Episode } from '../../integration/episode/episode.ts';
import { openBrowser } from '../helpers/browser.ts';
import { episodeFixture } from '../helpers/episodes.ts';
import { siteFixture } from './fixtures.ts';
import { type PlayedSite, playSite } from './played-site.ts';

const browser = await openBrowser();
const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const index = '/podcast/';
const episode = '/podcast/2026/042/';
const unruly = '/podcast/2026/041/';

/** An episode with a title of 300 characters, words that fit nowhere, and text from right to left. */
function unrulyEpisode(): Episode {
	const longWord = 'Donaudampfschifffahrtsgesellschaft'.repeat(3);
	const hebrew = 'הענן נפל שוב, ואיש לא שאל את מסד הנתונים!';
	const title = `${hebrew} ${longWord} `.padEnd(300, 'uma frase que não termina nunca, ');
	const plain = episodeFixture({ id: '2026/041', title, description: longWord.repeat(3), number: 41 });
	return {
		...plain,
		chapters: plain.chapters.map((chapter) => ({ ...chapter, title })),
		turns: plain.turns.map((turn) => ({ ...turn, text: `${longWord} ${hebrew}` })),
		links: plain.links.map((link) => ({ ...link, text: longWord })),
		waveform: Array.from({ length: 200 }, (_, place) => (place % 10) / 10),
	};
}

describe.skipIf(!browser)('in a browser', () => {
	let site: PlayedSite;

	beforeAll(async () => {
		if (!browser) return;
		const fixture = siteFixture();
		site = await playSite(browser, { ...fixture, episodes: [...fixture.episodes, unrulyEpisode()] });
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
			[unruly, 320],
			[unruly, 1280],
		])('%s at %d px is accessible and fits', async (path, width) => {
			const page = await site.open(path, { colorScheme, viewport: { width, height: 800 } });
			await page.evaluate(axe);
			const violations = await page.evaluate('axe.run().then(({ violations }) => violations)');
			expect(violations).toEqual([]);
			expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
			await page.close();
		});
	});

	test.each([index, episode])('everything on %s is large enough for a finger', async (path) => {
		const page = await site.open(path, {
			viewport: { width: 360, height: 740 },
			isMobile: true,
			hasTouch: true,
		});
		await page.$$eval('details', (all) => all.map((details) => details.setAttribute('open', '')));
		const small = await page.$$eval('a, button, select, input, summary', (targets) =>
			targets.flatMap((target) => {
				if (!target.checkVisibility({ visibilityProperty: true })) return [];
				target.scrollIntoView({ block: 'center', behavior: 'instant' });
				const { left, right, top, bottom } = target.getBoundingClientRect();
				const [x, y] = [(left + right) / 2, (top + bottom) / 2];
				// As far up and down as 44 pixels reach, and not further than the window.
				const missed = [-21, 21].filter((away) => {
					const hit = document.elementFromPoint(x, y + away);
					return hit !== target && !target.contains(hit);
				});
				const isSkipLink = target.matches('.skip');
				return missed.length > 0 && !isSkipLink ? [target.outerHTML.slice(0, 120)] : [];
			}),
		);
		expect(small).toEqual([]);
		await page.close();
	});

	test('the player is as high with the longest title as with none', async () => {
		const page = await site.open(unruly, { viewport: { width: 320, height: 640 } });
		const rows = await page.$$eval('.place > *', (parts) => parts.map((part) => part.clientHeight));
		const line = Math.max(...rows);
		expect(line).toBeLessThan(30);
		await page.close();
	});

	test('text from right to left begins at the right', async () => {
		const page = await site.open(unruly);
		expect(await page.$eval('h1', (title) => getComputedStyle(title).direction)).toBe('rtl');
		expect(await page.$eval('.bar', (bar) => getComputedStyle(bar).direction)).toBe('ltr');
		await page.close();
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
