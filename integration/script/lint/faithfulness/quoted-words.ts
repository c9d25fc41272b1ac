import { type HeardWord, hear } from './heard.ts';
import type { Reading } from './reading.ts';
import type { SourceBlock } from './source.ts';
import { plain } from './stems.ts';

/** Quotation marks around fewer words are a manner of speaking, not a quotation. */
export const shortest = 3;
/** Share of a quotation's words that may differ from the newsletter's. */
const tolerance = 0.1;

/** Whether words stand in the title or the description of the newsletter, or in the title of a section. */
export function isInTitles(words: readonly HeardWord[], { source, subject }: Reading): boolean {
	const key = words.map(({ folded }) => folded).join(' ');
	const { title, description = '' } = source.newsletter;
	return [
		title,
		description,
		...[...source.sections.values()].map(({ section }) => section.title?.text ?? ''),
	].some((text) =>
		` ${hear(text, subject.speak)
			.map(({ folded }) => folded)
			.join(' ')} `.includes(` ${key} `),
	);
}

/** Whether words that are quoted stand in a block, but for a few of them. */
export function holds(block: SourceBlock, words: readonly HeardWord[]): boolean {
	const allowed = Math.floor(words.length * tolerance);
	let strange = 0;
	for (const { stem } of words) if (!block.stems.has(stem) && ++strange > allowed) return false;
	const hay = block.sentences.flatMap((sentence) => sentence.words.map(({ folded }) => plain(folded)));
	const needle = words.map(({ folded }) => plain(folded));
	return hay.length === 0 || leastEdits(needle, hay, allowed) <= allowed;
}

/** Words to change, add or leave out so that a phrase stands somewhere in a text (Sellers 1980). */
function leastEdits(needle: readonly string[], hay: readonly string[], enough: number): number {
	let column = needle.map((_, index) => index + 1);
	let best = needle.length;
	for (const word of hay) {
		const next: number[] = [];
		for (const [index, wanted] of needle.entries()) {
			const diagonal = index === 0 ? 0 : (column[index - 1] ?? 0);
			const left = index === 0 ? 0 : (next[index - 1] ?? 0);
			next.push(Math.min(diagonal + (wanted === word ? 0 : 1), (column[index] ?? 0) + 1, left + 1));
		}
		column = next;
		best = Math.min(best, column.at(-1) ?? best);
		if (best <= enough) return best;
	}
	return best;
}
