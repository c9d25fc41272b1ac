import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { locationFixture } from '../helpers/episodes.ts';
import { siteFixture } from './fixtures.ts';
import { type BuiltSite, buildSite } from './site.ts';

let site: BuiltSite;
let index: string;
let episode: string;
let english: string;
beforeAll(async () => {
	site = await buildSite(siteFixture({ location: locationFixture({ base: '/docs' }) }));
	[index, episode, english] = await Promise.all([
		site.read('podcast/index.html'),
		site.read('podcast/2026/042/index.html'),
		site.read('podcast/2026/043/index.html'),
	]);
});
afterAll(() => site[Symbol.asyncDispose]());

function metas(page: string): Record<string, string> {
	const found = page.matchAll(/<meta (?:property|name)="([^"]+)" content="([^"]*)">/g);
	return Object.fromEntries([...found].map(([, name = '', content = '']) => [name, content]));
}

describe('what other sites show of a page', () => {
	test('an episode is an article with sound and a picture of its own', () => {
		expect(metas(episode)).toMatchObject({
			description: 'Por que os navegadores emagreceram e o orçamento não.',
			'og:type': 'article',
			'og:site_name': 'Direto da Redação',
			'og:title': 'Navegadores leves, orçamento pesado',
			'og:description': 'Por que os navegadores emagreceram e o orçamento não.',
			'og:url': 'https://example.com/docs/podcast/2026/042/',
			'og:locale': 'pt_BR',
			'og:image': 'https://example.com/docs/podcast/share/2026-042.1a2b3c4d5e.jpg',
			'og:image:type': 'image/jpeg',
			'og:image:width': '1200',
			'og:image:height': '630',
			'og:image:alt': 'Navegadores leves, orçamento pesado · Direto da Redação',
			'og:audio': 'https://example.com/docs/podcast/audio/2026-042.9f86d08188.mp3',
			'og:audio:type': 'audio/mpeg',
			'article:published_time': '2026-03-02T09:00:00.000Z',
			'twitter:card': 'summary_large_image',
		});
	});

	test('the index is a website with the show’s picture, and no sound', () => {
		expect(metas(index)).toMatchObject({
			'og:type': 'website',
			'og:url': 'https://example.com/docs/podcast/',
			'og:image': 'https://example.com/docs/podcast/share/podcast.0a1b2c3d4e.jpg',
			'og:image:alt': 'Direto da Redação',
			'twitter:card': 'summary_large_image',
		});
		expect(index).not.toContain('og:audio');
		expect(index).not.toContain('json+oembed');
	});

	test('each page says its own language', () => {
		expect(metas(english)['og:locale']).toBe('en_US');
	});

	test('an episode’s player can be asked for', () => {
		expect(episode).toMatch(
			/<link rel="alternate" type="application\/json\+oembed" title="[^"]+" href="https:\/\/example\.com\/docs\/podcast\/2026\/042\/oembed\.json">/,
		);
	});
});

describe('ways to subscribe', () => {
	test('are on the index and on every episode, in its language', () => {
		for (const [page, heading] of [
			[index, 'Assine'],
			[episode, 'Assine'],
			[english, 'Subscribe'],
		] as const) {
			expect(page).toMatch(new RegExp(`<h2 id="subscribe"[^>]*>${heading}</h2>`));
			expect(page).toMatch(/<a href="https:\/\/open\.spotify\.com\/show\/1"[^>]*>Spotify<\/a>/);
			expect(page).toMatch(/<a class="address" href="https:\/\/example\.com\/docs\/podcast\/feed\.xml"/);
		}
	});

	test('a show that is nowhere else has the feed alone', async () => {
		const { show } = siteFixture();
		await using alone = await buildSite(siteFixture({ show: { ...show, links: [] } }));
		const page = await alone.read('podcast/index.html');
		expect(page).toContain('feed.xml');
		expect(page).not.toContain('Spotify');
	});
});
