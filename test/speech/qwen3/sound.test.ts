import { describe, expect, it } from 'vitest';
import { resample } from '../../../integration/resample.ts';
import { decodeFrames } from '../../../integration/speech/qwen3/codec.ts';
import type { Graph } from '../../../integration/speech/qwen3/graphs.ts';
import { hearing, melFrames } from '../../../integration/speech/qwen3/mel.ts';
import { sine } from '../../helpers/signals.ts';

describe('the mel spectrogram', () => {
	/** Two tones and a rising one. */
	const samples = Float32Array.from({ length: 4_000 }, (_, n) => {
		const t = n / 24_000;
		const turn = 2 * Math.PI * t;
		return (
			0.5 * Math.sin(440 * turn) + 0.25 * Math.sin(3_000 * turn) + 0.1 * Math.sin((200 + 40_000 * t) * turn)
		);
	});
	const mel = melFrames(samples);

	/** Computed with numpy from the formulas of librosa's Slaney filters and torch's STFT. */
	it.each([
		[0, [-0.7831, -0.7706, -0.5193, -0.4721, -1.0976, -2.0148, -3.582, -3.5682, -5.3134]],
		[7, [-8.0073, -7.9358, -6.2742, -5.8543, -4.5252, -10.7011, -11.5129, -11.5129, -11.5129]],
		[14, [-2.9549, -2.9444, -2.5382, -2.4501, -2.0886, -4.0672, -4.0862, -4.8612, -1.6687]],
	])('has in frame %i what numpy computes', (frame, expected) => {
		const bands = [0, 1, 8, 9, 20, 46, 64, 90, 127];
		for (const [index, band] of bands.entries()) {
			expect(mel[frame * hearing.bands + band]).toBeCloseTo(expected[index] ?? Number.NaN, 3);
		}
	});

	it('has a frame for each 256 samples', () => {
		expect(mel.length).toBe(15 * hearing.bands);
		expect(melFrames(new Float32Array(24_000)).length).toBe(93 * hearing.bands);
	});

	it('has the floor of the formula for silence', () => {
		expect(new Set(melFrames(new Float32Array(2_000)))).toEqual(new Set([Math.fround(Math.log(1e-5))]));
	});
});

describe('changing the sample rate', () => {
	const middle = (samples: Float32Array) => samples.subarray(4_000, -4_000);

	it.each([16_000, 22_050, 44_100, 48_000])('keeps a tone, from %i Hz', (from) => {
		const tone = { hz: 1_000, amplitude: 0.5 };
		const changed = resample(sine(tone, 1, from), from, 24_000);
		expect(changed).toHaveLength(24_000);
		const expected = middle(sine(tone, 1, 24_000));
		const apart = middle(changed).map((sample, n) => Math.abs(sample - (expected[n] ?? 1)));
		expect(Math.max(...apart)).toBeLessThan(1e-3);
	});

	it('removes what the new rate has no room for', () => {
		const changed = resample(sine({ hz: 15_000, amplitude: 0.5 }, 1, 48_000), 48_000, 24_000);
		expect(Math.max(...middle(changed).map(Math.abs))).toBeLessThan(5e-4);
	});
});

describe('the codec', () => {
	/** Answers with the number of the frame, which is its code in the first codebook. */
	function fakeCodec(perFrame = 1_920) {
		const shapes: (readonly number[])[] = [];
		const graph: Graph = {
			async run({ codes }) {
				const [, books = 0, frames = 0] = codes?.shape ?? [];
				shapes.push([books, frames, Number(codes?.data[0])]);
				const behind = Array.from({ length: frames }, (_, n) => Number(codes?.data[frames + n]));
				expect(behind.every((code, n) => code === Number(codes?.data[n]) % 7)).toBe(true);
				return () =>
					Float32Array.from({ length: frames * perFrame }, (_, n) =>
						Number(codes?.data[Math.floor(n / perFrame)]),
					);
			},
		};
		return { graph, shapes };
	}
	const frames = Array.from({ length: 650 }, (_, n) => [n, n % 7]);

	it('is given 300 frames at once, book by book, and 25 before them to go on from', async () => {
		const { graph, shapes } = fakeCodec();
		const { samples, sampleRate } = await decodeFrames(graph, frames);
		expect(shapes).toEqual([
			[2, 300, 0],
			[2, 325, 275],
			[2, 75, 575],
		]);
		expect(sampleRate).toBe(24_000);
		expect(samples).toHaveLength(650 * 1_920);
		expect(samples.every((sample, n) => sample === Math.floor(n / 1_920))).toBe(true);
	});

	it('is refused when its frames are of another length', async () => {
		await expect(decodeFrames(fakeCodec(1_024).graph, frames.slice(0, 2))).rejects.toThrow(
			'The vocoder gave 2048 samples for 2 frames, not 3840.',
		);
	});
});
