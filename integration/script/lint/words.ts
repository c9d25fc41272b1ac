import type { Span } from '../../newsletter/newsletter.ts';

/** A word as it stands in a text, and the form in which words are compared. Offsets are UTF-16 units. */
export interface Word extends Span {
	/** Lower case, composed, with straight apostrophes. Accents count: `está` is not `esta`. */
	folded: string;
}

const word = /[\p{L}\p{M}\p{N}]+(?:['’][\p{L}\p{M}\p{N}]+)*/gu;

/** The words of a text, in order. Hyphens separate them, apostrophes do not. */
export function wordsIn(text: string): Word[] {
	return Array.from(text.matchAll(word), (match) => ({
		start: match.index,
		end: match.index + match[0].length,
		folded: fold(match[0]),
	}));
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
