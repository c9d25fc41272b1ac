import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { both } from '../helpers/newsletters.ts';
import { type BuiltSite, makeSite } from '../helpers/site.ts';

describe('a site with two newsletters', () => {
	let site: BuiltSite;
	let log: string;
	beforeAll(async () => {
		site = await makeSite({ newsletters: both });
		log = await site.build();
	});
	afterAll(() => site.remove());

	test('gets an episode with its page, transcripts, chapters and audio for each', async () => {
		const files = (await site.files()).map((file) =>
			file.replace(/\.[\w-]{8,10}\.(?=(?:css|js|mp3|png|jpg)$)/, '.<hash>.'),
		);
		expect(files).toMatchInlineSnapshot(`
			[
			  "_astro/Episode.<hash>.css",
			  "_astro/Player.astro_astro_type_script_index_0_lang.<hash>.js",
			  "_astro/Subscribe.<hash>.css",
			  "cover.png",
			  "index.html",
			  "podcast/041-nuvem.chapters.json",
			  "podcast/041-nuvem.json",
			  "podcast/041-nuvem.srt",
			  "podcast/041-nuvem.vtt",
			  "podcast/041-nuvem/embed.html",
			  "podcast/041-nuvem/index.html",
			  "podcast/041-nuvem/oembed.json",
			  "podcast/042-cache.chapters.json",
			  "podcast/042-cache.json",
			  "podcast/042-cache.srt",
			  "podcast/042-cache.vtt",
			  "podcast/042-cache/embed.html",
			  "podcast/042-cache/index.html",
			  "podcast/042-cache/oembed.json",
			  "podcast/audio/041-nuvem.<hash>.mp3",
			  "podcast/audio/042-cache.<hash>.mp3",
			  "podcast/cover.<hash>.png",
			  "podcast/feed.xml",
			  "podcast/index.html",
			  "podcast/share/041-nuvem.<hash>.jpg",
			  "podcast/share/042-cache.<hash>.jpg",
			  "podcast/share/cover.<hash>.jpg",
			  "podcast/share/podcast.<hash>.jpg",
			]
		`);
	});

	test('is told what was made, in one table', () => {
		const table = log.slice(log.indexOf('[astro-newscast] episode'));
		const rows = table
			.split('\n')
			.slice(0, 3)
			.map((row) => row.replace(/^\[astro-newscast\] /, '').trimEnd());
		expect(rows[0]).toMatch(/^episode +minutes +spoken +reused +seconds +LUFS +dBTP +MB$/);
		expect(rows[1]).toMatch(/^041-nuvem +\d+\.\d +\d+ +0 +\d+\.\d +-1[34]\.\d +-\d\.\d +\d+\.\d$/);
		expect(rows[2]).toMatch(/^042-cache /);
	});

	test('lets no digit, URL or markup reach a voice', () => {
		for (const { text } of site.engine.calls) expect(text).not.toMatch(/[\d_*#`<>[\]{}|/\\@]|https?:/);
	});

	test('builds again without any work and without changing a byte', async () => {
		const before = await site.snapshot();
		const calls = site.engine.calls.length;
		const again = await site.build();
		expect(site.engine.calls.length).toBe(calls);
		expect(await site.snapshot()).toEqual(before);
		expect(again).toContain('2 published episodes are unchanged and reused');
	});

	test('keeps what is published when voices, options and show change', async () => {
		const audio = (await site.files()).filter((file) => file.endsWith('.mp3'));
		const calls = site.engine.calls.length;
		await site.build({ loudness: { target: -16 } });
		expect(site.engine.calls.length).toBe(calls);
		expect((await site.files()).filter((file) => file.endsWith('.mp3'))).toEqual(audio);
	});

	test('makes an episode again when asked to', async () => {
		const before = (await site.files()).filter((file) => file.endsWith('.mp3'));
		await site.build({ loudness: { target: -16 }, refresh: ['042-cache'] });
		const after = (await site.files()).filter((file) => file.endsWith('.mp3'));
		expect(after.filter((file) => !before.includes(file))).toEqual([
			expect.stringMatching(/podcast\/audio\/042-cache\.[0-9a-f]{10}\.mp3/),
		]);
		// The takes are the same: only the master is new.
		expect(after).toHaveLength(2);
	});
});
