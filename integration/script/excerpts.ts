import type { Block, Language, Passage } from '../newsletter/newsletter.ts';
import { sourceSpan } from '../newsletter/passage.ts';
import type { Part } from './script.ts';
import { splitSentences, type TextRange } from './sentences.ts';

/** A stretch of a passage's text, to be spoken as it is. */
export interface Excerpt extends TextRange {
	block: Block;
	passage: Passage;
}

/**
 * Longest stretch of several sentences, words: with a connecting phrase it makes a turn of no more than 55, which is
 * what still sounds like talk.
 */
const comfortable = 48;
/** Longest stretch of source in one turn, words: what a voice speaks well in one breath of synthesis. */
const longest = 90;

/** Each sentence of a block. */
export function sentencesOf(block: Block, language: Language): Excerpt[] {
	return block.passages.flatMap((passage) =>
		splitSentences(passage.text, language).map((range) => ({ block, passage, ...range })),
	);
}

/** Each passage whole: list items, column names. */
export function passagesOf(block: Block): Excerpt[] {
	return block.passages
		.filter(({ text }) => text.trim() !== '')
		.map((passage) => ({ block, passage, start: 0, end: passage.text.length }));
}

/**
 * Excerpts in groups, by position and not by length, so that an edit inside one of them moves no boundary of the
 * others. A last one that would stand alone joins the group before. Only a group that is too long for one turn is
 * divided, and only within itself.
 * @param size Excerpts in a group, at least 1.
 * @returns For each group the excerpts of its turns, mostly one.
 */
export function groupExcerpts(excerpts: readonly Excerpt[], size: number): Excerpt[][][] {
	const groups: Excerpt[][] = [];
	for (const [index, excerpt] of excerpts.entries()) {
		const group = groups.at(-1);
		const isLoneLast = index === excerpts.length - 1 && index % size === 0 && size > 1;
		if (group && (index % size !== 0 || isLoneLast)) group.push(excerpt);
		else groups.push([excerpt]);
	}
	return groups.map(divideGroup);
}

/** In two halves between excerpts and so on, until no turn is too long or they stand alone. */
function divideGroup(group: readonly Excerpt[]): Excerpt[][] {
	const lengths = group.map((excerpt) => countWords(textOf(excerpt)));
	const words = lengths.reduce((sum, length) => sum + length, 0);
	if (group.length === 1) return group.flatMap(divideExcerpt).map((excerpt) => [excerpt]);
	if (words <= comfortable) return [[...group]];
	const before = (cut: number) => lengths.slice(0, cut).reduce((sum, length) => sum + length, 0);
	const cuts = group.slice(1).map((_, index) => index + 1);
	const [middle = 1] = cuts.toSorted(
		(a, b) => Math.abs(before(a) - words / 2) - Math.abs(before(b) - words / 2),
	);
	return [group.slice(0, middle), group.slice(middle)].flatMap(divideGroup);
}

/** Divides an excerpt that is too long at the `;` or `:` nearest its middle, else at a comma, else between words. */
function divideExcerpt(excerpt: Excerpt): Excerpt[] {
	const text = textOf(excerpt);
	if (countWords(text) <= longest) return [excerpt];
	const cut = findCut(text);
	if (cut === undefined) return [excerpt];
	const middle = excerpt.start + cut;
	return [
		{ ...excerpt, end: middle },
		{ ...excerpt, start: middle + 1 },
	].flatMap(divideExcerpt);
}

/** Offset of the space to divide at: the best kind there is in the middle half, nearest the middle. */
function findCut(text: string): number | undefined {
	for (const pattern of [/(?<=[;:]) /g, /(?<=,) /g, / /g]) {
		const cuts = [...text.matchAll(pattern)]
			.map(({ index }) => ({ index, distance: Math.abs(index - text.length / 2) }))
			.filter(({ distance }) => distance <= text.length / 4)
			.sort((a, b) => a.distance - b.distance);
		if (cuts[0]) return cuts[0].index;
	}
	return undefined;
}

function countWords(text: string): number {
	return text.split(/\s+/).length;
}

/** The words of an excerpt, without markup. */
export function textOf({ passage, start, end }: Excerpt): string {
	return passage.text.slice(start, end);
}

/** An excerpt as part of a turn: its words, and where they stand in the newsletter. */
export function toPart(excerpt: Excerpt): Part {
	const { block, passage, start, end } = excerpt;
	return { from: 'source', block: block.id, text: textOf(excerpt), ...sourceSpan(passage, start, end) };
}
