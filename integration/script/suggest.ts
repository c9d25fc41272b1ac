import { count } from '../count.ts';
import type { Language, Newsletter, Passage } from '../newsletter/newsletter.ts';
import { sourceSpan } from '../newsletter/passage.ts';
import { compareText } from '../order.ts';
import { looksEnglish } from './english-words.ts';
import { splitSentences } from './sentences.ts';
import { type Dictionary, dictionaryOf, type Lexicon } from './spoken/lexicon.ts';
import { nameParts } from './spoken/names.ts';
import { speak, spokenText } from './spoken/spoken.ts';

/** A term of the site's own that no lexicon has, and that a voice may say wrong. */
export interface Suggestion {
	term: string;
	language: Language;
	/** What it looks like: letters that had to be guessed, a name in mixed case, or English in Portuguese text. */
	kind: 'guessed' | 'name' | 'english';
	/** How often it occurs, and in how many newsletters. */
	count: number;
	newsletters: number;
	/** Where it occurs first. */
	example: { sentence: string; file: string; line: number };
	/** How it is said until the lexicon says otherwise. */
	said: string;
}

interface Sighting {
	term: string;
	kind: Suggestion['kind'];
	/** Offset in the passage's text. */
	start: number;
}

/**
 * What the newsletters say that neither the built-in terms nor the show's lexicon know, the most frequent first.
 * Words that only look English are named for Portuguese, by a closed list and by shapes no Portuguese word has.
 */
export function suggestTerms(newsletters: readonly Newsletter[], lexicon: Lexicon | undefined): Suggestion[] {
	const found = new Map<string, Suggestion & { seen: Set<string> }>();
	for (const newsletter of newsletters) {
		for (const passage of passagesOf(newsletter)) {
			for (const { term, kind, start } of sightings(passage.text, newsletter.language, lexicon)) {
				const key = `${newsletter.language} ${term}`;
				const known = found.get(key);
				const suggestion = known ?? {
					...{ term, kind, language: newsletter.language, count: 0, newsletters: 0, seen: new Set<string>() },
					example: exampleAt(newsletter, passage, start),
					said: spokenText(term, newsletter.language, lexicon),
				};
				suggestion.count += 1;
				suggestion.seen.add(newsletter.id);
				suggestion.newsletters = suggestion.seen.size;
				found.set(key, suggestion);
			}
		}
	}
	return [...found.values()]
		.map(({ seen, ...suggestion }) => suggestion)
		.sort(
			(one, other) =>
				other.count - one.count ||
				other.newsletters - one.newsletters ||
				compareText(one.term, other.term) ||
				compareText(one.language, other.language),
		);
}

function passagesOf({ sections }: Newsletter): Passage[] {
	return sections.flatMap(({ title, blocks }) => [
		...(title ? [title] : []),
		...blocks.flatMap(({ passages }) => passages),
	]);
}

