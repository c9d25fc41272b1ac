import type { Language } from '../../../newsletter/newsletter.ts';
import { mostAlike, mostClauses, stretchesIn } from './alike-stretches.ts';
import { clausesIn, likeness, type Stretch, stretchesOf } from './clauses.ts';
import type { Comparison } from './comparison.ts';
import { makesUp } from './equivalents.ts';
import type { HeardWord } from './heard.ts';
import { areMeasuredOtherwise, isComparing, measureOf } from './measuring.ts';
import { isLacking, isNegator } from './negators.ts';
import { isDeniedAt, negationsIn } from './polarity.ts';
import { isContent } from './stop-words.ts';

/** Whether a sentence is said the other way round by a negation that came or went. */
export function isNegated({ sentence, turn }: Comparison, language: Language): boolean {
	const clauses = clausesIn(sentence);
	const said = stretchesIn(turn.sentences, sentence);
	const settled = new Set(clauses.filter((clause) => mostAlike(clause, said).length > 0));
	// A clause that is found by itself needs no company, in which others would be taken for it.
	const wrote = stretchesOf(
		clauses,
		mostClauses.wrote,
		(some) => some.length === 1 || !some.every((one) => settled.has(one)),
	);
	for (const stretch of wrote) {
		const found = mostAlike(stretch, said);
		const isFlipped = found.some((other) => isTurned(stretch, other, language));
		if (!isFlipped || found.some((other) => isSaidAlike(stretch, other, language))) continue;
		const isOfMore = found.every((other) => isSaidByMore(stretch, other, wrote, language));
		if (!isOfMore) return true;
	}
	return false;
}

/** How much less alike two stretches may be that say the same, denials and all. */
const tolerance = 0.12;

/** Whether words are those of a longer stretch, which denies what they do. */
function isSaidByMore(
	stretch: Stretch,
	other: Stretch,
	wrote: readonly Stretch[],
	language: Language,
): boolean {
	const least = likeness(stretch, other) - tolerance;
	return wrote.some(
		(longer) =>
			longer.words.length > stretch.words.length &&
			stretch.words.every((word) => longer.words.includes(word)) &&
			likeness(longer, other) >= least &&
			isSaidAlike(longer, other, language),
	);
}

/** Whether one of them denies what the other affirms, as far as negators tell. */
function differ(wrote: Stretch, said: Stretch, language: Language): boolean {
	return parityOf(wrote, language) !== parityOf(said, language);
}

function parityOf({ words }: Stretch, language: Language): number {
	return negationsIn(words, language).length % 2;
}

/** Whether nothing makes up for a negation that only one of two stretches has. */
function isTurned(wrote: Stretch, said: Stretch, language: Language): boolean {
	if (!differ(wrote, said, language)) return isMeasuredOtherwise(wrote, said);
	const isLost = negationsIn(wrote.words, language).length > negationsIn(said.words, language).length;
	const [denying, affirming] = isLost ? [wrote, said] : [said, wrote];
	return !isBalanced(denying, affirming, language) && deniesShared(denying, affirming, isLost, language);
}

function isSaidAlike(wrote: Stretch, said: Stretch, language: Language): boolean {
	return !differ(wrote, said, language) && !isMeasuredOtherwise(wrote, said);
}

/** “More than I had” is “I had not as much”, and “the worst” is “none is worse than”: one of them must deny. */
function isMeasuredOtherwise({ words: wrote }: Stretch, { words: said }: Stretch): boolean {
	const measures = [measureOf(wrote), measureOf(said)];
	return measures.includes('more') && (measures.includes('as much') || measures.includes('most'));
}

/** “No longer supported” is “dropped”, “not worse” is “better”, and what nothing is worse than is the worst. */
function isBalanced(denying: Stretch, affirming: Stretch, language: Language): boolean {
	const added = wordsOnlyIn(affirming, denying, language);
	const lost = wordsOnlyIn(denying, affirming, language);
	if ([...added, ...lost].some(isLacking)) return true;
	return (
		makesUp(added, lost, denying.words) ||
		areMeasuredOtherwise(denying.words, affirming.words) ||
		isComparing(denying.words) !== isComparing(affirming.words)
	);
}

/** Those of one stretch that the other does not have; its negators are counted and not compared. */
function wordsOnlyIn({ words }: Stretch, other: Stretch, language: Language): HeardWord[] {
	const stems = new Set(other.words.map(({ stem }) => stem));
	return words.filter(
		(word, at) => !stems.has(word.stem) && (isLacking(word) || !isNegator(words, at, language)),
	);
}

/** Content words that a negation reaches. */
const reach = 2;

/**
 * Whether something that is denied stands on the other side, after words that are not new. If not, more was reworded
 * than a negation.
 */
function deniesShared(denying: Stretch, affirming: Stretch, isLost: boolean, language: Language): boolean {
	const { words } = denying;
	return negationsIn(words, language).some((at) => {
		const rest = words.slice(at + 1).filter(({ clause }) => clause === words[at]?.clause);
		const end = rest.findIndex(({ folded }) => joining.has(folded));
		const after = says(end < 1 ? rest : rest.slice(0, end));
		const reached = after.length > 0 ? after.slice(0, reach) : says(words.slice(0, at)).slice(-reach);
		return reached.some((word) => isAffirmed(word, affirming, isLost ? denying : undefined, language));
	});
}

const joining: ReadonlySet<string> = new Set('e and mas but'.split(' '));

function says(words: readonly HeardWord[]): HeardWord[] {
	return words.filter(({ folded }) => isContent(folded));
}

/** “Keeping the authority” does not affirm the authority of “without the authority”: it is after a new word. */
function isAffirmed(
	{ stem }: HeardWord,
	{ words }: Stretch,
	denying: Stretch | undefined,
	language: Language,
): boolean {
	const places = words.flatMap((word, at) => (word.stem === stem && isContent(word.folded) ? at : []));
	if (places.length === 0 || places.every((at) => isDeniedAt(words, at, language))) return false;
	const content = says(words);
	const at = content.findIndex((word) => word.stem === stem);
	const before = content[at - 1];
	if (!before || before.clause !== content[at]?.clause) return true;
	return !denying || denying.words.some((word) => word.stem === before.stem);
}
