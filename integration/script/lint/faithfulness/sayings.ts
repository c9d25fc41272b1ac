import type { Language } from '../../../newsletter/newsletter.ts';
import type { HeardWord } from './heard.ts';
import { isSayingVerb } from './reporting.ts';
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

/** Marks around what is quoted. */
export const quotations = /“([^”]{1,2000})”|"([^"]{1,2000})"|«([^»]{1,2000})»/gu;

/** A text with spaces for what is quoted in it. */
export function withoutQuotations(text: string): string {
	return text.replace(quotations, (found) => ' '.repeat(found.length));
}

const who = '([^,;:.()“”"…?!]{2,80})';
const nouns = {
	'pt-BR':
		'explicação|resposta|versão|relato|palavras?|promessa|justificativa|frase|declaração|comentário|previsão|alegação|estimativa|contas?|cálculos?|números|dados|voz|boca',
	en: 'reply|answer|version|account|explanation|figures|numbers|words|count|claim|statement|line|response|promise|estimate|excuse|data',
} satisfies Record<Language, string>;

/** “Segundo o relatório”, “the deputy mayor’s reply”: who is said to be the source of it. */
const sources: Readonly<Record<Language, readonly RegExp[]>> = {
	'pt-BR': [
		new RegExp(
			`(?<!\\p{L})(?:(?<![Oo] )(?:[Ss]egundo|[Cc]onforme) (?=(?:[oa]s?|uma?|el[ea]s?)(?!\\p{L})|\\p{Lu})|[Dd]e acordo com )${who}`,
			'u',
		),
		new RegExp(`(?<!\\p{L})(?:${nouns['pt-BR']}) d[aeo]s? ${who}`, 'iu'),
		new RegExp(`(?<!\\p{L})[Qq]uem (?:\\p{L}{2,16} ){1,6}(?:é|foi|são|foram) ${who}`, 'u'),
	],
	en: [
		new RegExp(`(?<!\\p{L})(?:[Aa]ccording to|[Aa]s reported by|(?:${nouns.en}) (?:of|from)) ${who}`, 'u'),
		new RegExp(`([\\p{L}\\p{M} -]{2,60})['’]s? (?:\\p{L}{2,12} )?(?:${nouns.en})(?!\\p{L})`, 'iu'),
	],
};

const pronouns: ReadonlySet<string> = new Set(
	'ele ela eles elas he she it they who quem which que dele dela deles delas his her its their'.split(' '),
);
const anybodies: ReadonlySet<string> = new Set(
	'people some someone somebody others sources many few most alguém alguns algumas muitos muitas fontes outros gente há pessoas'.split(
		' ',
	),
);
/** Verbs without a subject that name nobody: “dizem que”. */
const hearsay = /^(?:dizem|disseram|contam|falam|comentam)$/;
const indefinite: Readonly<Record<Language, RegExp>> = {
	'pt-BR': /^(?:uma?|outr[oa]|algum|alguma)$/,
	en: /^(?:an?|some|another|one)$/,
};

/**
 * Who says what a sentence reports, as far as the sentence itself tells; `undefined` when it reports nothing.
 * @param bare The text the sentence was cut from, without what is quoted in it.
 */
export function speakerIn(sentence: Sentence, bare: string, language: Language): Speaker | undefined {
	const text = bare.slice(sentence.start, sentence.end);
	for (const pattern of sources[language]) {
		const match = pattern.exec(text);
		const found = match?.[1];
		if (!match || found === undefined) continue;
		const start = sentence.start + match.index + match[0].indexOf(found);
		return speakerFrom(
			wordsIn(sentence, start, start + found.length).slice(0, longestName),
			sentence,
			language,
		);
	}
	const words = sentence.words.filter(({ start }) => bare.charAt(start) !== ' ');
	const at = words.findIndex(({ folded }) => isSayingVerb(folded));
	const verb = words[at];
	// “Eight of them were told”: by whom, it does not say.
	if (verb && passive.test(words[at - 1]?.folded ?? '')) return undefined;
	if (verb)
		return speakerFrom(subjectOf(words, at, text, sentence), sentence, language, hearsay.test(verb.folded));
	// “Alzira: ‘...’”
	const colon = /:\s*$/u.test(text) ? text.lastIndexOf(':') : text.search(/:\s{4}/u);
	if (colon < 0) return undefined;
	return speakerFrom(
		wordsIn(sentence, sentence.start, sentence.start + colon).slice(-longestName),
		sentence,
		language,
	);
}

/**
 * The same for a pronoun: whoever is named in the sentences before, the nearest first.
 * @param sentences All of the text, in order.
 */
export function resolve(
	speaker: Speaker | undefined,
	sentence: Sentence,
	sentences: readonly Sentence[],
	language: Language,
): Speaker | undefined {
	if (speaker?.kind !== 'pronoun') return speaker;
	for (const before of sentences.slice(0, sentences.indexOf(sentence)).reverse().slice(0, 2)) {
		const named = speakerFrom(before.words, before, language);
		if (named.kind === 'named') return named;
	}
	return undefined;
}

const passive = /^(?:was|were|is|are|been|be|being|got|get|gets|foi|foram|é|são|sido)$/;

/** Words in which a name and what somebody is have room. */
const longestName = 10;

/** What stands after “said” where the verb comes first, and before it elsewhere. */
function subjectOf(
	words: readonly HeardWord[],
	at: number,
	text: string,
	{ start, content }: Sentence,
): readonly HeardWord[] {
	const verb = words[at];
	if (!verb) return [];
	const after = words.slice(at + 1).filter(({ clause }) => clause === verb.clause);
	const isSubject =
		after.length > 0 && after.length < longestName && !after.some(({ folded }) => leads.test(folded));
	const says = after.some(({ folded, stem }) => content.has(stem) || pronouns.has(folded));
	const rest = text.slice((after.at(-1)?.end ?? 0) - start);
	if (isInverted.test(text.slice(0, verb.start - start)) && isSubject && says && !/^\s?:/u.test(rest))
		return after;
	const before = words.slice(0, at);
	// “Perguntado de onde saiu, disse que”: whoever it was is not in this clause.
	const own = before.filter(({ clause }) => clause === verb.clause);
	const isNamed = before.some(
		(word, index) => isCapital(word, text, start) && (index > 0 || own.length === 1),
	);
	return isNamed ? before : own;
}

/** What a verb of saying leads to. */
const leads = /^(?:que|that|about|sobre)$/;
const isInverted = /(?:^|[,"”»] ?|\s{3,}|(?<!\p{L})(?:como|so|as|assim) )$/iu;

function isCapital({ start, end }: HeardWord, text: string, from: number): boolean {
	return /^\p{Lu}/u.test(text.slice(start - from, end - from));
}

function wordsIn({ words }: Sentence, start: number, end: number): HeardWord[] {
	return words.filter((word) => start <= word.start && word.start < end);
}

function speakerFrom(
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
