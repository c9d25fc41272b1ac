import type { PhrasingContent } from 'mdast';
import { type Markdown, runsWithin, spanOf } from './markdown.ts';
import type { Passage, Run, Span } from './newsletter.ts';
import { cutRun } from './passage.ts';

/** A run on its way into a passage. */
export interface Piece extends Run {
	/** In bold, as the labels of comments are. */
	strong: boolean;
	/** A line break, soft or hard: its text is a space. */
	breaks: boolean;
}

/** Running text without its markup: what is not read (HTML, footnote marks) leaves nothing behind. */
export function readPieces(nodes: readonly PhrasingContent[], markdown: Markdown, strong = false): Piece[] {
	return nodes.flatMap((node): Piece[] => {
		switch (node.type) {
			case 'text':
				return withBreaks(runsWithin(markdown, spanOf(node)), strong, spanOf(node));
			case 'inlineCode':
			case 'image':
			case 'imageReference':
				return withBreaks(runsWithin(markdown, spanOf(node)), strong);
			case 'break':
				return [lineBreak(spanOf(node), strong)];
			case 'html':
				return /^<br\s*\/?>$/i.test(node.value) ? [lineBreak(spanOf(node), strong)] : [];
			case 'strong':
				return readPieces(node.children, markdown, true);
			case 'emphasis':
			case 'delete':
			case 'link':
			case 'linkReference':
				return readPieces(node.children, markdown, strong);
			default:
				return [];
		}
	});
}

/** Runs of one node: a gap between them is a line break, and so is one at the edges of `whole`. */
function withBreaks(runs: readonly Run[], strong: boolean, whole?: Span): Piece[] {
	const pieces: Piece[] = [];
	let at = whole?.start ?? runs[0]?.start ?? 0;
	for (const run of runs) {
		if (run.start > at) pieces.push(lineBreak({ start: at, end: run.start }, strong));
		pieces.push({ ...run, strong, breaks: false });
		at = run.end;
	}
	if (whole && whole.end > at) pieces.push(lineBreak({ start: at, end: whole.end }, strong));
	return pieces;
}

function lineBreak(span: Span, strong: boolean): Piece {
	return { ...span, text: ' ', strong, breaks: true };
}

/** Joins pieces, with one space where several meet and none at the ends; undefined when nothing is left. */
export function toPassage(pieces: readonly Run[]): Passage | undefined {
	const runs: Run[] = [];
	for (const piece of pieces) {
		const followsText = /[^ \t]$/.test(runs.at(-1)?.text ?? '');
		const { start, end, text } = followsText ? piece : trim(piece, /^[ \t]+/);
		if (text !== '') runs.push({ start, end, text });
	}
	for (let last = runs.pop(); last; last = runs.pop()) {
		const { start, end, text } = trim(last, /[ \t]+$/);
		if (text === '') continue;
		runs.push({ start, end, text });
		break;
	}
	const [first, last] = [runs[0], runs.at(-1)];
	if (!first || !last) return undefined;
	return { start: first.start, end: last.end, text: runs.map(({ text }) => text).join(''), runs };
}

function trim(run: Run, blanks: RegExp): Run {
	const found = blanks.exec(run.text);
	if (!found) return run;
	const [from, to] = found.index === 0 ? [found[0].length, run.text.length] : [0, found.index];
	return cutRun(run, from, to);
}
