import type { Language } from '../../../newsletter/newsletter.ts';
import { clausesIn } from './clauses.ts';
import type { HeardWord } from './heard.ts';
import { negationsIn } from './polarity.ts';
import type { Sentence } from './sentence.ts';
import { isContent } from './stop-words.ts';

/** Content words that a negation is about. */
export const reach = 2;

/** Something denied: in which sentence and clause, and what. */
export interface Denial {
	sentence: Sentence;
	negator: HeardWord;
	clause: readonly HeardWord[];
	/** Stems of what it denies, the nearest first. */
	about: readonly string[];
	/** Stems of all that its clause says. */
	stems: ReadonlySet<string>;
}

/** What sentences deny, in order: the last of several in a clause that come to one. */
export function denialsOf(sentences: readonly Sentence[], language: Language): Denial[] {
	return sentences.flatMap((sentence) => denialsIn(sentence, language));
}

function denialsIn(sentence: Sentence, language: Language): Denial[] {
	if (sentence.text.includes('?')) return [];
	return clausesIn(sentence).flatMap(({ words, stems }) => {
		const places = negationsIn(words, language);
		// “There was nobody who did not know”: two that come to none.
		const single = places.length % 2 === 0 ? [] : places.slice(-1);
		return (isDouble(words, places) ? single : places).flatMap((at) => {
			const after = says(words.slice(at + 1));
			const before = says(words.slice(0, at));
			// “A list there was none; a queue, neither.”
			const left = before.length > 0 ? before : says(wordsBefore(sentence, words[at]));
			const near = after.length > 0 ? after.slice(0, reach) : left.slice(-reach);
			const about = near.map(({ stem }) => stem);
			const negator = words[at];
			return negator && about.length > 0 ? { sentence, negator, clause: words, about, stems } : [];
		});
	});
}

function wordsBefore({ words }: Sentence, end: HeardWord | undefined): readonly HeardWord[] {
	return words.filter(({ start }) => end && start < end.start);
}

function isDouble(words: readonly HeardWord[], [first, second]: readonly number[]): boolean {
	return first !== undefined && second !== undefined && says(words.slice(first + 1, second)).length === 0;
}

/** The words that say something by themselves. */
export function says(words: readonly HeardWord[]): HeardWord[] {
	return words.filter(({ folded }) => isContent(folded));
}
