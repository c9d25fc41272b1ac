import { describe, expect, test } from 'vitest';
import type { Episode } from '../../integration/episode/episode.ts';
import type { SiteData, SiteModule } from '../../integration/site/site.ts';
import { newscastModules, virtualId } from '../../integration/site/virtual.ts';
import { episodeFixture } from '../helpers/episodes.ts';
import { siteFixture } from './fixtures.ts';

/** What a newsletter about the web may well contain. */
const hostile = [
	'</script><script>alert(1)</script><!--',
	'line\u2028separator\u2029and \u0000 and \ud83d\ude00',
	'process.env.NODE_ENV `$' + '{x}` \\u0041 \\',
	'import.meta.env.SSR import.meta.glob("./*.md") new URL("./x.png", import.meta.url)',
	'__VITE_ASSET__abc__ __dirname',
	'{"__proto__":{"polluted":true}}',
].join(' ');

/** Loads the modules as a bundler would: by their sources alone. */
async function loadModules(data: SiteData): Promise<{ module: SiteModule; loaded: string[] }> {
	const plugin = newscastModules(() => data);
	const loaded: string[] = [];
	const url = (id: string): string => {
		const resolved = plugin.resolveId(id);
		const source = resolved && plugin.load(resolved);
		if (!source) throw new Error(`${id} is not a module`);
		loaded.push(id);
		// Every import of these modules is dynamic, with a literal name.
		const linked = source.replace(/import\('([^']+)'\)/g, (_, name: string) => `import('${url(name)}')`);
		return `data:text/javascript;base64,${Buffer.from(linked).toString('base64')}`;
	};
	return { module: await import(/* @vite-ignore */ url(virtualId)), loaded };
}

describe('virtual:newscast', () => {
	test('tells of all episodes without their transcripts, and loads one with it', async () => {
		const data = siteFixture();
		const { module } = await loadModules(data);
		expect(module.show).toEqual(data.show);
		expect(module.location).toEqual(data.location);
		expect(module.pending).toEqual(data.pending);
		expect(module.episodes.map(({ id }) => id)).toEqual(['2026/043', '2026/042']);
		expect(Object.keys(module.episodes[0] ?? {})).not.toContain('turns');
		const { cues, ...page } = data.episodes[1] as Episode;
		expect(cues).not.toEqual([]);
		expect(await module.loadEpisode('2026/042')).toEqual({ ...page, hasWordTimes: false });
		expect(await module.loadEpisode('2026/041')).toBeUndefined();
		expect(await module.loadEpisode('constructor')).toBeUndefined();
	});

	test('carries any text unchanged', async () => {
		const episode = episodeFixture({ title: hostile, description: hostile });
		const turns = episode.turns.map((turn) => ({ ...turn, text: hostile }));
		const data = siteFixture({ episodes: [{ ...episode, turns }] });
		const { module } = await loadModules(data);
		expect(module.episodes[0]?.title).toBe(hostile);
		expect(await module.loadEpisode(episode.id)).toMatchObject({ title: hostile, turns });
	});

	test('groups transcripts by 64, in order', async () => {
		const episodes = Array.from({ length: 130 }, (_, number) => episodeFixture({ id: `e${number}` }));
		const { module, loaded } = await loadModules(siteFixture({ episodes }));
		expect(loaded.filter((id) => id !== virtualId)).toHaveLength(3);
		for (const id of ['e0', 'e63', 'e64', 'e127', 'e128', 'e129']) {
			expect((await module.loadEpisode(id))?.id).toBe(id);
		}
	});

	test('is empty but whole without episodes', async () => {
		const { module } = await loadModules(siteFixture({ episodes: [], pending: [] }));
		expect(module.episodes).toEqual([]);
		expect(await module.loadEpisode('x')).toBeUndefined();
	});
});

describe('newscastModules', () => {
	test('leaves other modules to others', () => {
		const plugin = newscastModules(() => siteFixture());
		expect(plugin.resolveId('virtual:newscaster')).toBeUndefined();
		expect(plugin.resolveId('./episodes/0')).toBeUndefined();
		expect(plugin.load(virtualId)).toBeUndefined();
		expect(plugin.load('/src/pages/index.astro')).toBeUndefined();
	});

	test('reads the data when a module is loaded, so that changes show', () => {
		let asked = 0;
		const plugin = newscastModules(() => {
			asked++;
			return siteFixture();
		});
		plugin.resolveId(virtualId);
		expect(asked).toBe(0);
		plugin.load(`\0${virtualId}`);
		expect(asked).toBe(1);
	});

	test('says where the module cannot be imported', () => {
		const plugin = newscastModules(() => undefined);
		expect(() => plugin.load(`\0${virtualId}`)).toThrow('imported where there is no podcast');
	});
});
