import type { Language } from '../../../newsletter/newsletter.ts';
import type { Finding, Rule } from '../lint.ts';
import { bareFlips } from './bare-clauses.ts';
import { type Comparison, compare, spanOf } from './comparison.ts';
import type { HeardWord } from './heard.ts';
import { isSameWording } from './match.ts';
import { isNegated } from './negation.ts';
import { deniesAnything, isComparing, isNegator, negationsIn, polarityOf } from './polarity.ts';
import { read, type TurnReading } from './reading.ts';
import { findingAt, quote } from './report.ts';
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
		const { language } = subject.newsletter;
		const { turns } = read(subject);
		return [
			...compare(subject).flatMap((comparison) => checkSentence(comparison, language)),
			...turns.flatMap((turn) => (turn.verbatim ? [] : checkBareClauses(turn, language))),
		];
	},
};

function checkSentence(comparison: Comparison, language: Language): Finding[] {
	const { match, turn, sentence, words, isOpinion } = comparison;
	const flip =
		(match.recall >= alike && (negationChange(comparison, language) ?? contraryFlip(comparison, language))) ||
		(match.recall >= akin &&
			isOpinion &&
			(contraryFlip(comparison, language) ?? signFlip(comparison, language) ?? substitution(comparison)));
	if (!flip) return [];
	// Facts are reworded more freely than verdicts, and what they deny does not matter as much.
	const isSure = flip.isSure && (isOpinion || isSameWording(sentence.words, words));
	const expected = `${flip.what} The newsletter says: ${quote(sentence)}`;
	return [findingAt('F07', isSure ? 'error' : 'warning', turn, spanOf(comparison), { expected })];
}

function checkBareClauses(turn: TurnReading, language: Language): Finding[] {
	return bareFlips(turn, language).map(({ said, wrote }) => {
		const span = { start: said[0]?.start ?? 0, end: said.at(-1)?.end ?? 0 };
		return findingAt('F07', 'error', turn, span, {
			expected: `${negated} The newsletter says: ${quote(wrote)}`,
		});
	});
}

const negated = 'The newsletter denies what is affirmed here, or affirms what is denied.';

interface Flip {
	what: string;
	/** Or else it may be another word for the same thing. */
	isSure: boolean;
}

/** A negation that came or went. */
function negationChange(comparison: Comparison, language: Language): Flip | undefined {
	const { sentence, words, near } = comparison;
	const isOdd = (said: readonly HeardWord[]) =>
		negationsIn(sentence.words, language).length % 2 !== negationsIn(said, language).length % 2;
	const isTurned =
		(isSameWording(sentence.words, words) && isOdd(words) && isOdd(near)) || isNegated(comparison, language);
	if (!isTurned) return undefined;
	return { what: negated, isSure: true };
}

/** A word where the newsletter has its contrary. */
function contraryFlip({ sentence, words }: Comparison, language: Language): Flip | undefined {
	const wrote = countWords(sentence.words);
	const said = countWords(words);
	const lost = sentence.words.filter(({ folded }) => countOf(folded, said) < countOf(folded, wrote));
	const added = words.filter(({ folded }) => countOf(folded, wrote) < countOf(folded, said));
	// “Nobody had” is “somebody lacked”.
	const isReworded = hasNegator(lost, language) && hasNegator(added, language);
	for (const word of lost) {
		const instead = added.find((other) => areContrary(word.folded, other.folded));
		if (isReworded && hasNegator([word, ...(instead ? [instead] : [])], language)) continue;
		if (instead && isDenied(word, sentence.words, language) === isDenied(instead, words, language))
			return replaced(word, instead, true);
	}
	return undefined;
}

/**
 * A word the opinion does not have in the place of one it has, in a sentence that was otherwise left as it is. Which
 * words are contraries no list knows; whoever rephrases changes more than one.
 */
function substitution({ sentence, block, words }: Comparison): Flip | undefined {
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
	if (!isThere) return undefined;
	// Whoever judges in another word may judge otherwise; any other word has its synonyms.
	return replaced(word, instead, signOf(word.folded) !== 0 || isPredicate(sentence.words, place));
}

const copulas: ReadonlySet<string> = new Set(
	"é são era eram foi foram será seria virou viraram continua is are was were be been being it's that's they're".split(
		' ',
	),
);

/** Whether it is what something is said to be. */
function isPredicate(words: readonly HeardWord[], place: number): boolean {
	const between = words
		.slice(0, place)
		.findLastIndex(({ folded }) => isContent(folded) || copulas.has(folded));
	return copulas.has(words[between]?.folded ?? '') && words[between]?.clause === words[place]?.clause;
}

function replaced(word: HeardWord, instead: HeardWord, isSure: boolean): Flip {
	return { what: `“${instead.folded}” stands where the newsletter says “${word.folded}”.`, isSure };
}

function hasNegator(words: readonly HeardWord[], language: Language): boolean {
	return words.some((_, at) => isNegator(words, at, language));
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
function signFlip({ sentence, words }: Comparison, language: Language): Flip | undefined {
	const wrote = judge(sentence.words, language);
	const said = judge(words, language);
	if (wrote.sum * said.sum >= 0 || (isComparing(words) && deniesAnything(words, language))) return undefined;
	if ([...wrote.stems].some((stem) => said.stems.has(stem))) return undefined;
	return { what: wrote.sum > 0 ? 'Praise has become blame.' : 'Blame has become praise.', isSure: true };
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
