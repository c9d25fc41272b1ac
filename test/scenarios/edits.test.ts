import { rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { both, english, portuguese } from '../helpers/newsletters.ts';
import { type BuiltSite, makeSite } from '../helpers/site.ts';

describe('after a first build', () => {
	let built: BuiltSite;
	let site: BuiltSite;
	beforeAll(async () => {
		built = await makeSite({ newsletters: both });
		await built.build();
	});
	beforeEach(async () => {
		site = await built.copy();
	});
	afterEach(() => site.remove());
	afterAll(() => built.remove());

	async function rebuild(): Promise<string[]> {
		site.engine.calls.length = 0;
		await site.build();
		return site.engine.calls.map(({ text }) => text);
	}

	async function guidAndAudio(id: string): Promise<{ guid: string | undefined; audio: string | undefined }> {
		const feed = await site.read('dist/podcast/feed.xml');
		const item = feed.split('<item>').find((text) => text.includes(`/podcast/audio/${id}.`));
		return {
			guid: /<guid[^>]*>([^<]+)</.exec(item ?? '')?.[1],
			audio: /<enclosure url="([^"]+)"/.exec(item ?? '')?.[1],
		};
	}

	test('a changed sentence speaks again only the turn that contains it', async () => {
		const old = await guidAndAudio('041-nuvem');
		await site.write(
			'content/newsletters/041-nuvem.md',
			portuguese.replace('Quem paga a conta é o cliente.', 'Quem paga a conta é sempre o cliente.'),
		);
		const again = await rebuild();
		expect(again).toHaveLength(1);
		expect(again[0]).toContain('Quem paga a conta é sempre o cliente.');
		const now = await guidAndAudio('041-nuvem');
		expect(now.guid).toBe(old.guid);
		expect(now.audio).not.toBe(old.audio);
	});

	test('a renamed newsletter speaks nothing', async () => {
		const folder = join(site.root, 'content/newsletters');
		await rename(join(folder, '042-cache.md'), join(folder, '043-cache.md'));
		expect(await rebuild()).toEqual([]);
		expect(await site.files()).toContain('podcast/043-cache.vtt');
		expect(await site.files()).not.toContain('podcast/042-cache.vtt');
	});

	test('front matter that nobody hears speaks nothing and publishes nothing new', async () => {
		const old = await guidAndAudio('042-cache');
		await site.write(
			'content/newsletters/042-cache.md',
			english.replace('number: 42', 'number: 42\ntags: [cache]'),
		);
		expect(await rebuild()).toEqual([]);
		expect(await guidAndAudio('042-cache')).toEqual(old);
	});

	test('a date that moves keeps the date of first publication', async () => {
		const date = async () =>
			/<pubDate>[^<]*<\/pubDate>/.exec(
				(await site.read('dist/podcast/feed.xml')).split('<item>')[1] ?? '',
			)?.[0];
		const old = await date();
		await site.write('content/newsletters/042-cache.md', english.replace('2026-11-09', '2026-11-10'));
		await rebuild();
		expect(await date()).toBe(old);
	});

	test('a deleted newsletter leaves the feed, and comes back as it was', async () => {
		const before = await site.snapshot();
		await rm(join(site.root, 'content/newsletters/041-nuvem.md'));
		await rebuild();
		expect(await site.read('dist/podcast/feed.xml')).not.toContain('A nuvem caiu');
		await site.write('content/newsletters/041-nuvem.md', portuguese);
		expect(await rebuild()).toEqual([]);
		expect(await site.snapshot()).toEqual(before);
	});

	test('drafts and future dates get no episode', async () => {
		await site.write('content/newsletters/050.md', english.replace('number: 42', 'number: 50\ndraft: true'));
		await site.write('content/newsletters/051.md', english.replace('2026-11-09', '2999-01-01'));
		expect(await rebuild()).toEqual([]);
		expect((await site.files()).filter((file) => /05[01]/.test(file))).toEqual([]);
	});

	test('what another newsletter has in common with one that was spoken is not spoken again', async () => {
		await site.write('content/newsletters/043.md', english.replace('number: 42', 'number: 43'));
		const again = await rebuild();
		const spoken = built.engine.calls.map(({ text }) => text);
		expect(again.filter((text) => spoken.includes(text))).toEqual([]);
		const { segments } = JSON.parse(await site.read('dist/podcast/043.json')) as { segments: unknown[] };
		expect(again.length).toBeLessThan(segments.length);
	});
});
