import { describe, expect, test } from 'vitest';
import { amplitudeOf, decibelsOf } from '../../integration/audio/decibels.ts';
import { limit } from '../../integration/audio/limiter.ts';
import { truePeakOf } from '../../integration/audio/true-peak.ts';
import { joined, noise, silence, sine, speechLike, withBursts } from '../helpers/signals.ts';

const sampleRate = 44_100;
const ceiling = amplitudeOf(-2);

function limited(samples: Float32Array): Float32Array {
	const result = samples.slice();
	limit(result, ceiling, sampleRate);
	return result;
}

const random = noise(3);
const loud = (pcm: { samples: Float32Array }, gain: number) => pcm.samples.map((sample) => sample * gain);

describe('never lets the true peak above the ceiling', () => {
	test.each<[string, Float32Array]>([
		['speech', loud(speechLike({ seconds: 4, sampleRate }), 4)],
		['speech with clipped bursts', loud(withBursts(speechLike({ seconds: 4, sampleRate })), 8)],
		['full-scale noise, 20 dB too loud', silence(1, sampleRate).map(() => 10 * random())],
		['a step at the first sample', silence(0.1, sampleRate).fill(3)],
		['a burst at the last sample', joined(silence(0.1, sampleRate), Float32Array.of(5))],
		['a peak between samples', sine({ hz: sampleRate / 4, amplitude: 1, phase: 45 }, 0.2, sampleRate)],
		['fewer samples than the look-ahead', Float32Array.of(2, -3, 4)],
	])('%s', (_name, samples) => {
		const peak = decibelsOf(truePeakOf(limited(samples)));
		expect(peak).toBeLessThanOrEqual(-2 + 1e-4);
		expect(peak).toBeGreaterThan(-2.5);
	});
});

test('leaves alone what needs nothing', () => {
	const samples = sine({ hz: 300, amplitude: 0.7 }, 0.5, sampleRate);
	expect(limited(samples)).toEqual(samples);
	expect(limited(new Float32Array())).toEqual(new Float32Array());
});

test('turns down before a peak and back up after it, and is otherwise out of the way', () => {
	const quiet = 0.1;
	const samples = silence(2, sampleRate).fill(quiet);
	samples[sampleRate] = 2;
	const result = limited(samples);
	const at = (seconds: number) => result[Math.round(seconds * sampleRate)] ?? 0;
	expect(at(0.99)).toBeCloseTo(quiet, 6);
	expect(at(0.9999)).toBeLessThan(quiet / 2);
	expect(at(1.08)).toBeLessThan(quiet * 0.9);
	expect(at(1.6)).toBeCloseTo(quiet, 3);
});

test('the gain moves smoothly: a limited sine has no click', () => {
	const samples = joined(
		sine({ hz: 200, amplitude: 0.3 }, 0.5, sampleRate),
		sine({ hz: 200, amplitude: 1.5 }, 0.5, sampleRate),
	);
	const result = limited(samples);
	const steps = Array.from(result.subarray(1), (sample, n) => Math.abs(sample - (result[n] ?? 0)));
	// The steepest a sine of this amplitude gets, and half as much again.
	expect(Math.max(...steps)).toBeLessThan(1.5 * ceiling * ((2 * Math.PI * 200) / sampleRate));
});
