import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { checkCover, id3Cover } from '../../integration/audio/cover.ts';
import { noise } from '../helpers/signals.ts';

const plain = (width: number, height = width) =>
	sharp({ create: { width, height, channels: 3, background: 'teal' } });

describe('checking a cover', () => {
	test.each([
		['cover.png', 'png', 1400, () => plain(1400).png()],
		['cover.jpg', 'jpg', 3000, () => plain(3000).jpeg()],
		['COVER.JPEG', 'jpg', 2000, () => plain(2000).jpeg()],
	])('%s is accepted as %s', async (file, format, size, image) => {
		expect(await checkCover(await image().toBuffer(), file)).toEqual({ width: size, height: size, format });
	});

	test.each([
		['too small', 'cover.png', () => plain(1399).png(), /1399 x 1399 pixels, not 1400 to 3000/],
		['too large', 'cover.png', () => plain(3001).png(), /3001 x 3001/],
		['not square', 'cover.png', () => plain(1400, 1500).png(), /1400 x 1500 pixels, not square/],
		['a PNG called JPEG', 'cover.jpg', () => plain(1400).png(), /is a PNG, but its name ends in "\.jpg"/],
		['WebP', 'cover.webp', () => plain(1400).webp(), /is WEBP, not JPEG or PNG/],
	])('one that is %s is a Problem with its place', async (_name, file, image, message) => {
		await expect(checkCover(await image().toBuffer(), file)).rejects.toMatchObject({
			name: 'Newscast',
			message: expect.stringMatching(message),
			loc: { file },
		});
	});

	test('what is no image is a Problem', async () => {
		await expect(checkCover(new TextEncoder().encode('<html>'), 'cover.png')).rejects.toThrow(/not an image/);
		await expect(checkCover(new Uint8Array(), 'cover.png')).rejects.toThrow(/not an image/);
	});
});

describe('the copy for the MP3', () => {
	let folder: string;
	beforeAll(async () => {
		folder = await mkdtemp(join(tmpdir(), 'newscast-cover-'));
	});
	afterAll(() => rm(folder, { recursive: true }));

	test('is a JPEG of at most 600 pixels and 300 kB, even of noise with transparency', async () => {
		const random = noise(4);
		const raw = Buffer.from(Uint8Array.from({ length: 1400 * 1400 * 4 }, () => 128 + 127 * random()));
		const file = join(folder, 'noise.png');
		await writeFile(
			file,
			await sharp(raw, { raw: { width: 1400, height: 1400, channels: 4 } })
				.png()
				.toBuffer(),
		);
		const copy = await id3Cover(file);
		expect(copy.length).toBeLessThanOrEqual(300_000);
		expect(await sharp(copy).metadata()).toMatchObject({
			format: 'jpeg',
			width: 600,
			height: 600,
			channels: 3,
			space: 'srgb',
		});
		expect(Buffer.compare(copy, await id3Cover(file))).toBe(0);
	});

	test('of a file that is missing or damaged is a Problem', async () => {
		const file = join(folder, 'broken.jpg');
		await expect(id3Cover(file)).rejects.toMatchObject({ name: 'Newscast', loc: { file } });
		await writeFile(file, (await plain(1400).jpeg().toBuffer()).subarray(0, 300));
		await expect(id3Cover(file)).rejects.toMatchObject({ name: 'Newscast', loc: { file } });
	});
});
