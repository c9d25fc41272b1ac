import { describe, expect, test } from 'vitest';
import { decibelsOf } from '../../integration/audio/decibels.ts';
import { truePeakMeter, truePeakOf } from '../../integration/audio/true-peak.ts';
import { joined, pieces, silence, sine, speechLike } from '../helpers/signals.ts';

/** Full scale in the middle of silence, faded so that the edges add nothing. */
function tone(divisor: number, phase: number, amplitude: number, sampleRate: number): Float32Array {
	const samples = sine({ hz: sampleRate / divisor, amplitude, phase }, 0.2, sampleRate);
	return samples.map((sample, n) => sample * Math.sin((Math.PI * n) / samples.length) ** 0.1);
}

describe.each([44_100, 48_000])('at %i Hz', (sampleRate) => {
	// EBU Tech 3341 (2023), table 1, cases 15 to 19: at most 0.2 dB above and 0.4 dB below.
	test.each([
		['case 15', 4, 0, 0.5, -6],
		['case 16', 4, 45, 0.5, -6],
		['case 17', 6, 60, 0.5, -6],
		['case 18', 8, 67.5, 0.5, -6],
		['case 19', 4, 45, 1.41, 3],
	])(
		'EBU Tech 3341 %s: a sine at a %ith of the rate from %d degrees',
		(_case, divisor, phase, amplitude, dbtp) => {
			const peak = decibelsOf(truePeakOf(tone(divisor, phase, amplitude, sampleRate)));
			expect(peak).toBeGreaterThanOrEqual(dbtp - 0.4);
			expect(peak).toBeLessThanOrEqual(dbtp + 0.2);
		},
	);

	// As cases 20 to 23: one band-limited pulse, sampled at four places between its samples.
	test.each([0, 0.25, 0.5, 0.75])('a pulse that peaks %d of a sample late is found', (offset) => {
		const cutoff = 0.5;
		const pulse = Float32Array.from({ length: 400 }, (_, n) => {
			const x = cutoff * (n - 200 - offset);
			return x === 0
				? 1
				: (Math.sin(Math.PI * x) / (Math.PI * x)) * Math.cos((Math.PI * (n - 200)) / 400) ** 2;
		});
		const peak = decibelsOf(truePeakOf(pulse));
		expect(peak).toBeGreaterThanOrEqual(-0.4);
		expect(peak).toBeLessThanOrEqual(0.2);
	});
});

test('is never below the sample peak, even at the very edges', () => {
	const edge = joined(Float32Array.of(0.9), silence(0.01, 44_100), Float32Array.of(-0.8));
	expect(truePeakOf(edge)).toBeGreaterThanOrEqual(Math.fround(0.9));
	expect(truePeakOf(Float32Array.of(0.1, -0.8))).toBeGreaterThanOrEqual(Math.fround(0.8));
	expect(truePeakOf(new Float32Array())).toBe(0);
});

test('pieces of any length measure like the whole, and what is passed over changes nothing', () => {
	const { samples } = speechLike({ seconds: 3 });
	const meter = truePeakMeter();
	for (const piece of pieces(samples, [1, 5, 977, 30_000])) meter.push(piece);
	expect(meter.peak()).toBe(truePeakOf(samples));
	const loudest = Math.max(...samples.map(Math.abs));
	expect(meter.peak()).toBeGreaterThanOrEqual(loudest);
	expect(decibelsOf(meter.peak() / loudest)).toBeLessThan(3);
});
