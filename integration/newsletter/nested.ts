import type { ListItem, PhrasingContent, RootContent, Table } from 'mdast';
import { readPieces, toPassage } from './inline.ts';
import type { Markdown } from './markdown.ts';
import type { Passage } from './newsletter.ts';

/**
 * The passages of nested content in order, whatever holds them: items of lists within lists, quotes, tables.
 * Code and HTML have none.
 */
export function readPassages(nodes: readonly (RootContent | ListItem)[], markdown: Markdown): Passage[] {
	return nodes.flatMap((node): Passage[] => {
		switch (node.type) {
			case 'paragraph':
			case 'heading':
				return readPassage(node.children, markdown);
			case 'table':
				return readColumnNames(node, markdown);
			case 'list':
			case 'listItem':
			case 'blockquote':
			case 'containerDirective':
				return readPassages(node.children, markdown);
			default:
				return [];
		}
	});
}

function readColumnNames(node: Table, markdown: Markdown): Passage[] {
	return (node.children[0]?.children ?? []).flatMap((cell) => readPassage(cell.children, markdown));
}

/** One passage, or none when nothing in it can be read. */
export function readPassage(nodes: readonly PhrasingContent[], markdown: Markdown): Passage[] {
	const passage = toPassage(readPieces(nodes, markdown));
	return passage ? [passage] : [];
}
