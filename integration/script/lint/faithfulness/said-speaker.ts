import type { Language } from '../../../newsletter/newsletter.ts';
import type { HeardWord } from './heard.ts';
import type { Sentence } from './sentence.ts';
import { isContent } from './stop-words.ts';

/** Who says what a sentence reports. */
export interface Speaker {
	/** Stems of the words that say who. */
	stems: ReadonlySet<string>;
	/** Those of them that are names. */
	names: ReadonlySet<string>;
	/**
	 * `pronoun`: somebody named before; `anybody`: nobody in particular; `another`: somebody new, “a nurse”, who has no
	 * name here.
	 */
	kind: 'named' | 'common' | 'another' | 'pronoun' | 'anybody';
}

/** Words that stand for somebody who was named before. */
export const pronouns: ReadonlySet<string> = new Set(
	'ele ela eles elas he she it they who quem which que dele dela deles delas his her its their'.split(' '),
);
const anybodies: ReadonlySet<string> = new Set(
	'people some someone somebody others sources many few most alguém alguns algumas muitos muitas fontes outros gente há pessoas'.split(
		' ',
	),
);

const indefinite: Readonly<Record<Language, RegExp>> = {
	'pt-BR': /^(?:uma?|outr[oa]|algum|alguma)$/,
	en: /^(?:an?|some|another|one)$/,
};

/**
 * Whether a word is written with a capital.
 * @param text The sentence it is of, which begins at `from`.
 */
export function isCapital({ start, end }: HeardWord, text: string, from: number): boolean {
	return /^\p{Lu}/u.test(text.slice(start - from, end - from));
}

/** Who is meant by words of a sentence, which are the subject of a verb of saying or name a source. */
export function speakerFrom(
	words: readonly HeardWord[],
	sentence: Sentence,
	language: Language,
	isHearsay = false,
): Speaker {
	const { text, start: from } = sentence;
	const content = words.filter(({ folded, stem }) => isContent(folded) && sentence.content.has(stem));
	const names = content.filter((word, index) => {
		if (!isCapital(word, text, from) || isPlace(word, words)) return false;
		const next = content[index + 1];
		// Any word has a capital where a sentence begins.
		return word.start > from || words.length === 1 || (next !== undefined && isCapital(next, text, from));
	});
	const stems = new Set(content.map(({ stem }) => stem));
	return { stems, names: new Set(names.map(({ stem }) => stem)), kind: kindOf() };

	function kindOf(): Speaker['kind'] {
		// “People said”, where a sentence begins with a capital.
		if (words.length <= 2 && words.some(({ folded }) => anybodies.has(folded))) return 'anybody';
		if (names.length > 0) return 'named';
		if (words.some(({ folded }) => anybodies.has(folded))) return 'anybody';
		if (content.length === 0)
			return isHearsay && !words.some(({ folded }) => pronouns.has(folded)) ? 'anybody' : 'pronoun';
		const first = words.findIndex(({ stem }) => stem === content[0]?.stem);
		return indefinite[language].test(words[first - 1]?.folded ?? '') ? 'another' : 'common';
	}
}

/** “In Marrow Bay” says where, not who. */
function isPlace(word: HeardWord, words: readonly HeardWord[]): boolean {
	const before = words[words.indexOf(word) - 1]?.folded ?? '';
	return /^(?:in|on|at|em|n[oa]s?)$/.test(before);
}
