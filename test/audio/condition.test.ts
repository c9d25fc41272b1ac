import { describe, expect, test } from 'vitest';
import { conditionTake } from '../../integration/audio/condition.ts';
import { joined, silence, sine } from '../helpers/signals.ts';

const sampleRate = 24_000;
const tone = (seconds: number, amplitude = 0.3) => sine({ hz: 300, amplitude }, seconds, sampleRate);
const condition = (samples: Float32Array) => conditionTake({ samples, sampleRate })?.samples;
const seconds = (samples: Float32Array | undefined) => (samples?.length ?? Number.NaN) / sampleRate;

describe('conditioning a take', () => {
	test('cuts it to the speech, with 50 ms before and 120 ms after', () => {
		const take = joined(silence(0.4, sampleRate), tone(1), silence(0.7, sampleRate));
		expect(seconds(condition(take))).toBeCloseTo(1.17, 1);
		expect(Math.abs(seconds(condition(take)) - 1.17)).toBeLessThanOrEqual(0.021);
	});

	test('says how much of the beginning it cut off', () => {
		const take = joined(silence(0.4, sampleRate), tone(1), silence(0.7, sampleRate));
		expect(conditionTake({ samples: take, sampleRate })?.offset).toBeCloseTo(0.35, 2);
		expect(conditionTake({ samples: tone(0.5), sampleRate })?.offset).toBe(0);
	});

	test('keeps silences inside', () => {
		const take = joined(tone(0.5), silence(1, sampleRate), tone(0.5));
		expect(seconds(condition(take))).toBeCloseTo(2, 1);
	});

	test('takes what is 35 dB below the speech for silence, and what is 30 dB below for speech', () => {
		expect(seconds(condition(joined(tone(1), tone(1, 0.3 * 10 ** (-37 / 20)))))).toBeLessThan(1.3);
		expect(seconds(condition(joined(tone(1), tone(1, 0.3 * 10 ** (-30 / 20)))))).toBeGreaterThan(1.9);
	});

	test('removes an offset without a thump at the beginning', () => {
		const take = joined(silence(0.3, sampleRate), tone(1), silence(0.3, sampleRate)).map(
			(sample) => sample + 0.2,
		);
		const clean = condition(take) ?? new Float32Array();
		const mean = clean.reduce((sum, sample) => sum + sample, 0) / clean.length;
		expect(Math.abs(mean)).toBeLessThan(0.001);
		expect(Math.max(...clean.map(Math.abs))).toBeLessThan(0.35);
		expect(seconds(clean)).toBeLessThan(1.25);
	});

	test('removes hum and leaves the voice', () => {
		const hum = sine({ hz: 20, amplitude: 0.3 }, 2, sampleRate);
		const settled = condition(hum)?.subarray(sampleRate / 10) ?? [];
		expect(Math.max(...settled.map(Math.abs))).toBeLessThan(0.04);
		expect(Math.max(...(condition(tone(1)) ?? []).map(Math.abs))).toBeGreaterThan(0.28);
	});

	test.each([
		['silence', silence(1, sampleRate)],
		['an offset alone', silence(1, sampleRate).map(() => 0.1)],
		['hiss at -80 dB', tone(1, 1e-4)],
	])('finds nothing in %s', (_name, take) => {
		expect(condition(take)).toBeUndefined();
	});

	test('a take of 0.2 s stays whole', () => {
		expect(seconds(condition(tone(0.2)))).toBeCloseTo(0.2, 2);
	});
});
