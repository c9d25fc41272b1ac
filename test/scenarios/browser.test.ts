import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { preview } from 'astro';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openBrowser } from '../helpers/browser.ts';
import { both } from '../helpers/newsletters.ts';
import { type BuiltSite, makeSite } from '../helpers/site.ts';

const index = '/podcast/';
const episode = '/podcast/042-cache/';
const letter = '/letter/';

/** The site's own folder hides the package's name from it, so it cannot import `astro-newscast/components`. */
const components = '../../../../../../integration/site/components';
const letterPage = `---
import FeedLink from '${components}/FeedLink.astro';
import Player from '${components}/Player.astro';
---
<!doctype html>
<html lang="en">
	<head>
		<meta charset="utf-8" />
		<meta name="viewport" content="width=device-width" />
		<title>The Cache Strikes Back</title>
		<FeedLink />
	</head>
	<body>
		<main>
			<h1>The Cache Strikes Back</h1>
			<Player id="042-cache" />
		</main>
	</body>
</html>
`;

const browser = await openBrowser();
const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

describe.skipIf(!browser)('a built site in a browser', () => {
	let site: BuiltSite;
	let server: Awaited<ReturnType<typeof preview>>;
	let origin: string;

	beforeAll(async () => {
		site = await makeSite({ newsletters: both, files: { 'src/pages/letter.astro': letterPage } });
		await site.build();
		server = await preview({
			root: site.root,
			configFile: false,
			logLevel: 'silent',
			server: { host: '127.0.0.1', port: 0 },
		});
		origin = `http://127.0.0.1:${server.port}`;
	});
	afterAll(async () => {
		await browser?.close();
		await server.stop();
		await site.remove();
	});

	async function open(path: string, options: BrowserContextOptions = {}): Promise<Page> {
		if (!browser) throw new Error('these tests are skipped without a browser');
		const page = await browser.newPage(options);
		await page.goto(origin + path);
		return page;
	}

	const time = (page: Page) => page.evaluate(() => document.querySelector('audio')?.currentTime ?? 0);
	const isPlaying = (page: Page) =>
		page.waitForFunction(() => {
			const audio = document.querySelector('audio');
			return audio && !audio.paused && audio.readyState >= 3;
		});
	const startOf = async (page: Page, turn: number) =>
		Number(await page.locator('.turn').nth(turn).getAttribute('data-start'));
	const isCurrent = (page: Page, turn: number) =>
		page.waitForFunction(
			(place) => document.querySelectorAll('.turn')[place]?.getAttribute('aria-current') === 'true',
			turn,
		);
	/** Presses Tab until the focus is on what `selector` names. */
	async function tabTo(page: Page, selector: string): Promise<void> {
		for (let presses = 0; presses < 60; presses += 1) {
			await page.keyboard.press('Tab');
			if (await page.evaluate((wanted) => document.activeElement?.matches(wanted), selector)) return;
		}
		throw new Error(`Tab never came to ${selector}`);
	}

	test('the MP3 plays, as long as the page says, and the turn being said is marked', async () => {
		const page = await open(episode);
		await page.evaluate(() => document.querySelector('audio')?.play());
		await page.waitForFunction(() => (document.querySelector('audio')?.currentTime ?? 0) > 0.5);
		await isCurrent(page, 0);
		expect(await page.locator('.turn[aria-current]').count()).toBe(1);
		const duration = await page.evaluate(() => document.querySelector('audio')?.duration ?? 0);
		const told = await page.locator('.details time').getAttribute('datetime');
		expect(`PT${Math.round(duration)}S`).toBe(told);
		await page.close();
	});

	test('the player seeks in what is served, and the mark follows', async () => {
		const page = await open(episode);
		const start = await startOf(page, 2);
		await page.evaluate(async (seconds) => {
			const audio = document.querySelector('audio');
			if (!audio) return;
			await audio.play();
			audio.currentTime = seconds + 0.5;
		}, start);
		await isCurrent(page, 2);
		expect(await time(page)).toBeGreaterThanOrEqual(start + 0.5);
		await page.close();
	});

	test('a shared moment opens where it was', async () => {
		const page = await open(episode);
		const start = Math.floor(await startOf(page, 3));
		const shared = await open(`${episode}#t=${start}`);
		await shared.waitForFunction(
			(seconds) => document.querySelector('audio')?.currentTime === seconds,
			start,
		);
		await page.close();
		await shared.close();
	});

	test('a chapter is chosen from the player’s list, and the page tells how loud the MP3 is', async () => {
		const page = await open(episode);
		const chapter = page.getByRole('combobox', { name: 'Chapter' });
		await chapter.selectOption({ index: 1 });
		await isPlaying(page);
		expect(await time(page)).toBeGreaterThanOrEqual(Number(await chapter.inputValue()));
		await page.getByText('About the sound').click();
		expect(await page.locator('dl').textContent()).toMatch(/Loudness\s*−1[34]\.\d LUFS/);
		await page.close();
	});

	test('a keyboard is enough to play, to seek and to read along', async () => {
		const page = await open(episode);
		await tabTo(page, '[data-newscast-do=play]');
		await page.keyboard.press('Enter');
		await isPlaying(page);
		await page.keyboard.press('k');
		await tabTo(page, '.chapters a[href="#t=0"]');
		await tabTo(page, '.turn a');
		await page.keyboard.press('Tab');
		await page.keyboard.press('Enter');
		await isPlaying(page);
		await isCurrent(page, 1);
		await page.keyboard.press('k');
		const before = await time(page);
		await page.keyboard.press('l');
		expect(await time(page)).toBeCloseTo(before + 10, 1);
		await page.keyboard.press('j');
		expect(await time(page)).toBeCloseTo(before, 1);
		await page.close();
	});

	test('without a script there is a player, the whole transcript, chapters and downloads', async () => {
		const page = await open(episode, { javaScriptEnabled: false });
		const player = page.locator('audio[controls][src]');
		const mp3 = await player.getAttribute('src');
		expect((await fetch(origin + mp3)).headers.get('content-type')).toBe('audio/mpeg');
		const { segments } = JSON.parse(await site.read('dist/podcast/042-cache.json')) as {
			segments: { body: string }[];
		};
		const shown = (await page.locator('.turn .words').allTextContents()).join(' ').replace(/\s+/g, ' ');
		expect(segments.length).toBeGreaterThan(3);
		for (const { body } of segments) expect(shown).toContain(body);
		const chapters = await page.locator('.chapters li').allTextContents();
		expect(chapters.join()).toMatch(/0:00\s*Opening.*The bug/s);
		const downloads = await page
			.locator('a[download]')
			.evaluateAll((links) => links.map((link) => link.getAttribute('href')));
		expect(downloads).toEqual([mp3, ...['vtt', 'srt', 'json'].map((kind) => `/podcast/042-cache.${kind}`)]);
		for (const file of downloads) expect((await fetch(origin + file)).status, `${file}`).toBe(200);
		await page.close();
	});

	test('every page is accessible and fits, in both colour schemes and on small and large screens', async () => {
		for (const colorScheme of ['light', 'dark'] as const) {
			for (const path of [index, episode, letter]) {
				const page = await open(path, { colorScheme, viewport: { width: 1280, height: 800 } });
				for (const width of [1280, 360]) {
					await page.setViewportSize({ width, height: 800 });
					const overflow = await page.evaluate(() => document.documentElement.scrollWidth);
					expect(overflow, `${path} at ${width} px`).toBe(width);
				}
				await page.evaluate(axe);
				const violations = await page.evaluate('axe.run().then(({ violations }) => violations)');
				expect(violations, `${path} in ${colorScheme} colours`).toEqual([]);
				await page.close();
			}
		}
	});

	test('pages, playback included, ask nothing of another host', async () => {
		const page = await open(index);
		const requested: string[] = [];
		page.on('request', (request) => requested.push(request.url()));
		for (const path of [index, episode, letter]) {
			await page.goto(origin + path, { waitUntil: 'load' });
		}
		await page.evaluate(() => document.querySelector('audio')?.play());
		await isPlaying(page);
		expect(requested.some((url) => url.endsWith('.mp3'))).toBe(true);
		expect(requested.filter((url) => !url.startsWith(`${origin}/`))).toEqual([]);
		await page.close();
	});

	test('the podcast and a newsletter of one’s own lead to the feed, and the latter plays', async () => {
		for (const path of [index, letter]) {
			const page = await open(path);
			const feed = page.locator('head link[rel=alternate][type="application/rss+xml"]');
			expect(await feed.getAttribute('href')).toBe('https://example.com/podcast/feed.xml');
			await page.close();
		}
		const page = await open(letter);
		await page.focus('[data-newscast-do=play]');
		await page.keyboard.press('k');
		await isPlaying(page);
		await page.close();
	});

	test.each([
		['podcast/042-cache.vtt', /^text\/vtt\b/],
		['podcast/042-cache.json', /^application\/json\b/],
		['podcast/042-cache.chapters.json', /^application\/json\b/],
		['podcast/feed.xml', /^(?:text|application)\/xml\b/],
	])('`astro preview` says what %s is', async (file, type) => {
		const response = await fetch(`${origin}/${file}`);
		expect(response.status).toBe(200);
		expect(response.headers.get('content-type')).toMatch(type);
	});

	test('`astro preview` serves a part of an MP3', async () => {
		const mp3 = (await site.files()).find((file) => file.endsWith('.mp3'));
		const response = await fetch(`${origin}/${mp3}`, { headers: { range: 'bytes=100-199' } });
		expect(response.status).toBe(206);
		expect((await response.arrayBuffer()).byteLength).toBe(100);
	});
});
