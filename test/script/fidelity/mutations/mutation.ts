import type { Language } from '../../../../integration/newsletter/newsletter.ts';
import type { Script, Turn } from '../../../../integration/script/script.ts';
import { splitSentences } from '../../../../integration/script/sentences.ts';
import type { Base } from '../corpus.ts';

/** A script that one thing was done to. */
export interface Mutant {
	script: Script;
	/** Ids of the turns it was done to, and of the blocks whose words are gone. */
	turns: readonly string[];
	blocks?: readonly string[];
	/** Made with words that whoever writes the rules has not been shown. */
	heldOut: boolean;
	/** What was done, for messages. */
	what: string;
}

/** One way in which a language model goes wrong. Pure: the same base gives the same mutants. */
export interface Mutation {
	id: string;
	mutate(base: Base): Mutant[];
}

/** Phrases or whatever else a mutation is made with, in two halves. */
export interface Halves<Entry> {
	seen: readonly Entry[];
	heldOut: readonly Entry[];
}

export type Bank<Entry = string> = Readonly<Record<Language, Halves<Entry>>>;

/** How many turns of a script a mutation is tried on, once with each half of its bank. */
const turnsPerBase = 2;

/**
 * Mutants of some of the turns, one from each half of the bank.
 * @param edit The turn's text with the entry worked into it; undefined where it does not fit.
 */
export function rewordTurns<Entry>(
	base: Base,
	turns: readonly Turn[],
	bank: Bank<Entry>,
	edit: (turn: Turn, entry: Entry) => string | undefined,
): Mutant[] {
	return drawFrom(base, turns, bank, (turn, entry) => {
		const text = edit(turn, entry);
		return text === undefined || text === turn.text ? undefined : reword(base, turn, text);
	});
}

/** The same for mutations of the spoken form alone, or of anything else about a turn. */
export function drawFrom<Entry>(
	base: Base,
	turns: readonly Turn[],
	bank: Bank<Entry>,
	edit: (turn: Turn, entry: Entry) => Turn | undefined,
): Mutant[] {
	const seed = seedOf(base);
	const { seen, heldOut } = bank[base.newsletter.language];
	const mutants: Mutant[] = [];
	const found = { seen: 0, heldOut: 0 };
	for (const [index, turn] of shuffle(turns, seed).entries()) {
		if (found.seen < turnsPerBase && tryEntries(seen, turn, seed + index, false)) found.seen++;
		if (found.heldOut < turnsPerBase && tryEntries(heldOut, turn, seed + index, true)) found.heldOut++;
	}
	return mutants;

	function tryEntries(entries: readonly Entry[], turn: Turn, first: number, isHeldOut: boolean): boolean {
		for (let offset = 0; offset < entries.length; offset++) {
			const entry = entries[(first + offset) % entries.length];
			const changed = entry === undefined ? undefined : edit(turn, entry);
			if (!changed) continue;
			const script = replaceTurn(base.script, turn.id, [changed]);
			mutants.push({ script, turns: [turn.id], heldOut: isHeldOut, what: differenceOf(turn, changed) });
			return true;
		}
		return false;
	}
}

/** A turn with another text. Whoever rephrases cannot say where each word came from. */
export function reword({ speak }: Base, { parts: _, ...turn }: Turn, text: string): Turn {
	return { ...turn, text, spoken: speak(text).text };
}

export function replaceTurn(script: Script, id: string, by: readonly Turn[]): Script {
	return { ...script, turns: script.turns.flatMap((turn) => (turn.id === id ? by : [turn])) };
}

/** Turns between the opening and the closing that voice something of the newsletter. */
export function contentTurns({ script }: Base): Turn[] {
	return script.turns.filter(({ refs }) => refs.length > 0);
}

export function opinionTurns(base: Base): Turn[] {
	return contentTurns(base).filter(({ opinion }) => opinion !== undefined);
}

export function ordinaryTurns(base: Base): Turn[] {
	return contentTurns(base).filter(({ opinion }) => opinion === undefined);
}

/** The sentences of a turn that are not connecting phrases of the offline writer. */
export function ownSentences(turn: Turn, { newsletter }: Base): string[] {
	const sentences = splitSentences(turn.text, newsletter.language).map(({ start, end }) =>
		turn.text.slice(start, end).trim(),
	);
	const sources = turn.parts?.flatMap((part) => (part.from === 'source' ? [part.text] : []));
	return sources
		? sentences.filter((sentence) => sources.some((text) => text.includes(sentence)))
		: sentences;
}

/** One expression for another. */
export type Swap = readonly [from: RegExp, to: string];

/** A whole word or phrase, however it is capitalised. */
export function word(alternatives: string): RegExp {
	return new RegExp(`(?<![\\p{L}\\p{N}'’-])(?:${alternatives})(?![\\p{L}\\p{N}'’-])`, 'iu');
}

/** The turn's text with the first of its own assertions changed that has the expression. */
export function swapIn(turn: Turn, base: Base, [from, to]: Swap): string | undefined {
	const sentence = ownSentences(turn, base).find((one) => from.test(one) && !/["“”?]/.test(one));
	if (sentence === undefined) return undefined;
	const changed = sentence.replace(from, to);
	return turn.text.replace(sentence, () => changed.charAt(0).toUpperCase() + changed.slice(1));
}

export function wordCount(text: string): number {
	return text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0;
}

/** A sentence's first word without its capital, unless the newsletter writes it with one anywhere. */
export function lowerFirst(sentence: string, { newsletter }: Base): string {
	const word = /^[\p{L}\p{N}]+/u.exec(sentence)?.[0] ?? '';
	const isName =
		/^I$|^\p{Lu}{2}/u.test(word) || new RegExp(`\\p{Ll}[,:]? ${word}\\b`, 'u').test(newsletter.body);
	return isName ? sentence : sentence.charAt(0).toLowerCase() + sentence.slice(1);
}

/** Tells bases apart, so that each draws other phrases. */
export function seedOf({ newsletter, wording }: Base): number {
	return [...`${newsletter.id} ${wording}`].reduce(
		(sum, character) => sum + (character.codePointAt(0) ?? 0),
		0,
	);
}

/** Another order, the same one each time. */
export function shuffle<Item>(items: readonly Item[], seed: number): Item[] {
	const left = [...items];
	const order: Item[] = [];
	for (let turn = 0; left.length > 0; turn++)
		order.push(...left.splice((seed * 7 + turn * 5) % left.length, 1));
	return order;
}

/** What is new, between the words that stayed. */
function differenceOf(before: Turn, after: Turn): string {
	const [from, to] = before.text === after.text ? [before.spoken, after.spoken] : [before.text, after.text];
	let start = 0;
	while (start < to.length && from[start] === to[start]) start++;
	let end = 0;
	while (end < to.length - start && from.at(-1 - end) === to.at(-1 - end)) end++;
	const context = 30;
	const shown = to.slice(Math.max(0, start - context), Math.min(to.length, to.length - end + context));
	return shown.length > 220 ? `${shown.slice(0, 220)}…` : shown;
}
