import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { Episode } from '../../integration/episode/episode.ts';
import { audioKey } from '../../integration/episode/master-stage.ts';
import { directoryStore } from '../../integration/store/directory.ts';
import { openLedger } from '../../integration/store/ledger.ts';
import { getJson, putBytes, putJson } from '../../integration/store/objects.ts';
import { type Hub, openHub } from '../helpers/hub.ts';
import { both, brief } from '../helpers/newsletters.ts';
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

test('a host that takes no large files is named when an MP3 is one, unless audio is elsewhere', async () => {
	const site = await makeSite({ newsletters: { '042-cache.md': brief } });
	try {
		expect(await site.build()).not.toContain('takes no file over');
		await enlarge(site, '042-cache', 30 * 2 ** 20);
		// What is made again with nothing changed is what is kept.
		const refresh = ['042-cache'];
		expect(await site.build({ refresh })).toMatch(
			/042-cache\.[0-9a-f]{10}\.mp3 \(30 MiB\): Cloudflare Pages takes no file over 25 MiB\. .* option `audioBaseUrl`/,
		);
		const elsewhere = { refresh, audioBaseUrl: 'https://cdn.example.com/' };
		expect(await site.build(elsewhere)).not.toContain('takes no file over');
	} finally {
		await site.remove();
	}
});

/** Makes the MP3 that is kept of an episode larger, as if it were an hour of speech. */
async function enlarge(site: BuiltSite, id: string, bytes: number): Promise<void> {
	const cache = join(site.root, '.cache/newscast');
	const store = directoryStore(join(cache, 'objects'), { onDamaged: () => {} });
	const key = (await openLedger(join(cache, 'ledger.json'))).get(id)?.episode ?? '';
	const mp3 = await readFile((await store.get(audioKey(key))) ?? '');
	const episode = await getJson<Episode>(store, key);
	if (!episode) throw new Error('There is no episode.');
	// Of two objects with one key, the store gives the one that was put in a later second.
	await setTimeout(1000);
	await putBytes(store, audioKey(key), Buffer.concat([mp3], bytes));
	await putJson(store, key, { ...episode, audio: { ...episode.audio, bytes } });
}

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
		site = await makeSite({ newsletters: { '041-nuvem.md': brief }, config, options: { hub: hub.url } });
		expect(await site.build()).toContain('was told that the feed has changed');
		expect(hub.heard.map(({ body }) => new URLSearchParams(body).get('hub.url'))).toEqual([
			'http://localhost:4321/podcast/feed.xml',
		]);
		expect(await site.read('dist/podcast/feed.xml')).toContain(`<atom:link href="${hub.url}" rel="hub"/>`);

		await site.build();
		expect(hub.heard).toHaveLength(1);
		await site.write('content/newsletters/042-cache.md', brief);
		await site.build({ generate: 'never' });
		expect(hub.heard).toHaveLength(1);
		await site.build();
		expect(hub.heard).toHaveLength(2);
	});

	test('that refuses is a warning, and is told by the next build', async () => {
		hub = await openHub(503);
		site = await makeSite({ newsletters: { '041-nuvem.md': brief }, config, options: { hub: hub.url } });
		expect(await site.build()).toContain('was not told of the new feed: it answered 503.');
		await site.build();
		expect(hub.heard).toHaveLength(2);
	});

	test('hears nothing of a build that is not for production', async () => {
		hub = await openHub();
		site = await makeSite({
			newsletters: { '041-nuvem.md': brief },
			config: { ...config, mode: 'staging' },
			options: { hub: hub.url },
		});
		await site.build();
		expect(hub.heard).toEqual([]);
	});
});
