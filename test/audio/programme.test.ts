import { expect, test } from 'vitest';
import { fadeEdges } from '../../integration/audio/fades.ts';
import { layOut } from '../../integration/audio/programme.ts';

test('turns follow each other with their pauses, and silence of at least 0.8 s up to a whole frame ends the programme', () => {
	const timeline = layOut([
		{ length: 44_100, pause: 0.3 },
		{ length: 1_000, pause: 0.25 },
	]);
	expect(timeline).toEqual({
		turns: [
			{ start: 13_230, end: 57_330 },
			{ start: 68_355, end: 69_355 },
		],
		length: 91 * 1_152,
	});
});

test('edges fade over 5 ms in and 10 ms out, and the rest is as it was', () => {
	const samples = new Float32Array(1_000).fill(1);
	fadeEdges(samples, 10_000);
	const untouched = samples.subarray(50, 900);
	expect(untouched.every((sample) => sample === 1)).toBe(true);
	expect(samples[0]).toBeLessThan(0.01);
	expect(samples[25]).toBeCloseTo(0.5, 1);
	expect(samples[950]).toBeCloseTo(0.5, 1);
	expect(samples[999]).toBeLessThan(0.01);
});

test('a turn shorter than its fades does not break', () => {
	const samples = new Float32Array(20).fill(1);
	fadeEdges(samples, 10_000);
	expect(samples.every((sample) => sample >= 0 && sample < 1)).toBe(true);
});
