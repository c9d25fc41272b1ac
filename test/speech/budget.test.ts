import { describe, expect, it } from 'vitest';
import { learnSpeed, type Speed, turnBudget, unknownSpeed } from '../../integration/speech/budget.ts';
import { capReached, frameCap, longestSeconds } from '../../integration/speech/cap.ts';

const voice = { id: 'x' };
const textOf = (length: number) => 'a'.repeat(length);

function speedAfter(device: string, ...factors: number[]): Speed {
	return factors.reduce(
		(speed, factor) => learnSpeed(speed, { waited: factor * 10, sound: 10, device }),
		unknownSpeed,
	);
}

describe('the cap of a take', () => {
	it('grows with the text, between its bounds', () => {
		// 120 characters: 10 s of speech, 2.2 times that is 275 frames, and 25 to spare.
		expect(frameCap({ text: textOf(120), voice })).toBe(300);
		expect(frameCap({ text: 'a', voice })).toBe(75);
		expect(frameCap({ text: textOf(2_000), voice })).toBe(720);
	});

	it('leaves time for slow speech', () => {
		expect(frameCap({ text: textOf(120), voice: { id: 'x', rate: 0.8 } })).toBe(450);
		expect(frameCap({ text: textOf(120), voice, tags: ['sighs'] })).toBe(450);
		expect(frameCap({ text: textOf(120), voice, tags: ['firmly'] })).toBe(300);
	});

	it('is an error when it is reached', () => {
		const problem = capReached({ text: textOf(120), voice }, 300);
		expect(problem.message).toBe('The model did not find an end: 300 frames, 24.0 s, for 120 characters.');
		expect(problem.hint).toMatch(/./);
	});
});

describe('the time for a turn', () => {
	it('is three minutes for what is short or fast', () => {
		expect(turnBudget({ text: 'Right.', voice }, unknownSpeed)).toBe(180);
		expect(turnBudget({ text: textOf(600), voice }, speedAfter('cuda', 0.1))).toBe(180);
	});

	it('is twice what the longest take needs on the device', () => {
		const request = { text: textOf(600), voice };
		expect(longestSeconds(request)).toBeCloseTo(112);
		expect(turnBudget(request, unknownSpeed)).toBeCloseTo(112 * 4 * 2);
		expect(turnBudget(request, speedAfter('webgpu', 0.1))).toBeCloseTo(112 * 2);
		expect(turnBudget(request, speedAfter('abacus', 9))).toBeCloseTo(112 * 9 * 2);
	});

	it('follows what the engine really takes, its slowest answers counting', () => {
		const request = { text: textOf(600), voice };
		expect(turnBudget(request, speedAfter('cpu', 1, 1, 1, 1, 1))).toBeCloseTo(112 * 2);
		expect(turnBudget(request, speedAfter('cpu', 1, 1, 1, 1, 20))).toBeCloseTo(112 * 20 * 2);
		const latest = speedAfter('cpu', ...Array(50).fill(20), ...Array(50).fill(2));
		expect(turnBudget(request, latest)).toBeCloseTo(112 * 2 * 2);
	});
});
