import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { randomFrom } from '../../../integration/speech/qwen3/random.ts';
import { type Choice, chooseId } from '../../../integration/speech/qwen3/sampler.ts';
import type { Sampling } from '../../../integration/speech/speech.ts';

const plain: Sampling = { temperature: 1, topP: 1, repetitionPenalty: 1 };
const chooseFrom = (
	logits: readonly number[],
	sampling: Partial<Sampling>,
	random: number,
	more: Partial<Choice> = {},
) =>
	chooseId(Float32Array.from(logits), { sampling: { ...plain, ...sampling }, random: () => random, ...more });
/** Scores of ids that are as likely as this. */
const likely = (...shares: readonly number[]) => shares.map(Math.log);

describe('choosing an id', () => {
	it('takes the likeliest at temperature 0, the lowest of several, without a random number', () => {
		const random = () => {
			throw new Error('asked');
		};
		const sampling = { ...plain, temperature: 0 };
		expect(chooseId(Float32Array.of(1, 3, 3, 2), { sampling, random })).toBe(1);
	});

	it('takes ids by their share, the likeliest first', () => {
		const logits = likely(0.2, 0.5, 0.3);
		expect([0, 0.49, 0.51, 0.79, 0.81, 0.9999].map((random) => chooseFrom(logits, {}, random))).toEqual([
			1, 1, 2, 2, 0, 0,
		]);
	});

	it('sharpens with a low temperature', () => {
		// Squared, 0.5, 0.3 and 0.2 are 0.25, 0.09 and 0.04 of 0.38: borders at 0.658 and 0.895.
		const logits = likely(0.5, 0.3, 0.2);
		const chosen = [0.65, 0.66, 0.89, 0.9].map((random) => chooseFrom(logits, { temperature: 0.5 }, random));
		expect(chosen).toEqual([0, 1, 1, 2]);
	});

	it('divides positive and multiplies negative scores of what was used, once for each id', () => {
		const sampling = { temperature: 0, repetitionPenalty: 2 };
		expect(chooseFrom([2, 1.5], sampling, 0, { used: new Set([0]) })).toBe(1);
		expect(chooseFrom([2, 0.9], sampling, 0, { used: new Set([0, 0, 0]) })).toBe(0);
		// Divided, -1 would have become -0.5 and stayed the likeliest.
		expect(chooseFrom([-1, -1.5], sampling, 0, { used: new Set([0]) })).toBe(1);
		expect(chooseFrom([0, -0.1], sampling, 0, { used: new Set([0]) })).toBe(0);
	});

	it('keeps the likeliest `topK`, and those as likely as the last of them', () => {
		expect(chooseFrom([4, 3, 2, 1], { topK: 2 }, 0.9999)).toBe(1);
		expect(chooseFrom([3, 1, 2, 2], { topK: 2 }, 0.9999)).toBe(3);
		expect(chooseFrom([3, 1, 2, 2], { topK: 1 }, 0.9999)).toBe(0);
		expect(chooseFrom([1, 2], { topK: 50 }, 0.9999)).toBe(0);
	});

	it('keeps the fewest that have `topP` together, and always one', () => {
		const logits = likely(0.5, 0.3, 0.2);
		const last = (topP: number) => chooseFrom(logits, { topP }, 0.9999);
		expect([last(1e-9), last(0.49), last(0.51), last(0.79), last(0.81), last(1)]).toEqual([0, 0, 1, 1, 2, 2]);
	});

	it('reckons `topP` of what `topK` has left', () => {
		// Of 0.4 and 0.3, the first has 0.571.
		const logits = likely(0.4, 0.3, 0.2, 0.1);
		expect(chooseFrom(logits, { topP: 0.55 }, 0.9999)).toBe(1);
		expect(chooseFrom(logits, { topP: 0.55, topK: 2 }, 0.9999)).toBe(0);
	});

	it('never chooses what is not allowed, or not a number', () => {
		const isAllowed = (id: number) => id !== 1;
		expect(chooseFrom([1, 9, 0], { temperature: 0 }, 0, { isAllowed })).toBe(0);
		expect(chooseFrom([Number.NaN, Infinity, 0], {}, 0.5)).toBe(2);
		expect(() => chooseFrom([Number.NaN], {}, 0.5)).toThrow('gives no number');
		expect(() => chooseFrom([1, 2], {}, 0.5, { isAllowed: () => false })).toThrow('gives no number');
	});

	it('chooses one of the kept, whatever the numbers', () => {
		const numbers = fc.array(fc.float({ noNaN: true, min: -60, max: 60 }), { minLength: 1, maxLength: 40 });
		fc.assert(
			fc.property(numbers, fc.integer({ min: 1, max: 50 }), fc.nat(), (logits, topK, seed) => {
				const sampling = { temperature: 0.9, topP: 0.95, repetitionPenalty: 1.05, topK };
				const chosen = chooseId(Float32Array.from(logits), { sampling, random: randomFrom(seed) });
				const better = logits.filter((logit) => logit > (logits[chosen] ?? Infinity));
				expect(better.length).toBeLessThan(topK);
			}),
		);
	});
});

describe('random numbers', () => {
	it('are those of SplitMix with the finaliser of MurmurHash3', () => {
		const mask = 2n ** 32n - 1n;
		const expected = (seed: bigint, count: bigint) => {
			let x = (seed + count * 0x9e3779b9n) & mask;
			x = ((x ^ (x >> 16n)) * 0x85ebca6bn) & mask;
			x = ((x ^ (x >> 13n)) * 0xc2b2ae35n) & mask;
			return Number(x ^ (x >> 16n)) / 2 ** 32;
		};
		for (const seed of [0, 1, 4_000_000_000]) {
			const random = randomFrom(seed);
			for (let count = 1n; count <= 5n; count++) expect(random()).toBe(expected(BigInt(seed), count));
		}
	});

	it('are spread evenly, and differ from seed to seed', () => {
		const drawn = Array.from({ length: 10_000 }, randomFrom(7));
		const shares = [...Array(10).keys()].map(
			(tenth) => drawn.filter((x) => Math.floor(x * 10) === tenth).length,
		);
		// Within four standard deviations of 1000.
		for (const share of shares) expect(Math.abs(share - 1_000)).toBeLessThan(120);
		expect(new Set([0, 1, 2, 3].map((seed) => randomFrom(seed)())).size).toBe(4);
	});
});
