import type { Language } from '../../../newsletter/newsletter.ts';
import type { Finding, Rule } from '../lint.ts';
import { type Comparison, compare, spanOf } from './comparison.ts';
import type { HeardWord } from './heard.ts';
import { isSameWording } from './match.ts';
import {
	countDenials,
	countNegators,
	deniesAnything,
	isComparing,
	looselyDenied,
	polarityOf,
} from './polarity.ts';
import { findingAt, quote } from './report.ts';
import type { Sentence } from './sentence.ts';
import { areContrary, signOf } from './stance.ts';
import { isContent } from './stop-words.ts';

/** Share of a sentence that must be voiced before how it is voiced can be judged. */
const alike = 0.5;
/** For words in the place of their contrary the rest decides less. */
const akin = 0.34;

/** F07: what is affirmed stays affirmed, what is denied denied, praise praise and blame blame. */
export const flippedStance: Rule = {
	id: 'F07',
	asks: 'Nothing is said the other way round.',
	check(subject) {
		return compare(subject).flatMap((comparison) => checkSentence(comparison, subject.newsletter.language));
	},
};

function checkSentence(comparison: Comparison, language: Language): Finding[] {
	const { match, turn, sentence, isOpinion } = comparison;
	const flip =
		(match.recall >= alike && (negationFlip(comparison, language) ?? contraryFlip(comparison, language))) ||
		(match.recall >= akin &&
			isOpinion &&
			(contraryFlip(comparison, language) ?? signFlip(comparison, language) ?? substitution(comparison)));
	if (!flip) return [];
	const expected = `${flip} The newsletter says: ${quote(sentence)}`;
	return [findingAt('F07', 'error', turn, spanOf(comparison), { expected })];
}

/** A negation that came or went around the words both have. */
function negationFlip(
	{ sentence, block, words, near, turn }: Comparison,
	language: Language,
): string | undefined {
	const isOdd = (said: readonly HeardWord[]) =>
		countDenials(sentence.words) !== countDenials(said) ||
		countNegators(sentence.words, language) % 2 !== countNegators(said, language) % 2;
	if (isSameWording(sentence.words, words) && isOdd(words) && isOdd(near))
		return 'The newsletter denies what is affirmed here, or affirms what is denied.';
	const wrote = deniedIn(block, language);
	const said = deniedIn(turn.sentences, language);
	// “No better company” is the best one: comparisons deny in order to affirm.
	const isLost =
		!isComparing(near) && deniedBy(sentence.words, language).some((stems) => isTurned(stems, said));
	if (isLost) return 'What the newsletter denies is affirmed here.';
	const isAdded =
		!isComparing(sentence.words) && deniedBy(words, language).some((stems) => isTurned(stems, wrote));
	return isAdded ? 'What the newsletter affirms is denied here.' : undefined;
}

const known = new WeakMap<readonly Sentence[], ReturnType<typeof looselyDenied>>();

/** Kept, because every sentence of a block and of a turn asks. */
function deniedIn(sentences: readonly Sentence[], language: Language): ReturnType<typeof looselyDenied> {
	const found =
		known.get(sentences) ??
		looselyDenied(
			sentences.flatMap(({ words }) => words),
			language,
		);
	known.set(sentences, found);
	return found;
}

/** What each negation in some words denies; those of comparisons do not count. */
function deniedBy(words: readonly HeardWord[], language: Language): readonly (readonly string[])[] {
	return isComparing(words) ? [] : polarityOf(words, language).denials;
}

/** Whether the first word that a negation reaches on both sides stands without one on the other. */
function isTurned(
	stems: readonly string[],
	{ affirmed, denied }: { affirmed: ReadonlySet<string>; denied: ReadonlySet<string> },
): boolean {
	const first = stems.find((stem) => affirmed.has(stem) || denied.has(stem));
	return first !== undefined && !denied.has(first);
}

/** A word where the newsletter has its contrary. */
function contraryFlip({ sentence, words }: Comparison, language: Language): string | undefined {
	const wrote = countWords(sentence.words);
	const said = countWords(words);
	const lost = sentence.words.filter(({ folded }) => countOf(folded, said) < countOf(folded, wrote));
	const added = words.filter(({ folded }) => countOf(folded, wrote) < countOf(folded, said));
	for (const word of lost) {
		const instead = added.find((other) => areContrary(word.folded, other.folded));
		if (instead && isDenied(word, sentence.words, language) === isDenied(instead, words, language))
			return `“${instead.folded}” stands where the newsletter says “${word.folded}”.`;
	}
	return undefined;
}

/**
 * A word the opinion does not have in the place of one it has, in a sentence that was otherwise left as it is. Which
 * words are contraries no list knows; whoever rephrases changes more than one.
 */
function substitution({ sentence, block, words }: Comparison): string | undefined {
	if (!isSameWording(sentence.words, words)) return undefined;
	const known = new Set(block.flatMap((each) => each.words.map(({ stem }) => stem)));
	const said = new Set(words.map(({ stem }) => stem));
	const lost = sentence.words.filter(({ folded, stem }) => isContent(folded) && !said.has(stem));
	const added = words.filter(({ folded, stem }) => isContent(folded) && !known.has(stem));
	const [word] = lost;
	const [instead] = added;
	if (!word || !instead || lost.length > 1 || added.length > 1) return undefined;
	const place = sentence.words.indexOf(word);
	const isThere = words[words.indexOf(instead) + 1]?.stem === sentence.words[place + 1]?.stem;
	return isThere ? `“${instead.folded}” stands where the newsletter says “${word.folded}”.` : undefined;
}

function countWords(words: readonly HeardWord[]): ReadonlyMap<string, number> {
	const counts = new Map<string, number>();
	for (const { folded } of words) counts.set(folded, countOf(folded, counts) + 1);
	return counts;
}

function countOf(folded: string, counts: ReadonlyMap<string, number>): number {
	return counts.get(folded) ?? 0;
}

function isDenied({ stem }: HeardWord, words: readonly HeardWord[], language: Language): boolean {
	return polarityOf(words, language).denied.has(stem);
}

/** Praise where there was blame, or blame where there was praise. */
function signFlip({ sentence, words }: Comparison, language: Language): string | undefined {
	const wrote = judge(sentence.words, language);
	const said = judge(words, language);
	if (wrote.sum * said.sum >= 0 || (isComparing(words) && deniesAnything(words, language))) return undefined;
	if ([...wrote.stems].some((stem) => said.stems.has(stem))) return undefined;
	return wrote.sum > 0 ? 'Praise has become blame.' : 'Blame has become praise.';
}

/** The words of judgement, and what they come to when what is denied counts the other way. */
function judge(words: readonly HeardWord[], language: Language): { sum: number; stems: ReadonlySet<string> } {
	const { denied } = polarityOf(words, language);
	const judging = words.filter(({ folded }) => signOf(folded) !== 0);
	const sum = judging.reduce(
		(total, { folded, stem }) => total + signOf(folded) * (denied.has(stem) ? -1 : 1),
		0,
	);
	return { sum, stems: new Set(judging.map(({ stem }) => stem)) };
}
