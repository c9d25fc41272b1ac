import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { amplitudeOf, decibelsOf } from '../../integration/audio/decibels.ts';
import { decodeMp3 } from '../../integration/audio/decode.ts';
import { encoderAttenuation, type StartEncoder } from '../../integration/audio/encoder.ts';
import { samplesPerFrame } from '../../integration/audio/programme.ts';
import { joined, noise, pieces, silence, sine, speechLike } from '../helpers/signals.ts';
import { mp3Frames } from './mp3-frames.ts';

const sampleRate = 44_100;

/** What every encoder has to do. */
export function encoderContract(start: StartEncoder): void {
	const idle = new AbortController().signal;
	let folder: string;
	let file: string;
	beforeEach(async () => {
		folder = await mkdtemp(join(tmpdir(), 'newscast-encoder-'));
		file = join(folder, 'programme.mp3');
	});
	afterEach(() => rm(folder, { recursive: true }));

	async function encode(samples: Float32Array, lengths = [50_000]): Promise<Buffer> {
		const encoder = await start(file, idle);
		for (const piece of pieces(samples, lengths)) await encoder.write(piece);
		await encoder.finish();
		await encoder.abort();
		return readFile(file);
	}

	async function decoded(): Promise<Float32Array> {
		const parts: Float32Array[] = [];
		for await (const part of decodeMp3(file)) parts.push(part);
		return joined(...parts);
	}

	test.each([1, 2, 87, 300])('%i frames decode to as many samples', async (frames) => {
		const length = frames * samplesPerFrame;
		const random = noise(9);
		await encode(new Float32Array(length).map(() => 0.1 * random()));
		expect(await decoded()).toHaveLength(length);
	});

	test('sound stays where it was, and is turned down by exactly what is made up for', async () => {
		const samples = joined(silence(0.5, sampleRate), sine({ hz: 997, amplitude: 0.5 }, 1, sampleRate));
		await encode(samples);
		const back = await decoded();
		const rms = (signal: Float32Array) =>
			Math.sqrt(signal.subarray(30_000, 60_000).reduce((sum, sample) => sum + sample * sample, 0) / 30_000);
		expect(decibelsOf(rms(back) / rms(samples))).toBeCloseTo(-encoderAttenuation, 2);
		const factor = amplitudeOf(-encoderAttenuation);
		const difference = back.map((sample, n) => sample - factor * (samples[n] ?? 0));
		expect(decibelsOf(rms(difference) / rms(samples))).toBeLessThan(-40);
	});

	test('every frame has 192 kbit/s, 44.1 kHz and, but for the Info frame, joint stereo', async () => {
		const bytes = await encode(speechLike({ seconds: 4, sampleRate }).samples);
		const [info, ...frames] = mp3Frames(bytes);
		expect(frames.length).toBeGreaterThan(150);
		expect(new Set(frames.map(({ mode }) => mode))).toEqual(new Set(['joint stereo']));
		for (const frame of [info, ...frames]) {
			expect(frame).toMatchObject({ kilobitsPerSecond: 192, sampleRate });
		}
	});

	test('the Info frame counts the frames and bytes after it', async () => {
		const bytes = await encode(speechLike({ seconds: 3, sampleRate }).samples);
		expect(bytes.toString('latin1', 36, 40)).toBe('Info');
		expect(bytes.readUInt32BE(44)).toBe(mp3Frames(bytes).length - 1);
		expect(bytes.readUInt32BE(48)).toBe(bytes.length);
		const contents = [...bytes.subarray(52, 152)];
		expect(contents).toEqual(contents.toSorted((a, b) => a - b));
		expect(contents[50]).toBeGreaterThan(120);
		expect(contents[50]).toBeLessThan(136);
	});

	test('the same samples give the same bytes, however they come', async () => {
		const { samples } = speechLike({ seconds: 3, sampleRate });
		const hash = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');
		expect(hash(await encode(samples, [1_000, 7, 90_000]))).toBe(hash(await encode(samples)));
	});

	test('abort leaves no file', async () => {
		const encoder = await start(file, idle);
		await encoder.write(silence(5, sampleRate));
		await encoder.abort();
		expect(await readdir(folder)).toEqual([]);
	});

	test('the signal stops it, and after abort there is no file', async () => {
		const controller = new AbortController();
		const encoder = await start(file, controller.signal);
		await encoder.write(silence(5, sampleRate));
		controller.abort(new Error('enough'));
		await expect(encoder.write(silence(60, sampleRate)).then(() => encoder.finish())).rejects.toThrow(
			'enough',
		);
		await encoder.abort();
		expect(await readdir(folder)).toEqual([]);
	});

	test('a folder that is not there is an error, and nothing hangs', async () => {
		await expect(
			(async () => {
				const encoder = await start(join(folder, 'missing', 'programme.mp3'), idle);
				try {
					await encoder.write(silence(20, sampleRate));
					await encoder.finish();
				} finally {
					await encoder.abort();
				}
			})(),
		).rejects.toThrow(/missing|ffmpeg/);
	});
}
