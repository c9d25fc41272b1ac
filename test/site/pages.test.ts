import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { episodeFixture, locationFixture } from '../helpers/episodes.ts';
import { siteFixture } from './fixtures.ts';
import { type BuiltSite, buildSite } from './site.ts';

const episodeFile = 'podcast/2026/042/index.html';

describe('with Astro’s defaults', () => {
	let site: BuiltSite;
	let index: string;
	let episode: string;

	beforeAll(async () => {
		site = await buildSite(siteFixture());
		index = await site.read('podcast/index.html');
		episode = await site.read(episodeFile);
	});
	afterAll(() => site[Symbol.asyncDispose]());

	test('the index shows the show, the feed’s address and every episode, newest first', () => {
		expect(index).toContain('<html lang="pt-BR"');
		expect(index).toMatch(/<h1[^>]*>Direto da Redação<\/h1>/);
		expect(index).toContain('Com Ana e Marvin');
		expect(index).toContain('href="https://example.com/podcast/feed.xml"');
		expect(index).toContain('src="/podcast/share/cover.5e6f7a8b9c.jpg"');
		const titles = [...index.matchAll(/<h3[^>]*><a href="([^"]+)"[^>]*>([^<]+)/g)].map(
			([, ...found]) => found,
		);
		expect(titles).toEqual([
			['/podcast/2026/043/', 'Light browsers'],
			['/podcast/2026/042/', 'Navegadores leves, orçamento pesado'],
		]);
	});

	test('every page leads to the newsletter’s own site', () => {
		for (const page of [index, episode]) expect(page).toMatch(/<a href="\/"[^>]*>Newsletter<\/a>/);
	});

	test('an episode in another language than the page says so', () => {
		expect(index.match(/<div lang="en"/g)).toHaveLength(1);
		expect(index).not.toContain('<div lang="pt-BR"');
	});

	test('newsletters without an episode are the author’s business, not the listener’s', () => {
		expect(index).not.toContain('Edição 44');
	});

	test('the player plays without a script and downloads nothing before', () => {
		expect(episode).toMatch(
			/<audio controls preload="none" lang="pt-BR" src="\/podcast\/audio\/2026-042\.9f86d08188\.mp3" aria-label="[^"]+"/,
		);
		expect(episode).toMatch(/<track kind="captions" src="\/podcast\/2026\/042\.vtt" srclang="pt-BR"/);
		expect(episode).toMatch(/<a href="\/podcast\/audio\/2026-042\.9f86d08188\.mp3" download/);
	});

	test('the voices are said to be synthetic, in the language of the episode', async () => {
		expect(episode).toContain('As vozes deste episódio são sintéticas');
		expect(await site.read('podcast/2026/043/index.html')).toContain(
			'The voices in this episode are synthetic',
		);
	});

	test('the transcript is complete, and every time leads to its turn', () => {
		for (const { id, text } of episodeFixture().turns) {
			expect(episode).toContain(`id="turn-${id}"`);
			expect(episode).toContain(text.replace('&', '&amp;'));
		}
		const targets = new Set([...episode.matchAll(/ id="(t=\d+)"/g)].map(([, id]) => id));
		const links = [...episode.matchAll(/href="#(t=\d+)"/g)].map(([, id]) => id);
		expect(links.length).toBeGreaterThanOrEqual(9);
		expect(links.filter((link) => !targets.has(link))).toEqual([]);
	});

	test('how the sound measures is told, folded away, and who made it', () => {
		const [report = ''] = /<details[^>]*>(?:(?!<\/details>).)*Sobre o som.*?<\/details>/s.exec(episode) ?? [];
		expect(report).toMatch(/^<details(?![^>]* open)/);
		const text = report.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ');
		for (const measure of ['−14,0 LUFS', '−1,3 dBTP', '4,1 LU', '0,1 LU', '0,7 s']) {
			expect(text).toContain(measure);
		}
		for (const maker of ['offline@1', 'espeak@1', 'libmp3lame']) expect(text).toContain(maker);
	});

	test('opinions are named after their host', () => {
		expect(episode).toContain('Opinião de Ana');
		expect(episode).toContain('Opinião de Marvin');
		expect(episode.match(/Opinião de/g)).toHaveLength(2);
	});

	test('ids are unique', () => {
		const ids = [...episode.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
		expect(ids.length).toBe(new Set(ids).size);
	});

	test('the head tells machines what the page is', () => {
		const url = 'https://example.com/podcast/2026/042/';
		expect(episode).toContain(`<link rel="canonical" href="${url}">`);
		expect(episode).toContain(
			'<link rel="alternate" type="application/rss+xml" title="Direto da Redação" href="https://example.com/podcast/feed.xml">',
		);
		expect(episode).toContain(
			'<meta property="og:audio" content="https://example.com/podcast/audio/2026-042.9f86d08188.mp3">',
		);
		expect(episode).toContain(
			'<meta property="og:image" content="https://example.com/podcast/share/2026-042.1a2b3c4d5e.jpg">',
		);
		const [, json = ''] = /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(episode) ?? [];
		expect(JSON.parse(json)).toMatchObject({ '@type': 'PodcastEpisode', url });
	});

	test('neighbours are linked, older as previous', async () => {
		expect(episode).toMatch(/rel="next" href="\/podcast\/2026\/043\/"/);
		expect(episode).not.toContain('rel="prev"');
		expect(await site.read('podcast/2026/043/index.html')).toMatch(
			/rel="prev" href="\/podcast\/2026\/042\/"/,
		);
	});

	test('nothing is asked of other hosts', () => {
		for (const page of [index, episode]) {
			const loaded = [
				...page.matchAll(/<(?:script|img|audio|track|link rel="stylesheet")[^>]*?(?:src|href)="([^"]+)"/g),
			];
			expect(loaded.map(([, url]) => url).filter((url) => !url?.startsWith('/'))).toEqual([]);
		}
	});

	test('a page of one’s own can show the player alone', async () => {
		const own = await site.read('own/index.html');
		expect(own.match(/<audio/g)).toHaveLength(1);
		expect(own).toContain('src="/podcast/audio/2026-042.9f86d08188.mp3"');
		expect(own).not.toContain('no-such-newsletter');
		expect(own, 'the layout’s own styles').not.toContain('--newscast-paper:');
	});
});

