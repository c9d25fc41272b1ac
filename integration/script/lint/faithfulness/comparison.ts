import type { LintSubject } from '../lint.ts';
import type { HeardWord } from './heard.ts';
import { clausesOf, findMatch, gather, type Haystack, isSameWording, type Match } from './match.ts';
import { type Reading, read, type TurnReading } from './reading.ts';
import type { SourceSentence } from './source.ts';

/** A sentence of the newsletter beside the words that voice it. */
export interface Comparison {
	sentence: SourceSentence;
	/** All sentences of its block. */
	block: readonly SourceSentence[];
	match: Match;
	/** The clauses that voice it, whole. */
	words: readonly HeardWord[];
	/** The sentences they stand in. */
	near: readonly HeardWord[];
	turn: TurnReading;
	isOpinion: boolean;
}

const comparisons = new WeakMap<Reading, Comparison[]>();

/**
 * Every sentence of the newsletter with the words of the turns that cite it, where those say some of it. Turns that
 * are verbatim are left out: they say it as it is.
 */
export function compare(subject: LintSubject): Comparison[] {
	const reading = read(subject);
	const known = comparisons.get(reading);
	if (known) return known;
	const found = [...reading.source.blocks.values()].flatMap(({ block, sentences }) => {
		const turns = reading.turns.filter(({ turn, opinion }) =>
			block.opinion && opinion ? turn.opinion === block.opinion : turn.refs.includes(block.id),
		);
		if (turns.length === 0 || turns.every(({ verbatim }) => verbatim)) return [];
		const hays = turns.map((turn) => gather([turn]));
		const byStem = indexByStem(hays);
		return sentences.flatMap((sentence) => compareSentence(sentence, sentences, likeliest(sentence, byStem)));
	});
	comparisons.set(reading, found);
	return found;
}

function indexByStem(hays: readonly Haystack[]): ReadonlyMap<string, readonly Haystack[]> {
	const index = new Map<string, Haystack[]>();
	for (const hay of hays) {
		for (const stem of hay.places.keys()) {
			const known = index.get(stem);
			if (known) known.push(hay);
			else index.set(stem, [hay]);
		}
	}
	return index;
}

/** Turns that are searched for a sentence. */
const searched = 4;

/** The turns that say most of a sentence's words, wherever in them. */
function likeliest(
	{ content }: SourceSentence,
	byStem: ReadonlyMap<string, readonly Haystack[]>,
): Haystack[] {
	const shared = new Map<Haystack, number>();
	for (const stem of content)
		for (const hay of byStem.get(stem) ?? []) shared.set(hay, (shared.get(hay) ?? 0) + 1);
	const ranked = [...shared].sort(([, one], [, other]) => other - one);
	return ranked.slice(0, searched).map(([hay]) => hay);
}

function compareSentence(
	sentence: SourceSentence,
	block: readonly SourceSentence[],
	hays: readonly Haystack[],
): Comparison[] {
	let best: { match: Match; hay: Haystack } | undefined;
	for (const hay of hays) {
		const match = findMatch(sentence, hay);
		if (match.turn && match.recall > (best?.match.recall ?? 0)) best = { match, hay };
	}
	const turn = best?.match.turn;
	if (!best || !turn || turn.verbatim) return [];
	const same = turn.sentences.find(({ words }) => isSameWording(sentence.words, words));
	const words = same?.words ?? clausesOf(best.match, best.hay);
	const near = turn.sentences
		.filter(({ start, end }) => words.some((word) => start <= word.start && word.start < end))
		.flatMap((each) => each.words);
	return [
		{
			sentence,
			block,
			match: best.match,
			words,
			near,
			turn,
			isOpinion: sentence.block.opinion !== undefined,
		},
	];
}

/** The words of a match as a stretch of its turn's text. */
export function spanOf({ words }: Comparison): { start: number; end: number } {
	return { start: words[0]?.start ?? 0, end: words.at(-1)?.end ?? 0 };
}
