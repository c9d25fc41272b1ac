import { expect, test } from 'vitest';
import { energiesOf } from '../../integration/audio/meter.ts';
import { waveformOf } from '../../integration/audio/waveform.ts';

test('levels are amplitudes as shares of the loudest', () => {
	expect(waveformOf(Float64Array.of(0.04, 0.01, 0, 0.0001))).toEqual([1, 0.5, 0, 0.05]);
});

test('a long programme has 200 levels, each of its own stretch', () => {
	const energies = new Float64Array(10_007).fill(0.25);
	energies.fill(1, 0, 5000);
	const levels = waveformOf(energies);
	expect(levels).toHaveLength(200);
	expect(levels.slice(0, 99)).toEqual(new Array(99).fill(1));
	expect(levels.slice(101)).toEqual(new Array(99).fill(0.5));
});

test('silence has no level, and nothing has no levels', () => {
	expect(waveformOf(new Float64Array(3))).toEqual([0, 0, 0]);
	expect(waveformOf(new Float64Array(0))).toEqual([]);
});

test('what is heard as loud is drawn as loud: a low hum is not, whatever its amplitude', () => {
	const sound = Float32Array.from({ length: 44_100 * 2 }, (_, sample) => {
		const hertz = sample < 44_100 ? 1000 : 30;
		return 0.5 * Math.sin((2 * Math.PI * hertz * sample) / 44_100);
	});
	const levels = waveformOf(energiesOf(sound, 44_100));
	expect(Math.max(...levels.slice(12))).toBeLessThan(0.5);
});
