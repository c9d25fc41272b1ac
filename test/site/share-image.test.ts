import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadLettering } from '../../integration/site/share/lettering.ts';
import { type ShareImage, shareImages } from '../../integration/site/share/share-image.ts';
import { coverPng } from '../helpers/cover.ts';

const run = promisify(execFile);
const image: ShareImage = {
	facts: ['Episódio 42', '2 de março de 2026'],
	title: 'Navegadores leves, orçamento pesado',
	footer: 'Direto da Redação',
	voices: [
		{ lane: 0, from: 0, to: 0.4 },
		{ lane: 1, from: 0.4, to: 1 },
	],
};

describe('a share image', () => {
	let folder: string;
	let cover: string;
	beforeAll(async () => {
		folder = await mkdtemp(join(tmpdir(), 'newscast-'));
		cover = join(folder, 'cover.png');
		await writeFile(cover, await coverPng());
	});
	afterAll(() => rm(folder, { recursive: true, force: true }));

	test('is a JPEG of the size networks show, small enough for all of them', async () => {
		const bytes = await shareImages(cover)(image);
		expect(await sharp(bytes).metadata()).toMatchObject({ format: 'jpeg', width: 1200, height: 630 });
		expect(bytes.length).toBeLessThan(300_000);
	});

	test('has the same bytes for the same episode, and others for another', async () => {
		const draw = shareImages(cover);
		const [one, again, other] = await Promise.all([
			draw(image),
			shareImages(cover)(image),
			draw({ ...image, title: 'Outro título' }),
		]);
		expect(Buffer.compare(one, again)).toBe(0);
		expect(Buffer.compare(one, other)).not.toBe(0);
	});

	test('is the same on a machine without fonts', async () => {
		const module = fileURLToPath(new URL('../../integration/site/share/share-image.ts', import.meta.url));
		const draw = `
			const { shareImages } = await import(${JSON.stringify(module)});
			const bytes = await shareImages(${JSON.stringify(cover)})(${JSON.stringify(image)});
			process.stdout.write(Buffer.from(bytes).toString('base64'));`;
		const { stdout } = await run(process.execPath, ['--input-type=module', '--eval', draw], {
			env: { PATH: process.env['PATH'], FONTCONFIG_PATH: folder, FONTCONFIG_FILE: '/dev/null', HOME: folder },
			maxBuffer: 8 * 1024 * 1024,
		});
		expect(stdout).toBe(Buffer.from(await shareImages(cover)(image)).toString('base64'));
	});

	test('shows the cover, and goes on in the colour of its edge', async () => {
		const art = await sharp(await coverPng())
			.composite([
				{
					input: { create: { width: 100, height: 1400, channels: 3, background: '#1c3fc8' } },
					left: 1300,
					top: 0,
				},
			])
			.png()
			.toBuffer();
		const file = join(folder, 'art.png');
		await writeFile(file, art);
		const bytes = await shareImages(file)(image);
		const { data } = await sharp(bytes).raw().toBuffer({ resolveWithObject: true });
		const pixel = (x: number, y: number) => [...data.subarray((y * 1200 + x) * 3, (y * 1200 + x) * 3 + 3)];
		const near = (hex: string, found: number[]) =>
			found.every(
				(channel, index) => Math.abs(channel - Number.parseInt(hex.slice(index * 2, index * 2 + 2), 16)) < 8,
			);
		expect(near('b3391b', pixel(300, 300)), `${pixel(300, 300)}`).toBe(true);
		expect(near('1c3fc8', pixel(1190, 10)), `${pixel(1190, 10)}`).toBe(true);
	});

	test.each(['#000000', '#777777', '#ff0000', '#00ff00', '#ffff00', '#1c3fc8', '#808000', '#ffffff'])(
		'has readable letters on %s',
		async (background) => {
			const file = join(folder, `${background.slice(1)}.png`);
			await sharp({ create: { width: 1400, height: 1400, channels: 3, background } }).toFile(file);
			const bytes = await shareImages(file)(image);
			// The first bar is drawn in the colour of the letters.
			const [bar, panel] = await Promise.all(
				[
					{ left: 700, top: 460 },
					{ left: 1180, top: 4 },
				].map(async (place) => {
					const { data } = await sharp(bytes)
						.extract({ ...place, width: 8, height: 8 })
						.resize(1, 1)
						.raw()
						.toBuffer({ resolveWithObject: true });
					return luminance([...data]);
				}),
			);
			const [dark = 0, light = 0] = [bar ?? 0, panel ?? 0].sort((a, b) => a - b);
			expect((light + 0.05) / (dark + 0.05)).toBeGreaterThanOrEqual(4.5);
		},
	);

	test.each([
		['nothing to draw', ''],
		['another script', 'حفظ البيانات'],
		['300 characters', 'palavra '.repeat(38).trim()],
		['one long word', 'x'.repeat(300)],
		['markup', ']]></svg><script>&amp;"'],
		['control characters and emoji', 'a\u0000b\u202e👩‍💻'],
	])('is drawn with %s in the title', async (_name, title) => {
		const bytes = await shareImages(cover)({ ...image, title });
		expect((await sharp(bytes).metadata()).width).toBe(1200);
	});
});

describe('lettering', () => {
	test.each([
		['Orçamento: 12% — “não”…', 'Orçamento: 12% — “não”…'],
		['Antonín Dvořák', 'Antonín Dvořák'],
		['Café\u0301 ☕ agora 👩‍💻', 'Café agora'],
		['Nguyễn', 'Nguyen'],
		['  dois\n espaços ', 'dois espaços'],
	])('%j can be drawn as %j', async (text, drawn) => {
		expect((await loadLettering()).drawable(text)).toBe(drawn);
	});

	test.each(['Привет', '日本語', 'שלום', 'عربي', 'κόσμος', '😀', ''])(
		'%j has no outlines, and is not drawn in part',
		async (text) => {
			expect((await loadLettering()).drawable(text)).toBeUndefined();
		},
	);

	test('lines break between words and are no wider than asked', async () => {
		const letters = await loadLettering();
		const { lines, fits } = letters.wrap('Navegadores leves, orçamento pesado', {
			size: 76,
			width: 458,
			lines: 4,
		});
		expect(lines).toEqual(['Navegadores', 'leves,', 'orçamento', 'pesado']);
		expect(fits).toBe(true);
		for (const line of lines) expect(letters.width(line, 76)).toBeLessThanOrEqual(458);
	});

	test('what is too long ends with an ellipsis that fits', async () => {
		const letters = await loadLettering();
		const style = { size: 42, width: 458, lines: 2 };
		const { lines, fits } = letters.wrap('Seis anos de Pix e nenhum pitch deck, segundo o Banco', style);
		expect(fits).toBe(false);
		expect(lines).toHaveLength(2);
		expect(lines[1]).toMatch(/\p{L}…$/u);
		for (const line of lines) expect(letters.width(line, 42)).toBeLessThanOrEqual(458);
	});

	test('letters that lean together stand together, accents or not', async () => {
		const letters = await loadLettering();
		const apart = letters.width('T', 100) + letters.width('o', 100);
		expect(letters.width('To', 100)).toBeLessThan(apart);
		expect(letters.width('Tó', 100)).toBeCloseTo(letters.width('To', 100), 5);
	});
});

function luminance(pixel: readonly number[]): number {
	const [r = 0, g = 0, b = 0] = pixel.map((value) => {
		const share = value / 255;
		return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
	});
	return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
