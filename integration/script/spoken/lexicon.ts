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

/** How a show says its own words in one language. Its terms win over the built-in ones. */
export interface LanguageLexicon {
	terms: Terms;
	/** English that is left as it is written, and that nobody needs to be told about. */
	keep: readonly string[];
	/** What is said in place of an English word, but in quotations: those are somebody's own words. */
	translate: Readonly<Record<string, string>>;
	/** How an engine has to be told to say a term, by the engine's name and the term as it is written. */
	engines: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

export type Lexicon = Readonly<Partial<Record<Language, LanguageLexicon>>>;

/** A term found in a text: how long it is there and what is said for it. */
export interface Entry {
	kind: 'term' | 'translation';
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
const ofLanguage = new Map<Language, Dictionary>();
const ofShow = new WeakMap<LanguageLexicon, Dictionary>();

/** The built-in terms of a language with the show's own over them. */
export function dictionaryOf(language: Language, lexicon?: Lexicon): Dictionary {
	const own = lexicon?.[language];
	const known = own ? ofShow.get(own) : ofLanguage.get(language);
	if (known) return known;
	const dictionary = compile(
		{ ...builtIn[language], ...own?.terms, ...kept(own) },
		own?.translate ?? {},
		language,
	);
	if (own) ofShow.set(own, dictionary);
	else ofLanguage.set(language, dictionary);
	return dictionary;
}

function kept(own: LanguageLexicon | undefined): Terms {
	return Object.fromEntries((own?.keep ?? []).map((term) => [term, { mode: 'keep' }]));
}

function compile(
	terms: Terms,
	translations: Readonly<Record<string, string>>,
	language: Language,
): Dictionary {
	const entries = new Map<string, Omit<Entry, 'length'>>();
	const beforeNumber = new Set<string>();
	for (const [term, pronunciation] of Object.entries(terms)) {
		if (term === '') continue;
		const said = pronounce(term, pronunciation, language);
		entries.set(term, { kind: 'term', spoken: said });
		if (pronunciation.beforeNumber) beforeNumber.add(term);
		const capital = capitalised(term);
		if (!Object.hasOwn(terms, capital)) {
			entries.set(capital, { kind: 'term', spoken: capitalised(said) });
			if (pronunciation.beforeNumber) beforeNumber.add(capital);
		}
		if (/^\p{Lu}[\p{Lu}\d]+$/u.test(term)) {
			entries.set(`${term}s`, { kind: 'term', spoken: pronounce(term, pronunciation, language, true) });
		}
	}
	for (const [term, translation] of Object.entries(translations)) {
		entries.set(capitalised(term), { kind: 'translation', spoken: capitalised(translation) });
		entries.set(term, { kind: 'translation', spoken: translation });
	}
	const byInitial = Map.groupBy(
		[...entries.keys()].sort((one, other) => other.length - one.length),
		(term) => term.charAt(0),
	);
	return {
		find(text, start) {
			const term = byInitial.get(text.charAt(start))?.find((candidate) => fits(candidate, text, start));
			const entry = term === undefined ? undefined : entries.get(term);
			return term === undefined || entry === undefined ? undefined : { ...entry, length: term.length };
		},
		say: (term) => entries.get(term)?.spoken,
	};

	function fits(term: string, text: string, start: number): boolean {
		if (!text.startsWith(term, start) || !standsAlone(term, text, start)) return false;
		return (
			!beforeNumber.has(term) || numberAfter.test(text.slice(start + term.length, start + term.length + 8))
		);
	}
}

function capitalised(words: string): string {
	return words.charAt(0).toUpperCase() + words.slice(1);
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
	// “nº1” needs no space.
	return !/[\p{L}\p{N}]$/u.test(term) || (term.endsWith('º') ? /^\p{L}/u : wordAfter).test(after) === false;
}
