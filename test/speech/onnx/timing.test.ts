import { describe, expect, it } from 'vitest';
import { timeWords } from '../../../integration/speech/onnx/timing.ts';

const sampleRate = 1_000;
const none = undefined;

/** The words of ids that last so many milliseconds each. */
function timesOf(words: readonly string[], ids: readonly (readonly [number | undefined, number])[]) {
	const row = { ids: ids.map(() => 1), words: ids.map(([word]) => word), unknown: [], characters: 10 };
	const lengths = ids.map(([, length]) => length);
	return timeWords(row, { samples: new Float32Array(0), lengths }, words, sampleRate);
}

describe('the words of a model that says how long its phonemes are', () => {
	it('follow on one another, the space between them being part of the next', () => {
		const ids = [
			[none, 50],
			[0, 100],
			[0, 80],
			[none, 60],
			[1, 200],
			[none, 40],
		] as const;
		expect(timesOf(['Good', 'morning'], ids)).toEqual([
			{ text: 'Good', start: 0.05, end: 0.23 },
			{ text: 'morning', start: 0.23, end: 0.49 },
		]);
	});

	it('leave a pause between them', () => {
		const ids = [
			[0, 100],
			[none, 200],
			[none, 60],
			[1, 200],
		] as const;
		expect(timesOf(['Well,', 'yes'], ids)).toEqual([
			{ text: 'Well,', start: 0, end: 0.1 },
			{ text: 'yes', start: 0.36, end: 0.56 },
		]);
	});

	it('are there where they have no sound', () => {
		const ids = [
			[0, 100],
			[none, 60],
			[2, 100],
		] as const;
		expect(timesOf(['a', 'b', 'c', 'd'], ids)).toEqual([
			{ text: 'a', start: 0, end: 0.1 },
			{ text: 'b', start: 0.1, end: 0.1 },
			{ text: 'c', start: 0.1, end: 0.26 },
			{ text: 'd', start: 0.26, end: 0.26 },
		]);
	});
});
