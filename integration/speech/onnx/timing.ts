import type { SpokenWord } from '../speech.ts';
import type { Row, RowSpeech } from './family.ts';

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
				// A word that has no sound of its own is heard where it would be.
				for (const text of words.slice(times.length, word))
					times.push({ text, start: at / sampleRate, end: at / sampleRate });
				times.push({ text: words[word] ?? '', start: at / sampleRate, end });
			}
		}
		at += length;
	}
	for (const text of words.slice(times.length))
		times.push({ text, start: at / sampleRate, end: at / sampleRate });
	return times;
}
