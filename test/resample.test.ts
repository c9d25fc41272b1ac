import { describe, expect, test } from 'vitest';
import { decibelsOf } from '../integration/audio/decibels.ts';
import { resample } from '../integration/resample.ts';
import { sine } from './helpers/signals.ts';

/** Largest difference away from the edges, where the signal begins and ends abruptly. */
function error(actual: Float32Array, expected: Float32Array): number {
	const edge = 500;
	const inner = actual.subarray(edge, -edge);
	return decibelsOf(Math.max(...inner.map((sample, n) => Math.abs(sample - (expected[n + edge] ?? 0)))));
}

describe.each([8_000, 16_000, 22_050, 24_000, 32_000, 48_000, 96_000])('from %i to 44 100 Hz', (from) => {
	test('a sine stays the same sine, in time and level', () => {
		const hz = Math.min(from, 44_100) * 0.3;
		const actual = resample(sine({ hz, amplitude: 0.5, phase: 30 }, 0.2, from), from, 44_100);
		const expected = sine({ hz, amplitude: 0.5, phase: 30 }, 0.2, 44_100);
		expect(actual.length).toBe(expected.length);
		expect(error(actual, expected)).toBeLessThan(-66);
	});

	test('a constant stays constant', () => {
		const actual = resample(new Float32Array(from / 5).fill(0.5), from, 44_100);
		expect(error(actual, new Float32Array(actual.length).fill(0.5))).toBeLessThan(-100);
	});
});

test('what is above the new Nyquist frequency goes', () => {
	const actual = resample(sine({ hz: 30_000, amplitude: 1 }, 0.2, 96_000), 96_000, 44_100);
	expect(error(actual, new Float32Array(actual.length))).toBeLessThan(-70);
});

test('the same rate gives the same samples', () => {
	const samples = sine({ hz: 100, amplitude: 1 }, 0.1, 44_100);
	expect(resample(samples, 44_100, 44_100)).toBe(samples);
});
