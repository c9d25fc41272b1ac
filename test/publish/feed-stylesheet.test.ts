import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildFeed } from '../../integration/publish/feed.ts';
import { feedStylesheet } from '../../integration/publish/feed-stylesheet.ts';
import { openBrowser } from '../helpers/browser.ts';
import { coverPng } from '../helpers/cover.ts';
import { englishEpisodeFixture, episodeFixture, locationFixture, showFixture } from '../helpers/episodes.ts';

const input = {
	show: showFixture(),
	location: locationFixture(),
	coverFile: 'cover.1a2b3c4d.png',
};

let browser: Browser | undefined;
let server: Server;
let address: string;

beforeAll(async () => {
	const hebrew = englishEpisodeFixture({
		id: 'x',
		title: 'שלום עולם <b>R&D</b>',
		published: '2026-03-01T00:00:00Z',
	});
	const episodes = [episodeFixture(), englishEpisodeFixture(), hebrew];
	const files: Record<string, [type: string, body: string | Buffer]> = {
		'/podcast/feed.xml': [
			'application/xml; charset=utf-8',
			await buildFeed({ ...input, episodes, stylesheet: true }),
		],
		'/podcast/feed.css': ['text/css', feedStylesheet(input)],
		'/podcast/cover.1a2b3c4d.png': ['image/png', await coverPng()],
	};
	server = createServer(({ url = '' }, response) => {
		const [type, body] = files[url] ?? [];
		if (type === undefined) response.writeHead(404).end();
		else response.writeHead(200, { 'Content-Type': type }).end(body);
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/podcast/feed.xml`;
	browser = await openBrowser();
});
afterAll(async () => {
	await browser?.close();
	await new Promise((resolve) => server.close(resolve));
});

test('people who open the feed in Chromium see a show and its episodes, and no markup', async ({ skip }) => {
	if (!browser) return skip();
	const page = await browser.newPage({ viewport: { width: 360, height: 800 } });
	await page.goto(address);
	const shown = await page.evaluate(() => {
		const visible = [...document.querySelectorAll('*')].filter(
			(element) => element.children.length === 0 && element.getClientRects().length > 0,
		);
		const channel = document.querySelector('channel');
		return {
			names: [...new Set(visible.map(({ nodeName }) => nodeName))],
			texts: visible.map(({ textContent }) => textContent),
			hint: channel && getComputedStyle(channel, '::before').content,
			wide: document.documentElement.scrollWidth > innerWidth,
		};
	});
	expect(shown.names).toEqual(['title', 'description', 'link', 'pubDate']);
	expect(shown.texts.slice(0, 3)).toEqual([
		'Direto da Redação',
		'A newsletter da semana, comentada por Ana e Marvin.',
		'https://example.com/podcast/',
	]);
	expect(shown.texts).toContain('Light browsers');
	expect(shown.texts.join()).not.toContain('<p>');
	expect(shown.hint).toContain('Este é o feed de um podcast.');
	expect(shown.wide).toBe(false);
	await page.close();
});
