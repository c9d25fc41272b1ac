import type { Blockquote, Paragraph } from 'mdast';
import type { Reading } from './blocks.ts';
import { type Piece, readPieces, toPassage } from './inline.ts';
import { readLabel } from './label.ts';
import { spanOf } from './markdown.ts';
import { readPassages } from './nested.ts';
import type { Passage, Span } from './newsletter.ts';
import type { Signature } from './notation.ts';

/** What one person says in a paragraph or a quote. */
export interface Remark extends Span {
	/** The host named by the label it begins with; without one, no one in particular. */
	by: Signature | undefined;
	/** Without the label. None when there is nothing but a label. */
	passages: readonly Passage[];
	line: number;
}

/**
 * Splits a paragraph where a line begins with a host's label, and a quote where a line or paragraph does, so that
 * hosts who answer each other keep their own words. Most are a single remark.
 */
export function readRemarks(node: Paragraph | Blockquote, reading: Reading): Remark[] {
	const remarks = node.type === 'paragraph' ? readParagraph(node, reading) : readQuote(node, reading);
	const { start, end } = spanOf(node);
	const last = remarks.length - 1;
	return remarks.map((remark, index) => ({
		...remark,
		start: index === 0 ? start : remark.start,
		end: index === last ? end : remark.end,
	}));
}

function readQuote(node: Blockquote, reading: Reading): Remark[] {
	const remarks: Remark[] = [];
	for (const child of node.children) {
		const isSpeech = child.type === 'paragraph' || child.type === 'blockquote';
		for (const said of isSpeech ? readRemarks(child, reading) : [readUnlabelled(child, reading)]) {
			const current = remarks.at(-1);
			if (!current || said.by !== undefined) {
				remarks.push(said);
			} else {
				current.passages = [...current.passages, ...said.passages];
				current.end = said.end;
			}
		}
	}
	return remarks;
}

function readUnlabelled(node: Blockquote['children'][number], { markdown }: Reading): Remark {
	const { line } = markdown.place(node);
	return { ...spanOf(node), line, by: undefined, passages: readPassages([node], markdown) };
}

function readParagraph(node: Paragraph, { markdown, commentators }: Reading): Remark[] {
	const { file, line: firstLine } = markdown.place(node);
	const { start: nodeStart } = spanOf(node);
	const remarks: { start: number; line: number; by: Signature | undefined; pieces: Piece[] }[] = [];
	for (const pieces of splitLines(readPieces(node.children, markdown))) {
		const start = pieces.find(({ breaks }) => !breaks)?.start ?? nodeStart;
		const line = firstLine + markdown.body.slice(nodeStart, start).split('\n').length - 1;
		const labelled = readLabel(pieces, commentators, { file, line });
		const current = remarks.at(-1);
		if (current && !labelled) current.pieces.push(...pieces);
		else remarks.push({ start, line, by: undefined, pieces, ...labelled });
	}
	return remarks.map(({ pieces, ...remark }) => {
		const passage = toPassage(pieces);
		return { ...remark, end: pieces.at(-1)?.end ?? remark.start, passages: passage ? [passage] : [] };
	});
}

/** Each line but the first begins with its break. */
function splitLines(pieces: readonly Piece[]): Piece[][] {
	const lines: Piece[][] = [[]];
	for (const piece of pieces) {
		if (piece.breaks) lines.push([piece]);
		else lines.at(-1)?.push(piece);
	}
	return lines;
}
