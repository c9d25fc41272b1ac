import { clausesIn, likeness, type Stretch, stretchesOf } from './clauses.ts';
import type { Sentence } from './sentence.ts';

/** How alike two stretches are that state the same thing. */
const same = 0.66;
/** Clauses that what is one clause in the newsletter may take in a script, and the other way round. */
export const mostClauses = { wrote: 3, said: 4 };

interface Said {
	within: readonly Stretch[];
	across: readonly Stretch[];
}

/** Within sentences, by sentence, and over their ends. */
const stretches = new WeakMap<
	readonly Sentence[],
	{ own: readonly (readonly [Sentence, readonly Stretch[]])[]; across: readonly Stretch[] }
>();

/** The stretches of a turn: those within a sentence that says some of what is looked for, and those over two. */
export function stretchesIn(sentences: readonly Sentence[], wanted: Sentence): Said {
	const known = stretches.get(sentences) ?? findStretches(sentences);
	stretches.set(sentences, known);
	const within = known.own.filter(([{ content }]) => {
		const least = Math.min(few, wanted.content.size, content.size);
		return [...content].filter((stem) => wanted.content.has(stem)).length >= least;
	});
	return { within: within.flatMap(([, own]) => own), across: known.across };
}

/** Content words that two sentences share when it is no coincidence. */
const few = 2;

function findStretches(sentences: readonly Sentence[]) {
	const clauses = sentences.map(clausesIn);
	return {
		own: sentences.map(
			(sentence, at) => [sentence, stretchesOf(clauses[at] ?? [], mostClauses.said)] as const,
		),
		across: stretchesOf(clauses.flat(), mostClauses.said),
	};
}

/** Those that are most like it, if they are like it at all; over the end of a sentence only where none is within one. */
export function mostAlike(stretch: Stretch, { within, across }: Said): Stretch[] {
	const found = mostAlikeOf(stretch, within);
	if (found.length > 0 || stretch.stems.size < few) return found;
	return mostAlikeOf(
		stretch,
		across.filter(({ stems }) => [...stems].filter((stem) => stretch.stems.has(stem)).length >= few),
	);
}

function mostAlikeOf(stretch: Stretch, others: readonly Stretch[]): Stretch[] {
	let best = same;
	let found: Stretch[] = [];
	for (const other of others) {
		const alike = likeness(stretch, other);
		if (alike < best) continue;
		found = alike === best ? [...found, other] : [other];
		best = alike;
	}
	return found;
}
