import type { Block, Newsletter, Section } from '../../newsletter/newsletter.ts';

/** Blocks of one section that follow one another and are made into turns together. */
export interface Stretch {
	section: Section;
	/** Which section it is, counted from 0. */
	ordinal: number;
	blocks: readonly Block[];
	/** Which stretch of the section it is, counted from 1, and how many there are. */
	number: number;
	of: number;
	/** Whether a model writes it. The rest has no words, or too many for one call. */
	asked: boolean;
}

/**
 * Characters of source in one call. A model that is given more begins to summarise, and a faulty answer has to be
 * asked for again as a whole.
 */
const mostCharacters = 12_000;

/** OpenAI takes a thousand enum values in a schema; ids of blocks are most of them. */
const mostBlocks = 200;

/** The stretches of a newsletter in order, at least one for each section. Blocks are never divided. */
export function divide(newsletter: Newsletter): Stretch[] {
	return newsletter.sections.flatMap((section, ordinal) => {
		const groups = groupBlocks(section.blocks);
		return groups.map((blocks, index) => ({
			section,
			ordinal,
			blocks,
			number: index + 1,
			of: groups.length,
			asked: blocks.some(hasWords) && !blocks.some(isTooLong),
		}));
	});
}

function groupBlocks(blocks: readonly Block[]): Block[][] {
	const groups: Block[][] = [[]];
	let size = 0;
	for (const block of blocks) {
		const group = groups.at(-1) ?? [];
		size += textOf(block).length;
		if (group.length > 0 && (size > mostCharacters || group.length >= mostBlocks)) {
			groups.push([block]);
			size = textOf(block).length;
		} else {
			group.push(block);
		}
	}
	return groups;
}

/** Whether a block is more than a model can be asked to adapt at once. */
export function isTooLong(block: Block): boolean {
	return textOf(block).length > mostCharacters;
}

/** What is to be said of a block; an emoji alone is nothing. */
export function hasWords(block: Block): boolean {
	return /[\p{L}\p{N}]/u.test(textOf(block));
}

/** A block's passages, one a line. */
export function textOf({ passages }: Block): string {
	return passages.map(({ text }) => text).join('\n');
}

/** For messages: `“The outage”`, `“The outage”, part 2 of 3`. */
export function nameOf({ section, number, of }: Stretch): string {
	const title = section.title?.text.slice(0, 80) ?? '';
	const name = title === '' ? 'the introduction' : `“${title}”`;
	return of === 1 ? name : `${name}, part ${number} of ${of}`;
}
