import type { Span } from '../../newsletter/newsletter.ts';

/** A word as it stands in a text, and the form in which words are compared. Offsets are UTF-16 units. */
export interface Word extends Span {
	/** Lower case, composed, with straight apostrophes. Accents count: `está` is not `esta`. */
	folded: string;
}

const word = /[\p{L}\p{M}\p{N}]+(?:['’][\p{L}\p{M}\p{N}]+)*/gu;

/** Texts that are kept with their words, and the longest of them in UTF-16 units. */
const kept = { texts: 2000, length: 4000 };
const read = new Map<string, readonly Word[]>();

/** The words of a text, in order. Hyphens separate them, apostrophes do not. */
export function wordsIn(text: string): readonly Word[] {
	const known = read.get(text);
	if (known) return known;
	const words = findWords(text);
	if (text.length > kept.length) return words;
	// Rules ask for the words of the same turns one after another, and a writer for few turns at a time.
	if (read.size >= kept.texts) read.clear();
	read.set(text, words);
	return words;
}

function findWords(text: string): readonly Word[] {
	return Array.from(text.matchAll(word), (match) => ({
		start: match.index,
		end: match.index + match[0].length,
		folded: foldWord(match[0]),
	}));
}

const folds = new Map<string, string>();

/** Kept, because the same words are read again and again. */
function foldWord(written: string): string {
	const known = folds.get(written);
	if (known !== undefined) return known;
	const folded = fold(written);
	// Bounded, so that a long-running server does not keep every word it ever read.
	if (folds.size < 50_000 && written.length < 40) folds.set(written, folded);
	return folded;
}

/** The form in which words are compared. */
export function fold(text: string): string {
	return text.normalize('NFC').toLowerCase().replaceAll('’', "'");
}

/** Whether two texts say the same words, whatever stands between them. */
export function sayTheSame(one: string, other: string): boolean {
	return wordKey(one) === wordKey(other);
}

/** The words of a text with single spaces between them, and a space at either end: for looking up phrases. */
export function wordKey(text: string): string {
	return ` ${wordsIn(text)
		.map(({ folded }) => folded)
		.join(' ')} `;
}

/** Whether a text says all words of a phrase, next to each other and in order. */
export function says(text: string, phrase: string): boolean {
	const key = wordKey(phrase);
	return key.trim() !== '' && wordKey(text).includes(key);
}

/** A text as an expression that matches it, for expressions with the `u` flag. */
export function literally(text: string): string {
	return text.replace(/[\^$\\.*+?()[\]{}|/]/g, '\\$&');
}
