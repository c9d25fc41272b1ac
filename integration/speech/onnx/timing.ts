import type { SpokenWord } from '../speech.ts';
import type { Row, RowSpeech } from './family.ts';

/**
 * Seconds: a gap between words that is no longer is no pause. Models give some 50 ms to most spaces, and what is heard
 * there (a third of the power of words, in Piper's voices) is already the next word: flite and espeak-ng count it so.
 */
const transition = 0.12;

/**
 * When each word of a piece is heard, from how many samples the model gave each of its ids.
 * @returns undefined if the model does not tell.
 */
export function timeWords(
	{ words: owners }: Row,
	{ lengths }: RowSpeech,
	words: readonly string[],
	sampleRate: number,
): SpokenWord[] | undefined {
	if (!lengths) return undefined;
	const times: SpokenWord[] = [];
	let at = 0;
	for (const [index, length] of lengths.entries()) {
		const word = owners[index];
		const last = times.at(-1);
		const end = (at + length) / sampleRate;
		if (word !== undefined) {
			if (last && word === times.length - 1) last.end = end;
			else {
				const begin = at / sampleRate;
				const start = last && begin - last.end <= transition ? last.end : begin;
				// A word that has no sound of its own is heard where it would be.
				for (const text of words.slice(times.length, word)) times.push({ text, start, end: start });
				times.push({ text: words[word] ?? '', start, end });
			}
		}
		at += length;
	}
	for (const text of words.slice(times.length))
		times.push({ text, start: at / sampleRate, end: at / sampleRate });
	return times;
}
