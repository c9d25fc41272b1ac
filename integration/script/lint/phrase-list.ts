import type { Span } from '../../newsletter/newsletter.ts';
import { type Word, wordsIn } from './words.ts';

/** Where a text says one of the phrases of a list. */
export interface PhraseMatch extends Span {
	/** The phrase as the list has it without its conditions: the same for every inflection. */
	phrase: string;
}

/** What may stand between the words of a phrase. */
type Gaps = 'spaces' | 'punctuation';

interface Pattern {
	phrase: string;
	slots: readonly ReadonlySet<string>[];
	notAfter: ReadonlySet<string> | undefined;
	notBefore: ReadonlySet<string> | undefined;
}

/**
 * Compiles a list of phrases to a function that finds them by whole words, the longest first, none overlapping another.
 * In a phrase `a|b` is either word, and `!a|b` at its start or end is a word that must not stand there: with
 * `!this|that kind of` it is found in “it is kind of slow” but not in “this kind of disk”.
 */
export function phraseList(
	phrases: readonly string[],
	gaps: Gaps = 'spaces',
): (text: string) => PhraseMatch[] {
	const byFirst = new Map<string, Pattern[]>();
	for (const pattern of phrases.map(compile).sort((one, other) => other.slots.length - one.slots.length))
		for (const first of pattern.slots[0] ?? []) byFirst.set(first, [...(byFirst.get(first) ?? []), pattern]);
	const gap = gaps === 'spaces' ? /^[\s-]{1,3}$/ : /^[^\p{L}\p{N}]{1,12}$/u;

	return (text) => {
		const words = wordsIn(text);
		const found: PhraseMatch[] = [];
		for (let index = 0; index < words.length; ) {
			const pattern = byFirst.get(words[index]?.folded ?? '')?.find((one) => fits(one, index));
			const length = pattern?.slots.length ?? 1;
			if (pattern) found.push({ phrase: pattern.phrase, ...spanOf(words, index, length) });
			index += length;
		}
		return found;

		function fits({ slots, notAfter, notBefore }: Pattern, index: number): boolean {
			if (notAfter?.has(words[index - 1]?.folded ?? '')) return false;
			if (notBefore?.has(words[index + slots.length]?.folded ?? '')) return false;
			return slots.every((slot, offset) => {
				const here = words[index + offset];
				if (!here || !slot.has(here.folded)) return false;
				const previous = offset > 0 ? words[index + offset - 1] : undefined;
				return !previous || gap.test(text.slice(previous.end, here.start));
			});
		}
	};
}

function compile(entry: string): Pattern {
	const slots = entry.trim().split(/\s+/);
	const notAfter = slots[0]?.startsWith('!') ? setOf(slots.shift()) : undefined;
	const notBefore = slots.at(-1)?.startsWith('!') ? setOf(slots.pop()) : undefined;
	const alternatives = slots.map((slot) => slot.split('|'));
	return {
		phrase: alternatives.map(([first]) => first).join(' '),
		slots: alternatives.flatMap((words) => setsOf(words)),
		notAfter,
		notBefore,
	};
}

/** A card's phrase may have punctuation and hyphens of its own. */
function setsOf(alternatives: readonly string[]): ReadonlySet<string>[] {
	const [only] = alternatives;
	if (alternatives.length === 1 && only !== undefined)
		return wordsIn(only).map(({ folded }) => new Set([folded]));
	return [new Set(alternatives.flatMap((one) => wordsIn(one).map(({ folded }) => folded)))];
}

function setOf(slot: string | undefined): ReadonlySet<string> {
	return new Set((slot ?? '').slice(1).split('|'));
}

function spanOf(words: readonly Word[], index: number, length: number): Span {
	return { start: words[index]?.start ?? 0, end: words[index + length - 1]?.end ?? 0 };
}
