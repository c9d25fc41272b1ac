import type { Language } from '../../../newsletter/newsletter.ts';
import { areContrary } from './contraries.ts';
import { type Denial, denialsOf, reach, says } from './denials.ts';
import { makesUp } from './equivalents.ts';
import type { HeardWord } from './heard.ts';
import { hasKin } from './kin.ts';
import { findVoiced } from './match.ts';
import { areMeasuredOtherwise } from './measuring.ts';
import { isLacking, isNegator } from './negators.ts';
import { deniedIn, isDeniedAt } from './polarity.ts';
import type { TurnReading } from './reading.ts';
import { shareRoot } from './roots.ts';
import type { Sentence } from './sentence.ts';
import type { SourceOpinion, SourceSentence } from './source.ts';
import { isContent } from './stop-words.ts';
import { isVeiled } from './veiled.ts';

/** What a turn denies that its opinion does not, and what it affirms that its opinion denies. */
export interface ChangedDenials {
	/** Sentences of the turn. */
	added: readonly Sentence[];
	lost: readonly { said: Sentence; wrote: SourceSentence }[];
}

/**
 * Denials of a turn and of its opinion that have no counterpart in the other, and no other wording there that comes to
 * the same.
 */
export function changedDenials({ sentences, opinion }: TurnReading, language: Language): ChangedDenials {
	if (!opinion) return { added: [], lost: [] };
	const said = denialsOf(sentences, language);
	const wrote = denialsOf(opinion.sentences, language);
	const pairs = pair(said, wrote);
	const isStrange = strangeTo(opinion.sentences, sentences, language);
	const added = pairs.said.filter(isStrange).slice(pairs.wrote.length);
	const isMissing = strangeTo(sentences, opinion.sentences, language);
	const lost = pairs.said.length > 0 ? [] : pairs.wrote.filter(isMissing);
	return {
		added: added.map(({ sentence }) => sentence),
		lost: lost.flatMap((denial) => affirmedIn(denial, sentences, opinion, language) ?? []),
	};
}

/** The sentence that says what is denied and does not deny it. */
function affirmedIn(
	{ sentence: denying, about: [first] }: Denial,
	sentences: readonly Sentence[],
	opinion: SourceOpinion,
	language: Language,
): { said: Sentence; wrote: SourceSentence } | undefined {
	const wrote = opinion.sentences.find((sentence) => sentence === denying);
	const said = sentences.find(
		(sentence) =>
			!sentence.text.includes('?') &&
			findVoiced(sentence, opinion.sentences)?.sentence === denying &&
			sentence.words.some(
				({ stem }, at) =>
					stem === first &&
					!isDeniedAt(sentence.words, at, language) &&
					isAfterKnown(sentence.words, at, denying),
			),
	);
	return said && wrote && { said, wrote };
}

/** “Keeping the authority” does not affirm the authority of “without the authority”: it is after a new word. */
function isAfterKnown(words: readonly HeardWord[], at: number, { content }: Sentence): boolean {
	const before = words.slice(0, at).findLast(({ folded }) => isContent(folded));
	return !before || before.clause !== words[at]?.clause || content.has(before.stem);
}

/** Whether a denial of one side is none of the other’s, in whichever words. */
function strangeTo(
	others: readonly Sentence[],
	own: readonly Sentence[],
	language: Language,
): (denial: Denial) => boolean {
	const denied = new Set(others.flatMap(({ words }) => [...deniedIn(words, language)]));
	const there = others.flatMap(({ words }) => words);
	const here = own.flatMap(({ words }) => words);
	return (denial) => {
		const [first] = denial.about;
		return (first === undefined || !denied.has(first)) && !isExplained(denial, others, there, here, language);
	};
}

/** Denials that have no counterpart, after the likest were put together, one for one. */
function pair(said: readonly Denial[], wrote: readonly Denial[]): { said: Denial[]; wrote: Denial[] } {
	const left = new Set(wrote);
	const isPaired = (denial: Denial, are: typeof areSame) => {
		const same = [...left].find((other) => are(denial, other));
		if (same) left.delete(same);
		return same !== undefined;
	};
	const rest = said.filter((denial) => !isPaired(denial, denySame));
	const strange = rest.filter((denial) => !isPaired(denial, areSame));
	return { said: strange, wrote: [...left] };
}

function denySame({ about: [first] }: Denial, { about }: Denial): boolean {
	return first !== undefined && about[0] !== undefined && shareRoot(first, about[0]);
}

function areSame(one: Denial, other: Denial): boolean {
	const isIn = ({ about }: Denial, { stems }: Denial) =>
		about.some((stem) => [...stems].some((known) => shareRoot(stem, known)));
	return isIn(one, other) || isIn(other, one);
}

/** Whether the other side says in other words what is denied. */
function isExplained(
	{ clause, sentence, negator, about }: Denial,
	others: readonly Sentence[],
	there: readonly HeardWord[],
	here: readonly HeardWord[],
	language: Language,
): boolean {
	const voiced = findVoiced(sentence, others)?.sentence.words ?? there;
	if (isLacking(negator) || areMeasuredOtherwise(sentence.words, voiced)) return true;
	const theirs = new Set(there.map(({ folded }) => folded));
	const ours = new Set(here.map(({ folded }) => folded));
	const affirming = voiced.filter((_, at) => !isNegator(voiced, at, language));
	const denying = clause.filter(({ folded }, at) => !theirs.has(folded) && !isNegator(clause, at, language));
	if (affirming.some((word) => denying.some((other) => areContrary(word.folded, other.folded)))) return true;
	const own = affirming.filter(({ folded }) => !ours.has(folded));
	return makesUp(
		own.filter((word) => !isVeiled(word) || isAbout(word, voiced, about)),
		denying,
		clause,
	);
}

/** Whether a word that may deny what stands beside it stands beside something. */
function isAbout(word: HeardWord, words: readonly HeardWord[], about: readonly string[]): boolean {
	const content = says(words).filter(({ clause }) => clause === word.clause);
	const after = content.filter(({ start }) => start > word.start).slice(0, reach);
	const near = after.length > 0 ? after : content.slice(-1 - reach);
	return near.some(({ stem }) => hasKin(stem, new Set(about)));
}
