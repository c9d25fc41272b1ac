import { expect } from 'vitest';
import type { Speech, SpokenWord } from '../../integration/speech/speech.ts';

/** What holds for the words of any take: all of the text, in order, within the sound. */
export function expectWordsOf(text: string, { samples, sampleRate, words = [] }: Speech): void {
	const plain = (list: readonly string[]) => list.map((word) => word.replace(/[^\p{L}\p{N}]/gu, ''));
	expect(plain(words.map((word) => word.text))).toEqual(plain(text.split(/\s+/)).filter(Boolean));
	let last = 0;
	for (const { start, end } of words) {
		expect(start).toBeGreaterThanOrEqual(last - 1e-9);
		expect(end).toBeGreaterThanOrEqual(start);
		last = start;
	}
	expect(words.at(-1)?.end).toBeLessThanOrEqual(samples.length / sampleRate + 1e-9);
}

/** Share of the sound's energy that is heard within words. */
export function energyInWords({ samples, sampleRate, words = [] }: Speech): number {
	const energy = (part: Float32Array) => part.reduce((sum, sample) => sum + sample * sample, 0);
	const inside = words.reduce(
		(sum, { start, end }) =>
			sum + energy(samples.subarray(Math.round(start * sampleRate), Math.round(end * sampleRate))),
		0,
	);
	return inside / energy(samples);
}

/** Longest time between two words, seconds. */
export function longestPause(words: readonly SpokenWord[] = []): number {
	return words.reduce((longest, { start }, index) => {
		return index === 0 ? longest : Math.max(longest, start - (words[index - 1]?.end ?? start));
	}, 0);
}

/** Errors of word starts in milliseconds, sorted, between two lists of the same words. */
export function startErrors(found: readonly SpokenWord[] = [], real: readonly SpokenWord[] = []): number[] {
	expect(found).toHaveLength(real.length);
	return found
		.map(({ start }, index) => Math.abs(start - (real[index]?.start ?? Number.NaN)) * 1000)
		.toSorted((a, b) => a - b);
}

/** The value below which a share of the sorted values lie. */
export function quantile(sorted: readonly number[], share: number): number {
	return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}
