import type { Newsletter, Section } from '../newsletter/newsletter.ts';
import { type Excerpt, passagesOf, sentencesOf, textOf } from './excerpts.ts';

/** Whether a stretch of the newsletter is read out. */
export type Keeps = (excerpt: Excerpt) => boolean;
export const keepEverything: Keeps = () => true;

/** What is read out or left to the reader as a whole: a sentence, an item of a list, a quotation, a picture. */
interface Unit {
	excerpts: readonly Excerpt[];
	/** What has a number in it, begins a block or is a quotation is left out last. */
	matters: boolean;
	/** Higher is more worth hearing. */
	worth: number;
}

/** What of a newsletter may be left out, in the order in which it is. */
export interface Cuts {
	total: number;
	/** How many of them matter less than numbers, quotations and what blocks begin with. */
	light: number;
	/** Everything but the first so many. */
	without(count: number): Keeps;
}

/**
 * Ranks what an episode can do without. Opinions, headings and what each section begins with are not among it, so that
 * no section disappears.
 */
export function rankCuts(newsletter: Newsletter): Cuts {
	const units = newsletter.sections
		.flatMap((section) => unitsOf(section, newsletter).slice(1))
		.map((unit, index) => ({ unit, index }))
		.sort(
			(a, b) =>
				Number(a.unit.matters) - Number(b.unit.matters) ||
				a.unit.worth - b.unit.worth ||
				// Of equals, what is said last goes first.
				b.index - a.index,
		)
		.map(({ unit }) => unit);
	return {
		total: units.length,
		light: units.filter(({ matters }) => !matters).length,
		without(count) {
			const cut = new Set(units.slice(0, count).flatMap(({ excerpts }) => excerpts.map(keyOf)));
			return (excerpt) => !cut.has(keyOf(excerpt));
		},
	};
}

function keyOf({ block, passage, start }: Excerpt): string {
	return `${block.id} ${passage.start} ${start}`;
}

function unitsOf({ blocks }: Section, { language }: Newsletter): Unit[] {
	return blocks.flatMap((block): Unit[] => {
		if (block.opinion) return [];
		switch (block.kind) {
			case 'paragraph':
				return sentencesOf(block, language).map((excerpt, position) => unitOf([excerpt], position));
			case 'list':
				return passagesOf(block).map((excerpt, position) => unitOf([excerpt], position));
			case 'quote':
				return [unitOf(sentencesOf(block, language), 0)];
			case 'table':
			case 'image':
				return [{ ...unitOf(passagesOf(block), 0), matters: false }];
			default:
				return [];
		}
	});
}

function unitOf(excerpts: readonly Excerpt[], position: number): Unit {
	const text = excerpts.map(textOf).join(' ');
	// The first word has a capital whatever it is.
	const names = text.match(/(?<=[\p{Ll},;:] )\p{Lu}\p{L}+/gu)?.length ?? 0;
	return {
		excerpts,
		matters: position === 0 || /\p{N}/u.test(text),
		worth: Math.min(names, 3) - position,
	};
}
