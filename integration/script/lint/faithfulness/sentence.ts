import type { Language, Span } from '../../../newsletter/newsletter.ts';
import { splitSentences } from '../../sentences.ts';
import { type HeardWord, hear, type Speak } from './heard.ts';
import { readNumbers, type SpokenNumber } from './numbers.ts';
import { isContent } from './stop-words.ts';

/** A sentence of a turn or of the newsletter, as it is heard. */
export interface Sentence extends Span {
	text: string;
	/** With offsets into the text it was cut from. */
	words: readonly HeardWord[];
	/** `first` and `last` count from the sentence's first word. */
	numbers: readonly SpokenNumber[];
	/** Stems of what it says: no function words, no numbers. */
	content: ReadonlySet<string>;
}

/** The sentences of a text. Offsets are those of the text. */
export function hearSentences(text: string, language: Language, speak: Speak): Sentence[] {
	const words = hear(text, speak);
	let next = 0;
	return splitSentences(text, language).map(({ start, end }) => {
		const first = next;
		while (next < words.length && (words[next]?.start ?? 0) < end) next++;
		return toSentence(text, start, end, words.slice(first, next), language);
	});
}

function toSentence(
	text: string,
	start: number,
	end: number,
	words: readonly HeardWord[],
	language: Language,
): Sentence {
	const numbers = readNumbers(words, language);
	return { start, end, text: text.slice(start, end), words, numbers, content: contentOf(words, numbers) };
}

function contentOf(words: readonly HeardWord[], numbers: readonly SpokenNumber[]): ReadonlySet<string> {
	const counted = new Set<number>();
	for (const { first, last, form } of numbers) {
		// “Doubled” and “dozens” are words like others.
		if (form === 'factor' || form === 'vague') continue;
		for (let at = first; at < last; at++) counted.add(at);
	}
	return new Set(
		words.flatMap(({ folded, stem }, index) => (isContent(folded) && !counted.has(index) ? stem : [])),
	);
}
