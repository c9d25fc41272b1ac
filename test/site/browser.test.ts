import { readdir, readFile, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { PodcastFile } from '../../integration/publish/files.ts';
import { podcastFiles } from '../../integration/site/dev-server.ts';
import { encodeWav } from '../../integration/wav.ts';
import { openBrowser } from '../helpers/browser.ts';
import { coverPng } from '../helpers/cover.ts';
import { siteFixture } from './fixtures.ts';
import { type BuiltSite, buildSite } from './site.ts';

const browser = await openBrowser();
const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const index = '/podcast/';
const episode = '/podcast/2026/042/';

describe.skipIf(!browser)('in a browser', () => {
	let site: BuiltSite;
	let server: Server;
	let origin: string;

	beforeAll(async () => {
		site = await buildSite(siteFixture());
		const styles = (await readdir(join(site.folder, '_astro'))).map((name) => `_astro/${name}`);
		const audio = join(site.folder, 'sound.wav');
		await writeFile(audio, encodeWav({ samples: new Float32Array(93.4 * 8000), sampleRate: 8000 }));
		const cover = join(site.folder, 'cover.png');
		await writeFile(cover, await coverPng());
		// Chromium seeks only in what comes in ranges.
		const serve = podcastFiles(() => {
			const pages = [index, episode, '/own/'].map((path) => path.slice(1));
			return new Map<string, PodcastFile>([
				...pages.map(
					(path) => [path, { type: 'text/html', path: join(site.folder, path, 'index.html') }] as const,
				),
				...styles.map((path) => [path, { type: 'text/css', path: join(site.folder, path) }] as const),
				['podcast/audio/2026-042.9f86d08188.mp3', { type: 'audio/wav', path: audio }],
				['podcast/2026/042.vtt', { type: 'text/vtt', text: () => 'WEBVTT\n' }],
				['podcast/cover.1a2b3c4d.jpg', { type: 'image/png', path: cover }],
			]);
		});
		server = createServer((request, response) =>
			serve(request, response, () => response.writeHead(404).end()),
		);
		await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
		origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
	});
	afterAll(async () => {
		await browser?.close();
		server.closeAllConnections();
		server.close();
		await site[Symbol.asyncDispose]();
	});

	async function open(
		path: string,
		options: Parameters<NonNullable<typeof browser>['newPage']>[0] = {},
	): Promise<Page> {
		if (!browser) throw new Error('these tests are skipped without a browser');
		const page = await browser.newPage(options);
		await page.goto(origin + path);
		return page;
	}

	const time = (page: Page) => page.evaluate(() => document.querySelector('audio')?.currentTime);
	const paused = (page: Page) => page.evaluate(() => document.querySelector('audio')?.paused);
	const current = (page: Page) => page.locator('.turn[aria-current=true]').getAttribute('id');

	describe.each(['light', 'dark'] as const)('in %s colours', (colorScheme) => {
		test.each([
			[index, 360],
			[index, 1280],
			[episode, 360],
			[episode, 1280],
		])('%s at %d px is accessible and fits', async (path, width) => {
			const page = await open(path, { colorScheme, viewport: { width, height: 800 } });
			await page.evaluate(axe);
			const violations = await page.evaluate('axe.run().then(({ violations }) => violations)');
			expect(violations).toEqual([]);
			expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
			await page.close();
		});
	});

	test('a page loads nothing from elsewhere, and no audio', async () => {
		const page = await open('/own/');
		const requested: string[] = [];
		page.on('request', (request) => requested.push(request.url()));
		await page.goto(origin + episode, { waitUntil: 'networkidle' });
		expect(requested.filter((url) => !url.startsWith(origin) || url.endsWith('.mp3'))).toEqual([]);
		await page.close();
	});

	test('a time in the transcript plays from its turn, marks it and can be shared', async () => {
		const page = await open(episode);
		await page.click('#turn-t4 a');
		await page.waitForFunction(() => document.querySelector('#turn-t4[aria-current=true]'));
		expect(await time(page)).toBeGreaterThanOrEqual(44.6);
		expect(new URL(page.url()).hash).toBe('#t=44');
		expect(await page.locator('nav li[aria-current=true]').textContent()).toContain('Orçamento');
		await page.close();
	});

	test('a shared moment is where the player starts', async () => {
		const page = await open(`${episode}#t=1:21`);
		await page.waitForFunction(() => document.querySelector('audio')?.currentTime === 81);
		expect(await paused(page)).toBe(true);
		await page.close();
	});

	test('k, j and l work on the episode, and only there', async () => {
		const page = await open(`${episode}#t=40`);
		await page.waitForFunction(() => document.querySelector('audio')?.currentTime === 40);
		await page.keyboard.press('k');
		expect(await paused(page)).toBe(true);
		await page.focus('#turn-t1 a');
		await page.keyboard.press('j');
		expect(await time(page)).toBe(30);
		await page.keyboard.press('l');
		expect(await time(page)).toBe(40);
		await page.keyboard.press('Control+l');
		expect(await time(page)).toBe(40);
		await page.keyboard.press('k');
		await page.waitForFunction(() => !document.querySelector('audio')?.paused);
		await page.keyboard.press('k');
		expect(await paused(page)).toBe(true);
		expect(await current(page)).toBe('turn-t3');
		await page.close();
	});

	test('without a script times lead to their turns', async () => {
		const page = await open(episode, { javaScriptEnabled: false, viewport: { width: 360, height: 640 } });
		await page.click('nav a[href="#t=81"]');
		const box = await page.locator('#turn-t5').boundingBox();
		expect(box?.y).toBeGreaterThan(0);
		expect(box?.y).toBeLessThan(640);
		await page.close();
	});
});
