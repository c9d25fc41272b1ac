import type { Language } from '../../newsletter/newsletter.ts';
import { spell, spellPlural } from './letters.ts';
import { english } from './terms.en.ts';
import { portuguese } from './terms.pt-br.ts';

/** How one term is said. */
export interface Pronunciation {
	/**
	 * `expand`: `say` replaces the term. `word`: read as a word, spelled as in `say` if given. `spell`: letter by letter.
	 * `keep`: left as written.
	 */
	mode: 'expand' | 'word' | 'spell' | 'keep';
	say?: string;
	/** The form for the term with a plural s, where adding an s to `say` would be wrong. */
	plural?: string;
	/** An abbreviation only before a number: “No. 5” is a number, “No.” is an answer. */
	beforeNumber?: true;
}

export type Terms = Readonly<Record<string, Pronunciation>>;

/** Terms of a show, per language. They win over the built-in ones. */
export type Lexicon = Readonly<Partial<Record<Language, Terms>>>;

/** A term found in a text: how long it is there and what is said for it. */
export interface Entry {
	length: number;
	spoken: string;
}

export interface Dictionary {
	/** The longest term that stands at `start`, as a word of its own. */
	find(text: string, start: number): Entry | undefined;
	/** What is said for exactly this term. */
	say(term: string): string | undefined;
}

const builtIn: Readonly<Record<Language, Terms>> = { 'pt-BR': portuguese, en: english };
const compiled = new Map<Language, Dictionary>();

/** The built-in terms of a language with the show's own merged over them. */
export function dictionaryOf(language: Language, lexicon?: Lexicon): Dictionary {
	const own = lexicon?.[language];
	if (own) return compile({ ...builtIn[language], ...own }, language);
	const known = compiled.get(language);
	if (known) return known;
	const dictionary = compile(builtIn[language], language);
	compiled.set(language, dictionary);
	return dictionary;
}

function compile(terms: Terms, language: Language): Dictionary {
	const spoken = new Map<string, string>();
	const beforeNumber = new Set<string>();
	for (const [term, pronunciation] of Object.entries(terms)) {
		if (term === '') continue;
		const said = pronounce(term, pronunciation, language);
		spoken.set(term, said);
		if (pronunciation.beforeNumber) beforeNumber.add(term);
		const initial = term.charAt(0).toUpperCase();
		const capital = initial + term.slice(1);
		if (!Object.hasOwn(terms, capital)) {
			spoken.set(capital, said.charAt(0).toUpperCase() + said.slice(1));
			if (pronunciation.beforeNumber) beforeNumber.add(capital);
		}
		if (/^\p{Lu}[\p{Lu}\d]+$/u.test(term)) {
			spoken.set(`${term}s`, pronounce(term, pronunciation, language, true));
		}
	}
	const byInitial = Map.groupBy(
		[...spoken.keys()].sort((one, other) => other.length - one.length),
		(term) => term.charAt(0),
	);
	return {
		find(text, start) {
			const term = byInitial.get(text.charAt(start))?.find((candidate) => fits(candidate, text, start));
			return term === undefined ? undefined : { length: term.length, spoken: spoken.get(term) ?? term };
		},
		say: (term) => spoken.get(term),
	};

	function fits(term: string, text: string, start: number): boolean {
		if (!text.startsWith(term, start) || !standsAlone(term, text, start)) return false;
		return (
			!beforeNumber.has(term) || numberAfter.test(text.slice(start + term.length, start + term.length + 8))
		);
	}
}

function pronounce(
	term: string,
	{ mode, say, plural }: Pronunciation,
	language: Language,
	many = false,
): string {
	if (mode === 'keep') return many ? `${term}s` : term;
	if (mode === 'spell' && say === undefined) {
		return many ? (plural ?? spellPlural(term, language)) : spell(term.replace(/[^\p{L}]/gu, ''), language);
	}
	const word = say ?? (/^\p{Lu}+$/u.test(term) ? term.charAt(0) + term.slice(1).toLowerCase() : term);
	return many ? (plural ?? (word.endsWith('s') ? word : `${word}s`)) : word;
}

const wordBefore = /[\p{L}\p{N}_]$/u;
/** Digits, or the Roman numerals of laws and chapters; a single letter is rather a word. */
const numberAfter = /^\s?(?:\d|[IVXLC]{2,}(?![\p{L}\p{N}]))/u;
const wordAfter = /^[\p{L}\p{M}\p{N}_]/u;

function standsAlone(term: string, text: string, start: number): boolean {
	const end = start + term.length;
	const before = text.slice(Math.max(0, start - 2), start);
	const after = text.slice(end, end + 2);
	if (/^[\p{L}\p{N}]/u.test(term) && wordBefore.test(before)) return false;
	return !/[\p{L}\p{N}]$/u.test(term) || !wordAfter.test(after);
}
