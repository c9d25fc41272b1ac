import { mkdtemp, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { putTake, type RecordedTake, readTakeNote } from '../../integration/episode/take-file.ts';
import { decodeWav, encodeWav } from '../../integration/wav.ts';
import { plainStore } from '../helpers/plain-store.ts';
import { speechLike } from '../helpers/signals.ts';

let folder: string;
beforeEach(async () => {
	folder = await mkdtemp(join(tmpdir(), 'newscast-take-'));
});
afterEach(() => rm(folder, { recursive: true }));

const sound = speechLike({ seconds: 0.5, sampleRate: 22_050 });
const words = [
	{ text: 'Olá,', start: 0.012_345, end: 0.2 },
	{ text: 'você', start: 0.25, end: 0.499_999 },
];
const put = (take: RecordedTake) => putTake(plainStore(folder), 'take/3f.wav', take);

async function written(bytes: Uint8Array): Promise<string> {
	const file = join(folder, 'take.wav');
	await writeFile(file, bytes);
	return file;
}

describe('a take', () => {
	test('keeps what is known of it, times to the millisecond', async () => {
		const file = await put({ ...sound, words, device: 'webgpu', voice: { id: 'amy' }, attempts: [{}, {}] });
		expect(await readTakeNote(file)).toEqual({
			words: [
				{ text: 'Olá,', start: 0.012, end: 0.2 },
				{ text: 'você', start: 0.25, end: 0.5 },
			],
			device: 'webgpu',
			voice: 'amy',
			attempts: 2,
		});
	});

	test('sounds the same with a note and without', async () => {
		// Notes of even and of odd length.
		for (const device of ['cpu', 'cuda']) {
			const file = await put({ ...sound, words, device });
			expect(decodeWav(await readFile(file))).toEqual(decodeWav(encodeWav(sound)));
		}
	});

	test('of which nothing is known says so', async () => {
		expect(await readTakeNote(await put(sound))).toEqual({});
	});

	test('from before there were notes has none', async () => {
		expect(await readTakeNote(await written(encodeWav(sound)))).toBeUndefined();
	});

	test('is a RIFF file through and through', async () => {
		const bytes = await readFile(await put({ ...sound, words }));
		expect(bytes.readUInt32LE(4)).toBe(bytes.length - 8);
		const ids: string[] = [];
		let at = 12;
		while (at < bytes.length) {
			ids.push(bytes.toString('latin1', at, at + 4));
			const length = bytes.readUInt32LE(at + 4);
			at += 8 + length + (length % 2);
		}
		expect({ ids, at }).toEqual({ ids: ['fmt ', 'data', 'nwsc'], at: bytes.length });
	});
});

describe('a damaged note counts for nothing', () => {
	const note = (text: string) => encodeWav(sound, { id: 'nwsc', bytes: new TextEncoder().encode(text) });

	test.each([
		['not JSON', note('{"words":[')],
		['not an object', note('null')],
		['longer than any', lengthened(note('{}'), 0xffff_fff0)],
		['behind more chunks than there can be', endless(200)],
	])('%s', async (_name, bytes) => {
		expect(await readTakeNote(await written(bytes))).toBeUndefined();
	});

	test('cut off', async () => {
		const file = await put({ ...sound, words });
		await truncate(file, (await readFile(file)).length - 10);
		expect(await readTakeNote(file)).toBeUndefined();
	});

	test('words that are none are left out, the rest stays', async () => {
		const text = JSON.stringify({ words: [{ text: 'a', start: 0 }], device: 'cpu', attempts: 'many' });
		expect(await readTakeNote(await written(note(text)))).toEqual({ device: 'cpu' });
	});

	/** The last chunk, which is two bytes long, claims another length. */
	function lengthened(bytes: Uint8Array, length: number): Uint8Array {
		new DataView(bytes.buffer).setUint32(bytes.length - 6, length, true);
		return bytes;
	}

	function endless(count: number): Uint8Array {
		const empty = Buffer.concat(Array.from({ length: count }, () => Buffer.from('LIST\0\0\0\0', 'latin1')));
		const whole = Buffer.from(note('{"device":"cpu"}'));
		return Buffer.concat([whole.subarray(0, 36), empty, whole.subarray(36)]);
	}
});
