import type { Block, Newsletter, Section } from '../newsletter/newsletter.ts';
import { type Excerpt, groupExcerpts, passagesOf, sentencesOf, textOf } from './excerpts.ts';
import type { Keeps } from './selection.ts';
import type { Slot } from './slots.ts';

/** A phrase to be chosen from the bank of whoever speaks. `blocks` are what it stands for. */
export interface Connective {
	slot: Slot;
	topic?: string;
	blocks: readonly Block[];
}

export type Piece = Connective | Excerpt;

/** What one turn says, before it is known who says it. */
export interface Line {
	/**
	 * What it is in the conversation: a title or sub-heading, the facts, something that stands beside them (a quotation,
	 * code, a table, a picture), the items of a list, or an opinion.
	 */
	kind: 'title' | 'facts' | 'aside' | 'items' | 'opinion';
	pieces: readonly Piece[];
	/** The opinion it voices. */
	opinion: string | undefined;
	/** Its place in the give and take of the section: hosts who take turns change with every step. */
	step: number;
	/** Which group of its block's sentences or items it belongs to, counted from 0. */
	group: number;
	/** Whether it goes on with what the line before has begun, so that nobody may come between. */
	goesOn: boolean;
}

/** Items of a list that are read out; the rest is left to the reader. */
const spokenItems = 7;

/** The lines of a section in the order of the source. */
export function outlineSection(section: Section, newsletter: Newsletter, keeps: Keeps): Line[] {
	const lines: Line[] = [];
	let titles: Piece[] = announceTopic(section, newsletter);
	let step = 0;
	const announce = () => {
		if (titles.length > 0)
			lines.push({ kind: 'title', pieces: titles, opinion: undefined, step, group: 0, goesOn: false });
		titles = [];
	};
	for (const blocks of joinShortParagraphs(section.blocks, newsletter)) {
		const [{ kind, opinion }] = blocks;
		const groups = groupPieces(blocks, newsletter, keeps);
		if (kind === 'heading' && !opinion) {
			titles.push(...groups.flat(2));
			continue;
		}
		if (groups.length === 0) continue;
		announce();
		const role = opinion ? 'opinion' : roles[kind];
		const isShared = role === 'facts' || role === 'items';
		for (const [group, turns] of groups.entries()) {
			for (const [part, pieces] of turns.entries()) {
				const before = turns[part - 1]?.at(-1);
				const goesOn = role === 'facts' ? isUnfinished(before) : part > 0 || group > 0;
				lines.push({ kind: role, pieces, opinion, step: step + (isShared ? group : 0), group, goesOn });
			}
		}
		step++;
	}
	announce();
	return tellOfCuts(lines, section, newsletter, keeps);
}

/** Whether a turn ends within a sentence, which was too long for one. */
function isUnfinished(last: Piece | undefined): boolean {
	return last !== undefined && 'passage' in last && !/[.!?…]["'”’»)\]]*$/u.test(textOf(last));
}

const roles = {
	paragraph: 'facts',
	heading: 'facts',
	list: 'items',
	quote: 'aside',
	code: 'aside',
	table: 'aside',
	image: 'aside',
} as const;

/** A first heading that repeats the newsletter's title was already said in the opening. */
function announceTopic({ title }: Section, newsletter: Newsletter): Connective[] {
	const topic = title?.text ?? '';
	return lettersOf(topic) === '' || lettersOf(topic) === lettersOf(newsletter.title)
		? []
		: [{ slot: 'topic', topic, blocks: [] }];
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

/** What is read of a run of blocks: groups of turns. Runs of more than one block are all paragraphs. */
function groupPieces(
	blocks: readonly [Block, ...Block[]],
	newsletter: Newsletter,
	keeps: Keeps,
): Piece[][][] {
	const [block] = blocks;
	const sentences = blocks.flatMap((each) => sentencesOf(each, newsletter.language)).filter(keeps);
	const passages = passagesOf(block);
	const connective = (slot: Slot): Connective => ({ slot, blocks: [block] });
	switch (block.kind) {
		case 'paragraph':
			return groupExcerpts(sentences, block.opinion ? 3 : 2);
		case 'heading':
			if (block.opinion) return groupExcerpts(sentences, 3);
			return [[[connective('subtopic'), ...sentences]]];
		case 'quote': {
			const groups = groupExcerpts(sentences, 2);
			if (isSigned(block, newsletter)) return groups;
			return enclose([connective('quote')], groups, [connective('unquote')]);
		}
		case 'list': {
			if (block.opinion) return groupExcerpts(passages, 3);
			const read = passages.slice(0, spokenItems).filter(keeps);
			return enclose(
				passages.length > 1 ? [connective('list')] : [],
				groupExcerpts(read, 2),
				read.length < passages.length ? [connective('rest')] : [],
			);
		}
		case 'code':
			return [[[connective('code')]]];
		case 'table':
		case 'image': {
			const read = passages.filter(keeps);
			return enclose([connective(block.kind)], groupExcerpts(read, read.length), []);
		}
	}
}

function enclose(before: Connective[], groups: readonly Excerpt[][][], after: Connective[]): Piece[][][] {
	return groups.map((turns, index) =>
		turns.map((excerpts, part) => [
			...(index === 0 && part === 0 ? before : []),
			...excerpts,
			...(index === groups.length - 1 && part === turns.length - 1 ? after : []),
		]),
	);
}

/** Whether a quote is a host's own comment in that notation: then its label stands before what it says. */
function isSigned({ start, opinion, passages }: Block, { body }: Newsletter): boolean {
	return opinion !== undefined && /\p{L}/u.test(body.slice(start, passages[0]?.start));
}

/** Ends the facts of a section with a word on what is left to the reader. Lists that are read in part have their own. */
function tellOfCuts(lines: Line[], { blocks }: Section, { language }: Newsletter, keeps: Keeps): Line[] {
	const cut = blocks.filter((block) => {
		const excerpts = block.kind === 'list' ? passagesOf(block) : sentencesOf(block, language);
		if (block.opinion || excerpts.every(keeps)) return false;
		return block.kind !== 'list' || !excerpts.some(keeps);
	});
	const last = lines.findLastIndex(
		({ kind, pieces }) =>
			kind !== 'opinion' && kind !== 'title' && pieces.some((piece) => 'passage' in piece),
	);
	if (cut.length === 0) return lines;
	const more: Connective = { slot: 'more', blocks: cut };
	return lines.map((line, index) => (index === last ? { ...line, pieces: [...line.pieces, more] } : line));
}
