import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type Hub, openHub } from '../helpers/hub.ts';
import { both, english, portuguese } from '../helpers/newsletters.ts';
import { type BuiltSite, makeSite } from '../helpers/site.ts';

describe('a site with audio, types and a stylesheet for its host', () => {
	let site: BuiltSite;
	let feed: string;
	let log: string;
	beforeAll(async () => {
		site = await makeSite({
			newsletters: both,
			files: { 'public/_headers': '/docs/podcast/feed.xml\n  content-type: text/xml\n' },
			config: { base: '/docs' },
			options: { audioBaseUrl: 'https://cdn.example.com/show/', headers: true, feedStylesheet: true },
		});
		log = await site.build();
		feed = await site.read('dist/podcast/feed.xml');
	});
	afterAll(() => site.remove());

	test('has the MP3s in a folder, and plays them from where they are uploaded', async () => {
		const files = (await site.files()).filter((file) => file.endsWith('.mp3'));
		const names = files.map((file) => file.replace('podcast/audio/', ''));
		expect(names).toHaveLength(2);
		const sources = [
			feed,
			await site.read('dist/podcast/041-nuvem/index.html'),
			await site.read('dist/podcast/042-cache/index.html'),
		].join('\n');
		for (const name of names) expect(sources).toContain(`https://cdn.example.com/show/${name}`);
		expect(sources).not.toMatch(/(?:src|href|url|content)="[^"]*\/docs\/podcast\/audio\//);
	});

	test('has one `_headers`, in which the author’s rules count', async () => {
		const headers = await site.read('dist/_headers');
		expect(headers).toMatch(/^\/docs\/podcast\/feed\.xml\n {2}content-type: text\/xml\n\n# The podcast\n/);
		expect(headers.match(/^\/docs\/podcast\/(?:feed\.xml|\*)$/gm)).toEqual([
			'/docs/podcast/feed.xml',
			'/docs/podcast/*',
		]);
		expect(log).toContain(
			'_headers has rules of your own, which count: Content-Type of /docs/podcast/feed.xml',
		);
	});

	test('has a feed that names its stylesheet', async () => {
		expect(feed).toContain('<?xml-stylesheet type="text/css" href="/docs/podcast/feed.css"?>');
		expect(await site.read('dist/podcast/feed.css')).toContain('Este é o feed de um podcast.');
	});

	test('builds again without changing a byte', async () => {
		const before = await site.snapshot();
		await site.build();
		expect(await site.snapshot()).toEqual(before);
	});
});

describe('a hub', () => {
	let site: BuiltSite | undefined;
	let hub: Hub | undefined;
	afterEach(async () => {
		await site?.remove();
		await hub?.close();
		site = undefined;
		hub = undefined;
	});

	// Addresses without TLS are for sites without TLS.
	const config = { site: 'http://localhost:4321' };

	test('is told of a feed once, and again when it has changed', async () => {
		hub = await openHub();
		site = await makeSite({ newsletters: { '041-nuvem.md': portuguese }, config, options: { hub: hub.url } });
		expect(await site.build()).toContain('was told that the feed has changed');
		expect(hub.heard.map(({ body }) => new URLSearchParams(body).get('hub.url'))).toEqual([
			'http://localhost:4321/podcast/feed.xml',
		]);
		expect(await site.read('dist/podcast/feed.xml')).toContain(`<atom:link href="${hub.url}" rel="hub"/>`);

		await site.build();
		expect(hub.heard).toHaveLength(1);
		await site.write('content/newsletters/042-cache.md', english);
		await site.build({ generate: 'never' });
		expect(hub.heard).toHaveLength(1);
		await site.build();
		expect(hub.heard).toHaveLength(2);
	});

	test('that refuses is a warning, and is told by the next build', async () => {
		hub = await openHub(503);
		site = await makeSite({ newsletters: { '041-nuvem.md': portuguese }, config, options: { hub: hub.url } });
		expect(await site.build()).toContain('was not told of the new feed: it answered 503.');
		await site.build();
		expect(hub.heard).toHaveLength(2);
	});

	test('hears nothing of a build that is not for production', async () => {
		hub = await openHub();
		site = await makeSite({
			newsletters: { '041-nuvem.md': portuguese },
			config: { ...config, mode: 'staging' },
			options: { hub: hub.url },
		});
		await site.build();
		expect(hub.heard).toEqual([]);
	});
});
