import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadBed, loadClip } from '../../integration/audio/clips.ts';
import { mp3, music, wav } from '../helpers/jingles.ts';
import { joined, silence } from '../helpers/signals.ts';

let folder: string;
beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), 'newscast-clips-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function load(bytes: Uint8Array | string, how = loadClip) {
	const file = join(folder, 'clip');
	await writeFile(file, bytes);
	return how(file);
}

const seconds = ({ samples }: { samples: Float32Array }) => samples.length / 44_100;
const reference = wav([music(3, 44_100)], 44_100);

describe('a clip comes out at 44.1 kHz, in mono, as long and as loud as it is', () => {
	test.each<[string, () => Uint8Array | Promise<Uint8Array>]>([
		['WAV, mono, 22.05 kHz', () => wav([music(3, 22_050)], 22_050)],
		['WAV, stereo, 48 kHz', () => wav([music(3, 48_000), music(3, 48_000)], 48_000)],
		[
			'WAV whose channels cancel each other out',
			() => wav([music(3, 44_100), music(3, 44_100, -0.5)], 44_100),
		],
		['MP3, mono, 22.05 kHz', () => mp3([music(3, 22_050)], 22_050)],
		['MP3, stereo, 48 kHz', () => mp3([music(3, 48_000), music(3, 48_000)], 48_000)],
		['MP3, stereo, 44.1 kHz', () => mp3([music(3, 44_100), music(3, 44_100)], 44_100)],
	])('%s', async (_name, bytes) => {
		const expected = await load(reference);
		const clip = await load(await bytes());
		// An MP3 without an Info frame keeps up to three frames of silence at its ends, which are cut off again.
		expect(Math.abs(seconds(clip) - 3)).toBeLessThan(0.06);
		// LAME turns what it encodes down by 0.45 dB at 128 kbit/s.
		expect(Math.abs(clip.loudness - expected.loudness)).toBeLessThan(0.6);
	});
});

test('silence around it is cut off, what rings out is not', async () => {
	const ringing = music(0.5, 44_100);
	const tail = Float32Array.from({ length: 88_200 }, (_, n) => {
		return 0.1 * Math.sin(n / 20) * 10 ** (-n / 44_100);
	});
	const clip = await load(wav([joined(silence(1, 44_100), ringing, tail, silence(2, 44_100))], 44_100));
	expect(Math.abs(seconds(clip) - 2.5)).toBeLessThan(0.05);
});

test('a bed is not cut: its end was made to meet its beginning', async () => {
	const bed = wav([joined(silence(0.5, 44_100), music(4, 44_100))], 44_100);
	expect(seconds(await load(bed, loadBed))).toBe(4.5);
});

test('an offset is taken out', async () => {
	const { samples } = await load(wav([music(3, 44_100, 0.3).map((sample) => sample + 0.2)], 44_100));
	expect(Math.abs(samples.reduce((sum, sample) => sum + sample, 0) / samples.length)).toBeLessThan(0.001);
});

describe('what cannot be used is a Problem that says why', () => {
	test.each<[string, () => Uint8Array | string | Promise<Uint8Array>, RegExp]>([
		['empty', () => '', /^It is empty/],
		['not sound', () => '<html>404</html>', /neither a WAV nor an MP3/],
		['a WAV file without sound', () => reference.subarray(0, 44), /no sound in it/],
		[
			'a WAV file of another kind',
			() => Buffer.concat([reference.subarray(0, 20), Buffer.from([85, 0]), reference.subarray(22)]),
			/not a WAV file that can be used/,
		],
		[
			'an MP3 file of noise',
			() => Buffer.concat([Buffer.from([0xff, 0xfb, 0x90, 0]), Buffer.alloc(9_000, 7)]),
			/damaged|no sound/,
		],
		[
			'a tag and nothing else',
			() => Buffer.from('4944330300000000000a00000000000000000000', 'hex'),
			/no sound in it/,
		],
		['silent', () => wav([silence(2, 44_100)], 44_100), /^It is silent/],
		['a WAV file that is too long', () => wav([music(91, 8_000)], 8_000), /longer than 90 s/],
		['an MP3 file that is too long', () => mp3([music(91, 22_050)], 22_050), /longer than 90 s/],
		['of a rate that nothing has', () => wav([music(1, 4_000)], 4_000), /sample rate is 4000 Hz/],
	])('%s', async (_name, bytes, message) => {
		await expect(load(await bytes())).rejects.toMatchObject({
			name: 'Newscast',
			message: expect.stringMatching(message),
		});
	});

	test('a file that is not there', async () => {
		await expect(loadClip(join(folder, 'nothing.wav'))).rejects.toThrow(/cannot be read: ENOENT/);
	});

	test('a silent bed', async () => {
		await expect(load(wav([silence(2, 44_100)], 44_100), loadBed)).rejects.toThrow('It is silent.');
	});
});
