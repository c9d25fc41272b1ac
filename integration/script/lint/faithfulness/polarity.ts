import type { Language } from '../../../newsletter/newsletter.ts';
import { isAffirming } from './affirming.ts';
import type { HeardWord } from './heard.ts';
import { isNegator } from './negators.ts';
import { isContent } from './stop-words.ts';

/** Content words that a negator reaches. */
const reach = 3;

/** Stems of what a clause denies; a word said both ways is among them. */
export function deniedIn(words: readonly HeardWord[], language: Language): ReadonlySet<string> {
	return new Set(
		words.flatMap(({ folded, stem }, index) =>
			isContent(folded) && !isNegator(words, index, language) && isDeniedAt(words, index, language)
				? stem
				: [],
		),
	);
}

/** Whether the negators before a word, in its clause and not too far away, deny it. */
export function isDeniedAt(words: readonly HeardWord[], index: number, language: Language): boolean {
	const places = new Set(negationsIn(words, language));
	let left = reach;
	let isDenied = false;
	for (let at = index - 1; at >= 0 && left > 0 && words[at]?.clause === words[index]?.clause; at--) {
		if (places.has(at)) isDenied = !isDenied;
		else if (isContent(words[at]?.folded ?? '')) left--;
	}
	return isDenied;
}

const doubling: ReadonlySet<string> = new Set('nada ninguém nenhum nenhuma nunca jamais nem'.split(' '));
/** After these, which deny once more what “não” denies when they follow its verb, a verb is denied by them alone. */
const verbs: ReadonlySet<string> = new Set(
	'é são era eram foi foram será está estão estava tem têm tinha vai vão vou pode podem deve devem quer querem'.split(
		' ',
	),
);
/** Words that go on with a negation: “neither … nor” denies once. */
const continuing: ReadonlySet<string> = new Set(['nem', 'nor', 'tampouco']);
/** “Not only” denies nothing. */
const limiting: ReadonlySet<string> = new Set('só somente apenas only just merely simply'.split(' '));
/** What is said of somebody is denied by itself: “não vou aonde ninguém vai”. */
const relative: ReadonlySet<string> = new Set('que quem onde aonde cujo cuja'.split(' '));
/** “Isn’t it?”, “não é mesmo?”, “or not?” */
const tag =
	/^(?:(?:e|and) )?(?:não (?:é|foi|acha|acham|está|são)(?: mesmo| verdade)?|\S+n't (?:i|you|he|she|it|we|they|there)|ou não|or not)$/;

/** Where words are denied: the places of the negators, those left out that deny nothing or for the second time. */
export function negationsIn(words: readonly HeardWord[], language: Language): number[] {
	const found: number[] = [];
	for (const [index, { folded, clause }] of words.entries()) {
		if (!isNegator(words, index, language)) continue;
		const last = found.at(-1);
		if (last !== undefined && continuing.has(folded)) continue;
		// “Não subam nada, nunca.”
		const isOutside = words[last ?? 0]?.clause !== clause && words[index + 1]?.clause === clause;
		const isDoubling = doubling.has(folded) && !verbs.has(words[index + 1]?.folded ?? '');
		if (last !== undefined && isDoubling && !isOutside && !isRelated(words, last, index)) continue;
		if (limiting.has(words[index + 1]?.folded ?? '') || isTag(words, index) || isPhrase(words, index))
			continue;
		if (isAffirming(words, index)) continue;
		found.push(index);
	}
	return found;
}

/** Whether a relative clause begins between two places. */
function isRelated(words: readonly HeardWord[], from: number, to: number): boolean {
	return words.slice(from + 2, to).some(({ folded }) => relative.has(folded));
}

/** “Isn’t it?” asks for a yes. */
function isTag(words: readonly HeardWord[], index: number): boolean {
	const { clause } = words[index] ?? {};
	const whole = words.filter((word) => word.clause === clause).map(({ folded }) => folded);
	return tag.test(whole.join(' '));
}

/** “Pois não”, “why not?”, “or not”, and “with or without”. */
function isPhrase(words: readonly HeardWord[], index: number): boolean {
	const before = words[index - 1]?.folded ?? '';
	if (/^(?:ou|or)$/.test(before) && /^(?:com|with)$/.test(words[index - 2]?.folded ?? '')) return true;
	return /^(?:não|not)$/.test(words[index]?.folded ?? '') && /^(?:pois|why|quê|ou|or)$/.test(before);
}
