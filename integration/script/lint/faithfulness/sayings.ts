import type { Language } from '../../../newsletter/newsletter.ts';
import type { HeardWord } from './heard.ts';
import { isCapital, pronouns, type Speaker, speakerFrom } from './said-speaker.ts';
import { isSayingVerb } from './saying-verbs.ts';
import type { Sentence } from './sentence.ts';

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

/** Verbs without a subject that name nobody: “dizem que”. */
const hearsay = /^(?:dizem|disseram|contam|falam|comentam)$/;

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

function wordsIn({ words }: Sentence, start: number, end: number): HeardWord[] {
	return words.filter((word) => start <= word.start && word.start < end);
}
