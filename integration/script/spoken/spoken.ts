import type { Language } from '../../newsletter/newsletter.ts';
import { addressRules } from './addresses.ts';
import { arithmeticRules } from './arithmetic.ts';
import { clean } from './clean.ts';
import { codeRules } from './codes.ts';
import { fileRules } from './files.ts';
import { lengthRules } from './lengths.ts';
import { type Dictionary, dictionaryOf, type Lexicon } from './lexicon.ts';
import { english } from './locale.en.ts';
import { brazilian } from './locale.pt-br.ts';
import type { Locale } from './locale.ts';
import { nameParts, nameRules } from './names.ts';
import { numeralRule } from './numerals.ts';
import { type Kind, type Rule, scan, type Token } from './scan.ts';
import { symbolRules } from './symbols.ts';
import { tidy } from './tidy.ts';

export type { LanguageLexicon, Lexicon, Pronunciation, Terms } from './lexicon.ts';

/** Version of these rules and of the built-in lexicon: part of the script's key. */
export const spokenVersion = 3;

/** A stretch of the written text that is not said as it is written. Offsets are UTF-16 units of the input. */
export interface Replacement {
	start: number;
	end: number;
	found: string;
	spoken: string;
	kind: Kind;
}

export interface Spoken {
	text: string;
	/** In the order of the text. */
	replacements: readonly Replacement[];
	/** Acronyms and names with digits in no lexicon, which were spelled; without a plural s. */
	unresolved: readonly string[];
}

const rulesOf = (locale: Locale): readonly Rule[] => [
	...locale.rules,
	...codeRules,
	...addressRules,
	...fileRules,
	...arithmeticRules(locale),
	...lengthRules(locale),
	...symbolRules(locale),
	numeralRule(locale),
	...nameRules,
];

const voices: Readonly<Record<Language, { locale: Locale; rules: readonly Rule[] }>> = {
	'pt-BR': { locale: brazilian, rules: rulesOf(brazilian) },
	en: { locale: english, rules: rulesOf(english) },
};

/**
 * Text for the ear: letters, spaces and the punctuation of speech, no digit, symbol, address, markup or emoji. Applied
 * to its own result it changes nothing. Empty only for text in which there is nothing to say.
 */
export function spokenText(text: string, language: Language, lexicon?: Lexicon): string {
	return speak(text, language, lexicon).text;
}

/** Spoken text with an account of what was replaced: first tagged, then verbalised in the given language. */
export function speak(text: string, language: Language, lexicon?: Lexicon): Spoken {
	const first = pass(text, language, lexicon);
	let said = first.text;
	// What a symbol left behind may read as a new token; settles at once for anything people write.
	for (let round = 0; round < 5; round++) {
		const again = pass(said, language, lexicon).text;
		if (again === said) break;
		said = again;
	}
	return { ...first, text: said };
}

function pass(input: string, language: Language, lexicon: Lexicon | undefined): Spoken {
	const { locale, rules } = voices[language];
	const source = clean(input);
	const { text } = source;
	const dictionary = dictionaryOf(language, lexicon);
	const quoted = quotations(text);
	const tokens = scan(text, rules, { locale, dictionary })
		.filter(({ kind, start }) => kind !== 'translation' || !quoted(start))
		// A show's own lexicon may say a term with digits or symbols.
		.map((token) =>
			lexical.has(token.kind) ? { ...token, spoken: sayable(token.spoken, language) } : token,
		);
	const unresolved = tokens.flatMap(({ kind, start, end }) =>
		kind === 'acronym' || kind === 'identifier' ? spelledTerm(text.slice(start, end), dictionary) : [],
	);
	const replacements: Replacement[] = [];
	for (const { kind, start, end, spoken } of tokens) {
		const span = { start: source.start(start), end: source.end(end - 1) };
		const last = replacements.at(-1);
		// A single character, such as a ligature of whole words, can hold several tokens.
		if (last && span.start < last.end) last.spoken += ` ${spoken.trim()}`;
		else
			replacements.push({ kind, ...span, found: input.slice(span.start, span.end), spoken: spoken.trim() });
	}
	return { text: tidy(joined(text, tokens)), replacements, unresolved: [...new Set(unresolved)] };
}

const lexical: ReadonlySet<Kind> = new Set(['term', 'translation'] as const);

/** Whether a place in the text is inside quotation marks: those words are somebody's own. */
function quotations(text: string): (place: number) => boolean {
	const quoted = [...text.matchAll(/“[^“”]{1,1000}”|"[^"]{1,1000}"/g)];
	return (place) => quoted.some(({ index, 0: words }) => place > index && place < index + words.length);
}

/** The acronym or name at a token, if some of it had to be spelled for want of an entry. */
function spelledTerm(found: string, dictionary: Dictionary): string[] {
	const term = found.replace(/(?<=\p{Lu})s$/u, '');
	if (!/^[\p{L}\p{M}]+$/u.test(term)) return [];
	const acronyms = nameParts(term).filter((part) => /^\p{Lu}{2,}$/u.test(part));
	return acronyms.some((acronym) => dictionary.say(acronym) === undefined) ? [term] : [];
}

function sayable(spoken: string, language: Language): string {
	return /^[\p{L}\p{M} .,:'-]*$/u.test(spoken) ? spoken : pass(spoken, language, undefined).text;
}

/** The text with its tokens spoken, words kept apart where a token touches what stood next to it. */
function joined(text: string, tokens: readonly Token[]): string {
	const pieces: string[] = [];
	let done = 0;
	let last = '';
	for (const { start, end, spoken } of tokens) {
		append(text.slice(done, start));
		append(spoken);
		done = end;
	}
	append(text.slice(done));
	return pieces.join('');

	function append(piece: string) {
		if (piece === '') return;
		if (/[\p{L}\p{M}]/u.test(last) && /^\p{L}/u.test(piece)) pieces.push(' ');
		pieces.push(piece);
		last = piece.slice(-1);
	}
}
