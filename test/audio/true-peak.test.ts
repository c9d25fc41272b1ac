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

	// Cases 20 to 23: made at four times the rate, with 0 to 3 samples before it, and brought down to the rate.
	test.each([
		['case 20', 0],
		['case 21', 1],
		['case 22', 2],
		['case 23', 3],
	])('EBU Tech 3341 %s: a louder period, sampled %i quarters of a sample late', (_case, offset) => {
		const peak = decibelsOf(truePeakOf(everyFourth(lowPassed(louderPeriod(offset)))));
		expect(peak).toBeGreaterThanOrEqual(-0.4);
		expect(peak).toBeLessThanOrEqual(0.2);
	});
});

/**
 * At four times the rate: a sine of a 6th of the rate at half scale, with one period of a 4th of the rate at full scale
 * in its middle, and short fades. The rate itself does not matter.
 */
function louderPeriod(offset: number): Float32Array {
	const half = 24 * 100;
	const period = 16;
	const softly = (fade: (n: number) => number) =>
		Float32Array.from({ length: half }, (_, n) => {
			return 0.5 * Math.sin((2 * Math.PI * n) / 24) * Math.min(1, fade(n) / 240);
		});
	const loudly = Float32Array.from({ length: period }, (_, n) => Math.sin((2 * Math.PI * n) / period));
	return joined(
		new Float32Array(offset),
		softly((n) => n),
		loudly,
		softly((n) => half - n),
	);
}

/** Without what the lower rate cannot hold: a sinc under a Hann window that lets half of that rate through. */
function lowPassed(samples: Float32Array): Float32Array {
	const wide = 128;
	const taps = Float64Array.from({ length: 2 * wide + 1 }, (_, index) => {
		const x = (index - wide) / 4;
		const sinc = x === 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x);
		return (sinc * Math.cos((Math.PI * (index - wide)) / (2 * wide + 2)) ** 2) / 4;
	});
	return samples.map((_, n) => {
		let sum = 0;
		for (let tap = -wide; tap <= wide; tap++) sum += (taps[tap + wide] ?? 0) * (samples[n - tap] ?? 0);
		return sum;
	});
}

function everyFourth(samples: Float32Array): Float32Array {
	return samples.filter((_, n) => n % 4 === 0);
}

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
