import { expect, test } from 'vitest';
import { fadeEdges } from '../../integration/audio/fades.ts';
import { layOut } from '../../integration/audio/programme.ts';

test('parts follow each other with their pauses, and silence of at least 0.8 s up to a whole frame ends the programme', () => {
	const { parts, length } = layOut([
		{ length: 44_100, pause: 0.3 },
		{ length: 1_000, pause: 0.25 },
	]);
	expect(parts).toMatchObject([
		{ start: 13_230, end: 57_330 },
		{ start: 68_355, end: 69_355 },
	]);
	expect(length).toBe(91 * 1_152);
});

test('a part begins under the one before when its pause is below zero, and what follows follows it', () => {
	const { parts } = layOut([
		{ length: 88_200, pause: 0 },
		{ length: 4_410, pause: -1 },
		{ length: 4_410, pause: 0.1 },
		{ length: 44_100, pause: -9 },
	]);
	expect(parts.map(({ start }) => start)).toEqual([0, 44_100, 52_920, 52_920]);
});

test('a programme lasts until its longest part is over', () => {
	const { length } = layOut([
		{ length: 88_200, pause: 0 },
		{ length: 4_410, pause: -1 },
	]);
	expect(length).toBe(Math.ceil((88_200 + 0.8 * 44_100) / 1_152) * 1_152);
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
