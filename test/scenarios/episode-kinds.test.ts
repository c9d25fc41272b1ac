import { join } from 'node:path';
import { parseRssFeed } from 'feedsmith';
import { parseFile } from 'music-metadata';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { coverPng } from '../helpers/cover.ts';
import { brief } from '../helpers/newsletters.ts';
import { type BuiltSite, makeSite, testShow } from '../helpers/site.ts';

const blue = () =>
	sharp({ create: { width: 1500, height: 1500, channels: 3, background: '#1d47b8' } })
		.jpeg()
		.toBuffer();

const trailer = brief.replace(
	'number: 42',
	'season: 2\nepisodeType: trailer\nepisodeCover: ../art/trailer.jpg',
);
const bonus = brief
	.replace('number: 42', 'number: 41\nseason: 1\nepisodeType: bonus\nepisodeLabel: Especial')
	.replace('2026-11-09', '2026-11-02');

let site: BuiltSite;
let items: ReturnType<typeof itemsOf>;

const itemsOf = (xml: string) => parseRssFeed(xml).items ?? [];
const readItems = async () => itemsOf(await site.read('dist/podcast/feed.xml'));

beforeAll(async () => {
	site = await makeSite({
		newsletters: { 'bonus.md': bonus, 'trailer.md': trailer },
		files: { 'content/art/trailer.jpg': await blue() },
		options: { show: { ...testShow, seasons: { 1: 'A primeira' } } },
	});
	await site.build();
	items = await readItems();
});
afterAll(() => site.remove());

test('front matter says what kind of episode it is', async () => {
	expect(items.map(({ itunes }) => itunes?.episodeType)).toEqual(['trailer', 'bonus']);
	expect(items.map(({ podcast }) => podcast?.season?.name)).toEqual([undefined, 'A primeira']);
	expect(items[1]?.podcast?.episode).toEqual({ number: 41, display: 'Especial' });
	expect(await site.read('dist/podcast/feed.xml')).toContain('<podcast:trailer ');
});

test('an episode has its own cover in the feed and in the MP3', async () => {
	const [own = '', usual] = items.map(({ itunes }) => itunes?.image);
	expect(own).toMatch(/^https:\/\/example\.com\/podcast\/covers\/trailer\.[0-9a-f]{10}\.jpg$/);
	expect(usual).toMatch(/\/podcast\/cover\.[0-9a-f]{8}\.png$/);
	expect(await site.bytes(join('dist', new URL(own).pathname))).toEqual(await blue());

	const audio = new URL(items[0]?.enclosures?.[0]?.url ?? '').pathname;
	const { common } = await parseFile(join(site.dist, audio));
	const { channels } = await sharp(common.picture?.[0]?.data).stats();
	expect(channels.map(({ mean }) => Math.round(mean / 16))).toEqual(
		[0x1d, 0x47, 0xb8].map((value) => Math.round(value / 16)),
	);
});

test('a second build changes nothing', async () => {
	const before = await site.snapshot();
	const calls = site.engine.calls.length;
	await site.build();
	expect(await site.snapshot()).toEqual(before);
	expect(site.engine.calls.length).toBe(calls);
});

test('another picture is a new cover and a new MP3 of the same takes', async () => {
	const calls = site.engine.calls.length;
	await site.write(
		'content/art/trailer.jpg',
		await sharp(await blue())
			.negate()
			.jpeg()
			.toBuffer(),
	);
	await site.build();
	const [after] = await readItems();
	expect(after?.itunes?.image).not.toBe(items[0]?.itunes?.image);
	expect(after?.enclosures?.[0]?.url).not.toBe(items[0]?.enclosures?.[0]?.url);
	expect(after?.guid).toEqual(items[0]?.guid);
	expect(site.engine.calls.length).toBe(calls);
});

test.each([
	['is missing', 'content/art/none.jpg', undefined, "The episode's cover could not be read"],
	[
		'is not square',
		'content/art/odd.png',
		() => coverPng(1400, 1500),
		'The cover is 1400 x 1500 pixels, not square',
	],
])('a cover that %s is told with its file', async (_name, file, image, message) => {
	if (image) await site.write(file, await image());
	const changed = trailer.replace('../art/trailer.jpg', file.replace('content/', '../'));
	await site.write('content/newsletters/trailer.md', changed);
	await expect(site.build()).rejects.toMatchObject({
		message: expect.stringContaining(message),
		loc: { file },
	});
});
