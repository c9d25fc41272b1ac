import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { AstroInlineConfig, AstroIntegration } from 'astro';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { NewscastOptions } from '../../integration/index.ts';
import { brokenLinks } from '../helpers/links.ts';
import { english, portuguese } from '../helpers/newsletters.ts';
import { type BuiltSite, makeSite } from '../helpers/site.ts';

const newsletters = {
	'041-nuvem.md': portuguese,
	'2026/Olá Mundo #3.md': english,
};

/** Its episodes are made once: what is told here are pages, and where everything is published. */
let made: BuiltSite;
beforeAll(async () => {
	made = await makeSite({ newsletters });
	await made.build();
	await rm(made.dist, { recursive: true });
});
afterAll(() => made.remove());

let site: BuiltSite | undefined;
afterEach(() => site?.remove());

interface Setting {
	folder?: string;
	config?: AstroInlineConfig;
	options?: Partial<NewscastOptions>;
	base?: string;
	page: string;
	/** Addresses that Astro itself breaks. */
	lost?: RegExp;
	feed?: string;
}

const settings: [string, Setting][] = [
	['the defaults', { page: 'podcast/041-nuvem/index.html' }],
	['a base', { config: { base: '/docs' }, base: '/docs', page: 'podcast/041-nuvem/index.html' }],
	[
		'a base with a slash',
		{ config: { base: '/docs/' }, base: '/docs', page: 'podcast/041-nuvem/index.html' },
	],
	['trailingSlash: always', { config: { trailingSlash: 'always' }, page: 'podcast/041-nuvem/index.html' }],
	['trailingSlash: never', { config: { trailingSlash: 'never' }, page: 'podcast/041-nuvem/index.html' }],
	['format: file', { config: { build: { format: 'file' } }, page: 'podcast/041-nuvem.html' }],
	['format: preserve', { config: { build: { format: 'preserve' } }, page: 'podcast/041-nuvem.html' }],
	[
		'format: file without slashes under a base',
		{
			config: { base: '/docs', trailingSlash: 'never', build: { format: 'file' } },
			base: '/docs',
			page: 'podcast/041-nuvem.html',
		},
	],
	[
		'a path of its own',
		{
			options: { path: '/escute/aqui/' },
			page: 'escute/aqui/041-nuvem/index.html',
			feed: 'escute/aqui/feed.xml',
		},
	],
	['spaces in folder names', { folder: 'meu site (novo)', page: 'podcast/041-nuvem/index.html' }],
	[
		'# in folder names',
		{
			folder: 'site #1',
			page: 'podcast/041-nuvem/index.html',
			// Astro 7.3 loses every stylesheet of a site in such a folder, with this integration and without.
			lost: /\/_astro\//,
		},
	],
];

test.each(settings)('a site with %s has no broken link', async (_name, setting) => {
	const { folder, config, options } = setting;
	site = await made.copy({
		...(folder && { folder }),
		...(config && { config }),
		...(options && { options }),
	});
	await site.build();
	const files = await site.files();
	expect(files).toContain(setting.page);
	expect(files).toContain(setting.feed ?? 'podcast/feed.xml');
	const broken = await brokenLinks(site, { origin: 'https://example.com', base: setting.base ?? '' });
	expect(broken.filter((link) => !setting.lost?.test(link))).toEqual([]);
	const feed = await site.read(`dist/${setting.feed ?? 'podcast/feed.xml'}`);
	expect(feed.match(/<item>/g)).toHaveLength(2);
});

test('a site with a cache elsewhere has its episodes there, and no broken link', async () => {
	site = await makeSite({
		newsletters: { '042-cache.md': english },
		config: { outDir: './dist', cacheDir: './my cache' },
	});
	await site.build();
	const { episodes } = JSON.parse(await site.read('my cache/newscast/ledger.json'));
	expect(Object.keys(episodes)).toEqual(['042-cache']);
	expect(await site.files()).toContain('podcast/042-cache/index.html');
	expect(await brokenLinks(site, { origin: 'https://example.com', base: '' })).toEqual([]);
});

test('the podcast can be the whole site', async () => {
	site = await made.copy({ options: { path: '/' } });
	await rm(join(site.root, 'src/pages/index.astro'));
	await site.build();
	expect(await site.files()).toEqual(
		expect.arrayContaining(['index.html', '041-nuvem/index.html', 'feed.xml', '041-nuvem.vtt']),
	);
	expect(await brokenLinks(site, { origin: 'https://example.com', base: '' })).toEqual([]);
});

test('without pages there are files and a feed', async () => {
	site = await made.copy({ options: { pages: false } });
	await site.build();
	const files = await site.files();
	expect(files.filter((file) => file.startsWith('podcast/') && /(?<!\/embed)\.html$/.test(file))).toEqual([]);
	expect(files).toContain('podcast/feed.xml');
});

test('a site that is rendered on demand keeps its podcast static', async () => {
	site = await made.copy({
		config: { output: 'server', adapter: adapter() },
		files: {
			'server.mjs': 'export const handler = () => {};',
			'src/pages/index.astro': '<h1>On demand</h1>',
		},
	});
	await site.build();
	const files = await site.files();
	expect(files).toEqual(
		expect.arrayContaining([
			'client/podcast/feed.xml',
			'client/podcast/041-nuvem/index.html',
			'client/podcast/041-nuvem.vtt',
		]),
	);
});

/** The least that Astro accepts as an adapter. */
function adapter(): AstroIntegration {
	return {
		name: 'test-adapter',
		hooks: {
			'astro:config:done'({ setAdapter, config }) {
				setAdapter({
					name: 'test-adapter',
					serverEntrypoint: new URL('server.mjs', config.root),
					exports: ['handler'],
					supportedAstroFeatures: { serverOutput: 'stable', staticOutput: 'stable' },
				});
			},
		},
	};
}
