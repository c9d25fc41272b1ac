import type { Language } from '../../../newsletter/newsletter.ts';
import { clausesIn } from './clauses.ts';
import type { HeardWord } from './heard.ts';
import { findVoiced } from './match.ts';
import { negationsIn } from './polarity.ts';
import type { TurnReading } from './reading.ts';
import type { Sentence } from './sentence.ts';
import type { SourceSentence } from './source.ts';
import { isContent } from './stop-words.ts';

/** A sentence of a turn in which two things have changed places. */
export interface Swap {
	said: Sentence;
	wrote: SourceSentence;
}

/** Sentences in which what is denied and what is affirmed have changed places, or the sides of a comparison. */
export function swapsIn({ sentences, opinion }: TurnReading, language: Language): Swap[] {
	return sentences.flatMap((said) => {
		const wrote = findVoiced(said, opinion?.sentences ?? [])?.sentence;
		if (!wrote) return [];
		return isContrastSwapped(said, wrote, language) || isComparisonSwapped(said, wrote)
			? { said, wrote }
			: [];
	});
}

/** “A witness, not a judge”, and “a judge, not a witness”. */
function isContrastSwapped(said: Sentence, wrote: Sentence, language: Language): boolean {
	const [ours, theirs] = [contrastIn(said, language), contrastIn(wrote, language)];
	return meet(ours.affirmed, theirs.denied) && meet(ours.denied, theirs.affirmed);
}

/** What is denied first of all by each negation, and what stands in clauses that have none. */
function contrastIn(sentence: Sentence, language: Language) {
	const affirmed = new Set<string>();
	const denied = new Set<string>();
	for (const { words, stems } of clausesIn(sentence)) {
		const places = negationsIn(words, language);
		if (places.length === 0) for (const stem of stems) affirmed.add(stem);
		for (const at of places) {
			const first = words.slice(at + 1).find(({ folded, stem }) => isContent(folded) && stems.has(stem));
			if (first) denied.add(first.stem);
		}
	}
	return { affirmed: without(affirmed, denied), denied: without(denied, affirmed) };
}

function without(one: ReadonlySet<string>, other: ReadonlySet<string>): ReadonlySet<string> {
	return new Set([...one].filter((stem) => !other.has(stem)));
}

function meet(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
	return [...one].some((stem) => other.has(stem));
}

/** “The board is better than the app”, and “the app is better than the board”. */
function isComparisonSwapped(said: Sentence, wrote: Sentence): boolean {
	const [ours, theirs] = [sidesOf(said.words), sidesOf(wrote.words)];
	if (!ours || ours.by !== theirs?.by) return false;
	return (
		meet(ours.left, theirs.right) &&
		meet(ours.right, theirs.left) &&
		!meet(ours.left, theirs.left) &&
		!meet(ours.right, theirs.right)
	);
}

const comparatives = /^(?:mais|menos|maior|menor|melhor|pior|more|less|fewer|better|worse|\p{L}{3,12}er)$/u;
/** “The worst that”, and not “worse than”. */
const articles = /^(?:o|a|os|as|the)$/u;
/** Words between a comparative and what it compares with. */
const between = 5;

function sidesOf(words: readonly HeardWord[]) {
	const at = words.findIndex(
		({ folded }, index) => comparatives.test(folded) && !articles.test(words[index - 1]?.folded ?? ''),
	);
	const than = words.findIndex(
		({ folded }, index) => index > at && index <= at + between && /^(?:than|que)$/.test(folded),
	);
	const by = words[at]?.folded;
	if (by === undefined || than < 0) return undefined;
	return {
		by,
		left: stemsOf(words.slice(0, at)),
		right: stemsOf(words.slice(than + 1).filter(({ clause }) => clause === words[than]?.clause)),
	};
}

function stemsOf(words: readonly HeardWord[]): ReadonlySet<string> {
	return new Set(words.flatMap(({ folded, stem }) => (isContent(folded) ? stem : [])));
}
