import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { readCover } from '../integration/cover.ts';
import { imageColour } from '../integration/image-colour.ts';

function square(channels: 3 | 4 = 3, size = 32) {
	return sharp({
		create: { width: size, height: size, channels, background: { r: 179, g: 57, b: 27, alpha: 0.5 } },
	});
}

test.each([
	['an RGB PNG', 'png', () => square().png(), 'rgb'],
	['a PNG with a palette', 'png', () => square().png({ palette: true }), 'rgb'],
	['a grey PNG', 'png', () => square().greyscale().toColourspace('b-w').png(), 'grey'],
	['a PNG with alpha', 'png', () => square(4).png(), 'transparent'],
	['a palette with alpha', 'png', () => square(4).png({ palette: true }), 'transparent'],
	['a JPEG', 'jpg', () => square().jpeg(), 'rgb'],
	['a progressive JPEG', 'jpg', () => square().jpeg({ progressive: true }), 'rgb'],
	[
		'a JPEG with metadata',
		'jpg',
		() =>
			square()
				.withExif({ IFD0: { Artist: 'Lia' } })
				.jpeg(),
		'rgb',
	],
	['a grey JPEG', 'jpg', () => square().greyscale().toColourspace('b-w').jpeg(), 'grey'],
	['a CMYK JPEG', 'jpg', () => square().toColourspace('cmyk').jpeg(), 'cmyk'],
] as const)('%s', async (_name, format, image, expected) => {
	expect(imageColour(await image().toBuffer(), format)).toBe(expected);
});

test('half an image says nothing, and ends', async () => {
	for (const format of ['png', 'jpg'] as const) {
		expect(imageColour(new Uint8Array(), format)).toBeUndefined();
		expect(imageColour(new Uint8Array(20).fill(0xff), format)).toBeUndefined();
	}
});

test('a cover that is not plain RGB is refused, with what to do', async () => {
	const folder = await mkdtemp(join(tmpdir(), 'newscast-'));
	try {
		await writeFile(join(folder, 'cover.png'), await square(4, 1400).png().toBuffer());
		const refused = readCover(folder, 'cover.png');
		await expect(refused).rejects.toThrow('The cover has an alpha channel.');
		await expect(refused).rejects.toMatchObject({
			hint: expect.stringContaining('RGB PNG without transparency'),
		});
	} finally {
		await rm(folder, { recursive: true, force: true });
	}
});