function sightings(text: string, language: Language, lexicon: Lexicon | undefined): Sighting[] {
	const dictionary = dictionaryOf(language, lexicon);
	const { replacements } = speak(text, language, lexicon);
	const guessed = replacements.flatMap(({ kind, start, end }): Sighting[] => {
		if (kind !== 'acronym' && kind !== 'identifier') return [];
		const term = tokenAround(text, start, end);
		return term && isGuessed(term.term, dictionary) ? [{ ...term, kind: 'guessed' }] : [];
	});
	const asWritten = [
		...text.matchAll(/(?<![\p{L}\p{M}\p{N}_@#/.-])\p{L}[\p{L}\p{M}]+(?![\p{L}\p{M}\p{N}_@/]|\.\p{L})/gu),
	]
		.filter(({ index }) => !replacements.some(({ start, end }) => start <= index && index < end))
		.filter(({ 0: word }) => dictionary.say(word) === undefined)
		.flatMap(({ index: start, 0: word }): Sighting[] => {
			if (/\p{Ll}\p{M}?\p{Lu}/u.test(word)) return [{ term: word, kind: 'name', start }];
			return language === 'pt-BR' && looksEnglish(word) ? [{ term: word, kind: 'english', start }] : [];
		});
	const places = new Set<number>();
	return [...guessed, ...asWritten].filter(({ start }) => !places.has(start) && places.add(start));
}

/** The whole of a name such as `XR-7` around the letters in it; paths and identifiers of programs are none. */
function tokenAround(text: string, start: number, end: number): { term: string; start: number } | undefined {
	const before = /[\p{L}\p{M}\p{N}_/.-]*$/u.exec(text.slice(Math.max(0, start - 40), start))?.[0] ?? '';
	const after = /^[\p{L}\p{M}\p{N}_/.-]*/u.exec(text.slice(end, end + 40))?.[0] ?? '';
	const token = (before + text.slice(start, end) + after)
		.replace(/[./-]+$/, '')
		.replace(/(?<=\p{Lu})s$/u, '');
	return /^[\p{L}\p{N}][\p{L}\p{M}\p{N}.-]*$/u.test(token)
		? { term: token, start: start - before.length }
		: undefined;
}

function isGuessed(token: string, dictionary: Dictionary): boolean {
	if (dictionary.say(token) !== undefined) return false;
	const letters = token.match(/[\p{L}\p{M}]+/gu) ?? [];
	return letters.flatMap(nameParts).some((part) => {
		const named = dictionary.say(part) ?? dictionary.say(part.toUpperCase());
		return named === undefined && (/^\p{Lu}{2,}$/u.test(part) || (part.length === 1 && /\d/.test(token)));
	});
}

function exampleAt(newsletter: Newsletter, passage: Passage, start: number): Suggestion['example'] {
	const sentence = splitSentences(passage.text, newsletter.language).find((each) => start < each.end);
	const before = newsletter.body.slice(0, sourceSpan(passage, start, start + 1).start);
	return {
		sentence: passage.text.slice(sentence?.start, sentence?.end),
		file: newsletter.file,
		line: newsletter.bodyLine + (before.match(/\n/g)?.length ?? 0),
	};
}

/**
 * The terms of a text that a listener may meet for the first time: acronyms, names with digits or in mixed case;
 * without a plural s, and with digits also without them.
 */
export function termsIn(text: string): readonly string[] {
	const tokens = text.match(/(?<![\p{L}\p{M}\p{N}])[\p{L}\p{M}\p{N}]+(?:[.-][\p{L}\p{M}\p{N}]+)*/gu) ?? [];
	const terms = tokens
		.map((token) => token.replace(/(?<=\p{Lu})s$/u, ''))
		.flatMap((token) => [token, ...(token.match(/[\p{L}\p{M}]+/gu) ?? [])])
		.filter((token) => /\p{Lu}{2}|\p{Ll}\p{Lu}|\p{L}-?\d|\d\p{L}/u.test(token));
	return [...new Set(terms)];
}

/**
 * Lines to paste into the front matter of the lexicon: with all of them in it nothing is left to suggest. Each says
 * how often the term occurs, how it is said now, and where to look.
 */
export function formatSuggestions(suggestions: readonly Suggestion[]): string {
	const byTerm = Map.groupBy(suggestions, ({ term }) => term);
	const guessed = [...byTerm.values()].filter((uses) => uses.some(({ kind }) => kind === 'guessed'));
	const kept = [...byTerm.values()].filter((uses) => !guessed.includes(uses));
	return [
		...(guessed.length === 0
			? []
			: ['terms:', ...guessed.flatMap((uses) => [...notes(uses), `  ${termLine(uses)}`])]),
		...(kept.length === 0
			? []
			: ['keep:', ...kept.flatMap((uses) => [...notes(uses), `  - ${quoted(uses[0]?.term ?? '')}`])]),
	]
		.map((line) => `${line}\n`)
		.join('');
}

function notes(uses: readonly Suggestion[]): string[] {
	return uses.flatMap(({ kind, count: times, newsletters, said, language, example }) => [
		`  # ${count(times, 'time')} in ${count(newsletters, 'newsletter')}, ${kinds[kind]}, said “${said}” (${language})`,
		`  # ${example.file}:${example.line}: ${excerpt(example.sentence)}`,
	]);
}

const kinds: Readonly<Record<Suggestion['kind'], string>> = {
	guessed: 'not in any lexicon',
	name: 'a name',
	english: 'English: leave it here, or say it in Portuguese under `translate`',
};

function termLine(uses: readonly Suggestion[]): string {
	const term = uses[0]?.term ?? '';
	if (/^\p{Lu}+$/u.test(term)) return `${quoted(term)}: spell`;
	const say = uses.map(({ language, said }) => `${language}: ${JSON.stringify(said)}`);
	return `${quoted(term)}: { say: { ${say.join(', ')} } }`;
}

/** What YAML may take for something else than text is put in quotes. */
function quoted(term: string): string {
	return /^\p{L}[\p{L}\p{M}]{2,}$/u.test(term) && !/^(?:true|false|null|yes|off)$/i.test(term)
		? term
		: JSON.stringify(term);
}

function excerpt(sentence: string): string {
	const line = sentence.replace(/\s+/g, ' ');
	return line.length <= 120 ? line : `${line.slice(0, 119).trimEnd()}…`;
}
