import type { HeardWord } from './heard.ts';
import type { TurnReading } from './reading.ts';
import type { Sentence } from './sentence.ts';

/** Words of one or more turns in their order, to look sentences up in. */
export interface Haystack {
	words: readonly { word: HeardWord; turn: TurnReading }[];
	/** Where each stem stands. */
	places: ReadonlyMap<string, readonly number[]>;
}

/** The words of turns, ready for `findMatch`. */
export function gather(turns: readonly TurnReading[]): Haystack {
	const words = turns.flatMap((turn) =>
		turn.sentences.flatMap((sentence) => sentence.words.map((word) => ({ word, turn }))),
	);
	const places = new Map<string, number[]>();
	for (const [index, { word }] of words.entries()) {
		const known = places.get(word.stem);
		if (known) known.push(index);
		else places.set(word.stem, [index]);
	}
	return { words, places };
}

/** The stretch of a haystack that says most of a sentence. */
export interface Match {
	/** Share of what the sentence says that is found there, 0 to 1. */
	recall: number;
	found: ReadonlySet<string>;
	/** Of the words from the first to the last that were found. */
	turn: TurnReading | undefined;
	words: readonly HeardWord[];
	start: number;
	end: number;
}

/** Room for other words: who talks repeats, and adds a word here and there. */
const looseness = 2;
const slack = 12;

/** Where the words say most of a sentence, within about twice its length. */
export function findMatch({ words, content }: Sentence, { words: hay, places }: Haystack): Match {
	const width = words.length * looseness + slack;
	const hits = [...content]
		.flatMap((stem) => (places.get(stem) ?? []).map((at) => ({ at, stem })))
		.sort((one, other) => one.at - other.at);
	const inside = new Map<string, number>();
	let best = { size: 0, first: 0, last: -1 };
	let first = 0;
	for (const [last, hit] of hits.entries()) {
		inside.set(hit.stem, (inside.get(hit.stem) ?? 0) + 1);
		for (let left = hits[first]; left && hit.at - left.at >= width; left = hits[++first]) drop(left.stem);
		// The same stems closer together are the better match.
		for (let left = hits[first]; left && (inside.get(left.stem) ?? 0) > 1; left = hits[++first])
			drop(left.stem);
		const isShorter =
			hit.at - (hits[first]?.at ?? 0) < (hits[best.last]?.at ?? 0) - (hits[best.first]?.at ?? 0);
		if (inside.size > best.size || (inside.size === best.size && isShorter))
			best = { size: inside.size, first, last };
	}
	const taken = hits.slice(best.first, best.last + 1);
	const from = taken[0]?.at ?? 0;
	const to = (taken.at(-1)?.at ?? -1) + 1;
	return {
		recall: content.size === 0 ? 0 : best.size / content.size,
		found: new Set(taken.map(({ stem }) => stem)),
		turn: hay[from]?.turn,
		words: hay.slice(from, to).map(({ word }) => word),
		start: from,
		end: to,
	};

	function drop(stem: string) {
		const left = (inside.get(stem) ?? 0) - 1;
		if (left === 0) inside.delete(stem);
		else inside.set(stem, left);
	}
}

/** The sentence of a source that a spoken sentence says, by the words they share. */
export function findVoiced<S extends Sentence>(
	spoken: Sentence,
	sources: readonly S[],
): { sentence: S; shared: number; recall: number; support: number } | undefined {
	let best: { sentence: S; shared: number; recall: number; support: number } | undefined;
	let bestScore = 0;
	for (const sentence of sources) {
		let shared = 0;
		for (const stem of spoken.content) if (sentence.content.has(stem)) shared++;
		if (shared === 0) continue;
		const score = (2 * shared) / (spoken.content.size + sentence.content.size);
		if (score <= bestScore) continue;
		bestScore = score;
		best = {
			sentence,
			shared,
			recall: shared / sentence.content.size,
			support: shared / spoken.content.size,
		};
	}
	return best;
}

/** A match with the rest of the clauses it begins and ends in: where its negations stand. */
export function clausesOf({ start, end }: Match, { words }: Haystack): HeardWord[] {
	let from = start;
	let to = end;
	while (from > 0 && isSameClause(words[from - 1], words[start])) from--;
	while (to < words.length && isSameClause(words[to], words[end - 1])) to++;
	return words.slice(from, to).map(({ word }) => word);
}

type Place = Haystack['words'][number] | undefined;

function isSameClause(one: Place, other: Place): boolean {
	return one !== undefined && one.turn === other?.turn && one.word.clause === other.word.clause;
}

/** Share of words on either side that are the same when a sentence was not reworded. */
const verbatim = 0.8;
/** Words beyond which no two sentences are compared word by word. */
const longestSentence = 400;

/** Whether most words, function words too, are the same and in the same order. */
export function isSameWording(wrote: readonly HeardWord[], said: readonly HeardWord[]): boolean {
	const [short, long] = wrote.length < said.length ? [wrote, said] : [said, wrote];
	if (long.length > longestSentence || short.length < long.length * verbatim) return false;
	let row = new Array<number>(short.length + 1).fill(0);
	for (const { folded } of long) {
		const next = [0];
		for (const [index, word] of short.entries())
			next.push(
				word.folded === folded ? (row[index] ?? 0) + 1 : Math.max(row[index + 1] ?? 0, next[index] ?? 0),
			);
		row = next;
	}
	return (row.at(-1) ?? 0) >= long.length * verbatim;
}
