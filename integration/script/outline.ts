import type { Block, Newsletter, Section } from '../newsletter/newsletter.ts';
import { type Excerpt, groupExcerpts, passagesOf, sentencesOf } from './excerpts.ts';
import type { Slot } from './slots.ts';

/** A phrase to be chosen from the bank of whoever speaks. `block` is what it stands for, if anything. */
export interface Connective {
	slot: Slot;
	topic?: string;
	block?: Block;
}

/** What one turn says, before it is known who says it. */
export interface Line {
	pieces: readonly (Connective | Excerpt)[];
	/** The opinion it voices. */
	opinion: string | undefined;
	/** Its place in the give and take of the section: hosts who take turns change with every step. */
	step: number;
}

/** Items of a list that are read out; the rest is left to the reader. */
const spokenItems = 7;

/**
 * The lines of a section in the order of the source. Its title and sub-headings open the line after them, or stand
 * alone before an opinion, whose lines begin with their owner's words.
 */
export function outlineSection(section: Section, newsletter: Newsletter): Line[] {
	const lines: Line[] = [];
	let announced: Line['pieces'] = announceTopic(section, newsletter);
	let stretches = 0;
	const announceAlone = () => {
		if (announced.length > 0) lines.push({ pieces: announced, opinion: undefined, step: stretches });
		announced = [];
	};
	for (const blocks of joinShortParagraphs(section.blocks, newsletter)) {
		const [{ kind, opinion }] = blocks;
		const groups = groupPieces(blocks, newsletter);
		if (kind === 'heading' && !opinion) {
			announced = [...announced, ...groups.flat()];
			continue;
		}
		if (opinion) announceAlone();
		const isShared = kind === 'paragraph' || kind === 'list';
		for (const [index, group] of groups.entries()) {
			lines.push({ pieces: [...announced, ...group], opinion, step: stretches + (isShared ? index : 0) });
			announced = [];
		}
		stretches++;
	}
	announceAlone();
	return lines;
}

/** A first heading that repeats the newsletter's title was already said in the opening. */
function announceTopic({ title }: Section, newsletter: Newsletter): Connective[] {
	const topic = title?.text ?? '';
	return lettersOf(topic) === '' || lettersOf(topic) === lettersOf(newsletter.title)
		? []
		: [{ slot: 'topic', topic }];
}

function lettersOf(text: string): string {
	return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
}

/** Paragraphs of one sentence that follow one another are grouped as if they were one paragraph. */
function joinShortParagraphs(blocks: readonly Block[], { language }: Newsletter): [Block, ...Block[]][] {
	const isShort = (block: Block) => block.kind === 'paragraph' && sentencesOf(block, language).length === 1;
	const runs: [Block, ...Block[]][] = [];
	for (const block of blocks) {
		const run = runs.at(-1);
		if (run && isShort(run[0]) && isShort(block) && run[0].opinion === block.opinion) run.push(block);
		else runs.push([block]);
	}
	return runs;
}

/** What is read of a run of blocks, one group to a turn. Runs of more than one block are all paragraphs. */
function groupPieces(blocks: readonly [Block, ...Block[]], newsletter: Newsletter): Line['pieces'][] {
	const [block] = blocks;
	const passages = passagesOf(block);
	const sentences = groupExcerpts(
		blocks.flatMap((each) => sentencesOf(each, newsletter.language)),
		2,
	);
	const connective = (slot: Slot): Connective => ({ slot, block });
	switch (block.kind) {
		case 'paragraph':
			return sentences;
		case 'heading':
			return block.opinion ? sentences : [[connective('subtopic'), ...sentences.flat()]];
		case 'quote':
			if (isSigned(block, newsletter)) return sentences;
			return enclose([connective('quote')], sentences, [connective('unquote')]);
		case 'list':
			if (block.opinion) return groupExcerpts(passages, 3);
			return enclose(
				passages.length > 1 ? [connective('list')] : [],
				groupExcerpts(passages.slice(0, spokenItems), 3),
				passages.length > spokenItems ? [connective('rest')] : [],
			);
		case 'code':
			return [[connective('code')]];
		case 'table':
			return enclose([connective('table')], groupExcerpts(passages, passages.length), []);
		case 'image':
			return enclose([connective('image')], groupExcerpts(passages, passages.length), []);
	}
}

function enclose(before: Connective[], groups: readonly Excerpt[][], after: Connective[]): Line['pieces'][] {
	return groups.map((group, index) => [
		...(index === 0 ? before : []),
		...group,
		...(index === groups.length - 1 ? after : []),
	]);
}

/** Whether a quote is a host's own comment in that notation: then its label stands before what it says. */
function isSigned({ start, opinion, passages }: Block, { body }: Newsletter): boolean {
	return opinion !== undefined && /\p{L}/u.test(body.slice(start, passages[0]?.start));
}
