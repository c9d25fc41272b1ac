import type { HeardWord } from './heard.ts';
import type { Sentence } from './sentence.ts';

/** Words next to each other that state one thing, or a few of them. */
export interface Stretch {
	words: readonly HeardWord[];
	/** Stems of what it says. */
	stems: ReadonlySet<string>;
}

const conjunctions: ReadonlySet<string> = new Set('mas but porém yet e and ou or'.split(' '));

const divided = new WeakMap<Sentence, readonly Stretch[]>();

/** The clauses of a sentence: what punctuation and conjunctions divide. */
export function clausesIn(sentence: Sentence): readonly Stretch[] {
	const known = divided.get(sentence);
	if (known) return known;
	const clauses: HeardWord[][] = [];
	for (const [index, word] of sentence.words.entries()) {
		const last = clauses.at(-1);
		const before = sentence.words[index - 1];
		const isNew = before?.clause !== word.clause || isConjunction(word.folded, before.folded);
		if (last && (!isNew || !saysAnything(last, sentence))) last.push(word);
		else clauses.push([word]);
	}
	const end = clauses.at(-1);
	if (end && clauses.length > 1 && !saysAnything(end, sentence)) {
		clauses.pop();
		clauses.at(-1)?.push(...end);
	}
	const found = clauses.map((words) => toStretch(words, sentence));
	divided.set(sentence, found);
	return found;
}

/** “Nothing but” is one statement. */
function isConjunction(folded: string, before: string): boolean {
	return (
		conjunctions.has(folded) &&
		!(folded === 'but' && /^(?:no|any)(?:thing|body|one|where)$|^none$/.test(before))
	);
}

/** “Nobody, I notice, has written” is one statement, and “not I, but look where I am” is two. */
function saysAnything(words: readonly HeardWord[], { content }: Sentence): boolean {
	return words.some(({ stem }) => content.has(stem)) || curt.test(words.at(-1)?.folded ?? '');
}

/** What ends a denial that leaves out what is denied. */
const curt = /^(?:não|not|neither|nem|none|nenhum|nenhuma)$|n't$/;

function toStretch(words: readonly HeardWord[], { content }: Sentence): Stretch {
	const stems = words.flatMap(({ folded, stem }, at) => {
		const isOfNegation = folded === 'longer' && words[at - 1]?.folded === 'no';
		return content.has(stem) && !isOfNegation ? stem : [];
	});
	return { words, stems: new Set(stems) };
}

/** All stretches of so many clauses next to each other that are wanted. */
export function stretchesOf(
	clauses: readonly Stretch[],
	most: number,
	isWanted: (some: readonly Stretch[]) => boolean = () => true,
): Stretch[] {
	return clauses
		.flatMap((_, first) =>
			Array.from({ length: Math.min(most, clauses.length - first) }, (_, more) =>
				clauses.slice(first, first + more + 1),
			),
		)
		.filter(isWanted)
		.map(joinStretches);
}

function joinStretches(all: readonly Stretch[]): Stretch {
	const [only] = all;
	if (only && all.length === 1) return only;
	return {
		words: all.flatMap(({ words }) => words),
		stems: new Set(all.flatMap(({ stems }) => [...stems])),
	};
}

/**
 * How much two stretches say the same, 0 to 1: the harmonic mean of the shares of each that the other has. One word of
 * several that should be said is a coincidence, and so is the only one among others.
 */
export function likeness({ stems: wanted }: Stretch, { stems: found }: Stretch): number {
	let shared = 0;
	for (const stem of wanted) if (found.has(stem)) shared++;
	const isChance = shared < Math.min(2, Math.max(wanted.size, found.size));
	return isChance ? 0 : (2 * shared) / (wanted.size + found.size);
}