test.each([
	[
		'base and trailing slash',
		locationFixture({ base: '/docs', trailingSlash: 'always', newsletterPage: '/letters/[id]/' }),
		'podcast/2026/042/index.html',
		[
			'href="/docs/podcast/"',
			'href="/docs/podcast/2026/043/"',
			'href="/docs/letters/2026/042/"',
			'src="/docs/podcast/share/cover.5e6f7a8b9c.jpg"',
		],
	],
	[
		'the podcast as the whole site, as files',
		locationFixture({ path: '', format: 'file' }),
		'2026/042.html',
		[
			'href="/2026/043.html"',
			'src="/audio/2026-042.9f86d08188.mp3"',
			'href="https://example.com/2026/042.html"',
		],
	],
])('links are right with %s', async (_name, location, file, links) => {
	await using site = await buildSite(siteFixture({ location }));
	const page = await site.read(file);
	for (const link of links) expect(page).toContain(link);
});

test('a podcast that is the whole site leads to no other', async () => {
	await using site = await buildSite(siteFixture({ location: locationFixture({ path: '' }) }));
	expect(await site.read('index.html')).not.toContain('>Newsletter<');
});

test('the text of newsletters comes through a build as it is, and only as text', async () => {
	const hostile =
		'</script><script>alert(1)</script> import.meta.env.SSR process.env.NODE_ENV __VITE_ASSET__abc__ @@ASTRO {x}';
	const escaped = hostile.replaceAll('<', '&lt;').replaceAll('>', '&gt;');
	const base = episodeFixture({ id: '2026/olá', title: hostile, description: hostile });
	const turns = base.turns.map((turn) => ({ ...turn, text: hostile }));
	const links = [{ text: hostile, url: 'javascript:alert(1)', section: 'x', start: 0, end: 1 }];
	await using site = await buildSite(siteFixture({ episodes: [{ ...base, turns, links }] }));
	const page = await site.read('podcast/2026/olá/index.html');
	expect(page.split(escaped).length - 1).toBeGreaterThan(turns.length);
	const markup = page.replace(/"[^"]*"/g, '""');
	expect(markup).not.toContain('<script>alert');
	expect(page).not.toContain('javascript:');
	expect(page).toContain('/podcast/2026/ol%C3%A1.vtt');
});
