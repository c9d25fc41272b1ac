import type { Sentence } from '../sentence.ts';
import { kindOf } from './kinds.ts';
import { type SpokenNumber, valuesOf } from './number.ts';

/** Two numbers of one thing, before and after it changed. */
export interface Change {
	before: SpokenNumber;
	after: SpokenNumber;
}

const past =
	/^(?:era|eram|foi|foram|tinha|tinham|havia|antes|custava|levava|costumava|was|were|had|used|before|previously|once|formerly)$/;
const present =
	/^(?:é|são|hoje|agora|tem|têm|virou|viraram|passou|passaram|ficou|chegou|depois|atualmente|is|are|now|today|has|became|since|currently|reached)$/;
const from = /^(?:de|do|da|dos|das|from)$/;
const to = /^(?:para|a|até|ao|pra|to)$/;

/**
 * What two numbers of a sentence say of a change: “from 6 to 9”, “era de 19 e hoje é de 4”. `undefined` where words do
 * not tell which was first.
 */
export function changeIn(sentence: Sentence): Change | undefined {
	const numbers = sentence.numbers.filter(({ ordinal }) => !ordinal);
	for (const [index, one] of numbers.entries()) {
		const other = numbers[index + 1];
		if (!other || !areOfOneKind(one, other, sentence)) continue;
		const sides = [sideOf(one, index, sentence, numbers), sideOf(other, index + 1, sentence, numbers)];
		if (sides[0] === 'before' && sides[1] === 'after') return { before: one, after: other };
		if (sides[0] === 'after' && sides[1] === 'before') return { before: other, after: one };
	}
	return undefined;
}

function areOfOneKind(one: SpokenNumber, other: SpokenNumber, sentence: Sentence): boolean {
	const kinds = [kindOf(one, sentence), kindOf(other, sentence)];
	return kinds[0] === kinds[1] || kinds.includes(undefined);
}

/** Words before a number in which what tells its time may stand. */
const reach = 6;

function sideOf(
	{ first }: SpokenNumber,
	index: number,
	{ words }: Sentence,
	numbers: readonly SpokenNumber[],
): 'before' | 'after' | undefined {
	const start = Math.max(numbers[index - 1]?.last ?? 0, first - reach);
	const near = words.slice(start, first).map(({ folded }) => folded);
	const tense = near.findLast((word) => past.test(word) || present.test(word));
	if (tense !== undefined && tense !== 'de') return past.test(tense) ? 'before' : 'after';
	const preposition = near.at(-1) ?? '';
	if (from.test(preposition)) return 'before';
	return to.test(preposition) ? 'after' : undefined;
}

/** Whether what came first in one sentence came last in the other, and the other way round. */
export function isTurnedRound(one: Change, other: Change): boolean {
	const meet = (first: SpokenNumber, second: SpokenNumber) => {
		const values = new Set(valuesOf(first));
		return valuesOf(second).some((value) => values.has(value));
	};
	return meet(one.before, other.after) && meet(one.after, other.before) && !meet(one.before, other.before);
}
