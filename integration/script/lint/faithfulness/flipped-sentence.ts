import type { Language } from '../../../newsletter/newsletter.ts';
import type { Comparison } from './comparison.ts';
import { areContrary } from './contraries.ts';
import type { HeardWord } from './heard.ts';
import { isSameWording } from './match.ts';
import { degreesIn, isComparing } from './measuring.ts';
import { isNegated } from './negation.ts';
import { isNegator } from './negators.ts';
import { deniedIn, isDeniedAt, negationsIn } from './polarity.ts';
import { isMeasure, signOf } from './stance.ts';
import { deniesAnything } from './veiled.ts';

/** What is the other way round in a sentence. */
export interface Flip {
	what: string;
	/** Or else no more may have changed than the words. */
	isSure: boolean;
}

/** Share of a sentence that must be voiced before how it is voiced can be judged. */
const alike = 0.5;
/** For words in the place of their contrary the rest decides less. */
const akin = 0.34;

/** What is the other way round in the words that voice a sentence. */
export function findFlip(comparison: Comparison, language: Language): Flip | undefined {
	const { match, sentence, words, isOpinion } = comparison;
	const what =
		(match.recall >= alike ? negationChange(comparison, language) : undefined) ??
		(match.recall >= (isOpinion ? akin : alike) ? contraryFlip(comparison, language) : undefined) ??
		(isOpinion && match.recall >= akin ? signFlip(comparison, language) : undefined);
	// Facts are reworded more freely than verdicts, and what they deny does not matter as much.
	return what === undefined ? undefined : { what, isSure: isOpinion || isSameWording(sentence.words, words) };
}

/** A negation that came or went. */
function negationChange(comparison: Comparison, language: Language): string | undefined {
	const { sentence, words, near } = comparison;
	const isOdd = (said: readonly HeardWord[]) =>
		negationsIn(sentence.words, language).length % 2 !== negationsIn(said, language).length % 2;
	const isTurned =
		(isSameWording(sentence.words, words) && isOdd(words) && isOdd(near)) || isNegated(comparison, language);
	return isTurned ? 'The newsletter denies what is affirmed here, or affirms what is denied.' : undefined;
}

/** A word where the newsletter has its contrary. */
function contraryFlip({ sentence, words }: Comparison, language: Language): string | undefined {
	const wrote = countWords(sentence.words);
	const said = countWords(words);
	const lost = sentence.words.filter(({ stem }) => countOf(stem, said) < countOf(stem, wrote));
	const added = words.filter(({ stem }) => countOf(stem, wrote) < countOf(stem, said));
	// “Nobody had” is “somebody lacked”.
	const isReworded = hasNegator(lost, language) && hasNegator(added, language);
	for (const word of lost) {
		const instead = added.find((other) => areContrary(word.folded, other.folded));
		if (isReworded && hasNegator([word, ...(instead ? [instead] : [])], language)) continue;
		// “Never a better one” is the best.
		const isMost = degreesIn(sentence.words).has('most') && degreesIn(words).has('more');
		if (
			instead &&
			(isMost && isMeasure(instead.folded)) !==
				(isDenied(word, sentence.words, language) === isDenied(instead, words, language))
		)
			return `“${instead.folded}” stands where the newsletter says “${word.folded}”.`;
	}
	return undefined;
}

function hasNegator(words: readonly HeardWord[], language: Language): boolean {
	return words.some((_, at) => isNegator(words, at, language));
}

function countWords(words: readonly HeardWord[]): ReadonlyMap<string, number> {
	const counts = new Map<string, number>();
	for (const { stem } of words) counts.set(stem, countOf(stem, counts) + 1);
	return counts;
}

function countOf(stem: string, counts: ReadonlyMap<string, number>): number {
	return counts.get(stem) ?? 0;
}

function isDenied(word: HeardWord, words: readonly HeardWord[], language: Language): boolean {
	return isDeniedAt(words, words.indexOf(word), language);
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
	const denied = deniedIn(words, language);
	const judging = words.filter(({ folded }) => signOf(folded) !== 0);
	const sum = judging.reduce(
		(total, { folded, stem }) => total + signOf(folded) * (denied.has(stem) ? -1 : 1),
		0,
	);
	return { sum, stems: new Set(judging.map(({ stem }) => stem)) };
}
