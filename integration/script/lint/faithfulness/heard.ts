import type { Span } from '../../../newsletter/newsletter.ts';
import type { Spoken } from '../../spoken/spoken.ts';
import { wordsIn } from '../words.ts';
import { stemOf } from './stems.ts';

/** A word as it is heard, with the place of the written text it is heard from. */
export interface HeardWord extends Span {
	/** Lower case; accents count. */
	folded: string;
	/** The form in which inflections of a word are the same. */
	stem: string;
	/** Which clause it stands in, counted from 0: what punctuation divides. */
	clause: number;
}

export type Speak = (text: string) => Spoken;

/**
 * The words of a text as a listener hears them: numbers, symbols and acronyms in words, whichever way they are
 * written. Two texts that say the same thing in digits and in letters give the same words.
 */
export function hear(text: string, speak: Speak): HeardWord[] {
	const words: HeardWord[] = [];
	let clause = 0;
	let last = 0;
	let done = 0;
	for (const { start, end, spoken } of speak(text).replacements) {
		addWritten(done, start);
		if (isBreak(text.slice(last, start))) clause++;
		for (const { folded } of wordsIn(spoken))
			words.push({ start, end, folded, stem: stemOf(folded), clause });
		last = end;
		done = end;
	}
	addWritten(done, text.length);
	return words;

	function addWritten(from: number, to: number) {
		for (const { start, end, folded } of wordsIn(text.slice(from, to))) {
			if (isBreak(text.slice(last, from + start))) clause++;
			words.push({ start: from + start, end: from + end, folded, stem: stemOf(folded), clause });
			last = from + end;
		}
	}
}

function isBreak(gap: string): boolean {
	return /[,;:.!?…()–—\n]/.test(gap);
}
