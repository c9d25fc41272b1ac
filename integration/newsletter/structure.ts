import type { Node, Nodes } from 'mdast';
import { Problem } from '../problem.ts';
import { type Markdown, spanOf } from './markdown.ts';

/** Far beyond what anyone reads, far within what recursion over the tree can bear. */
const deepest = 200;

/**
 * Refuses what would be read as something else than was meant.
 * @throws {Problem} for containers that are misspelt, misplaced or never closed, and for bottomless nesting.
 */
export function checkStructure(markdown: Markdown): void {
	const open: { node: Nodes; parent: Nodes; depth: number }[] = [
		{ node: markdown.tree, parent: markdown.tree, depth: 0 },
	];
	for (let next = open.pop(); next; next = open.pop()) {
		const { node, parent, depth } = next;
		if (depth > deepest) {
			throw new Problem(`Quotes, lists or emphasis are nested more than ${deepest} levels deep.`, {
				hint: 'Flatten them.',
				place: markdown.place(node),
			});
		}
		if (node.type === 'containerDirective') checkContainer(node, node.name, parent, markdown);
		if (node.type === 'paragraph') checkParagraph(node, markdown);
		if (!('children' in node)) continue;
		for (const child of node.children.toReversed())
			open.push({ node: child, parent: node, depth: depth + 1 });
	}
}

function checkContainer(node: Node, name: string, parent: Node, markdown: Markdown): void {
	if (parent.type !== 'root' && parent.type !== 'containerDirective') {
		throw new Problem(`\`:::${name}\` stands inside a list or a quote, where it cannot be told who speaks.`, {
			hint: 'Move it out, to the beginning of a line.',
			place: markdown.place(node),
		});
	}
	const { start, end } = spanOf(node);
	if (!/\n[ \t]*:{3,}[ \t]*$/.test(markdown.body.slice(start, end))) {
		throw new Problem(`\`:::${name}\` is never closed.`, {
			hint: 'End it with `:::` on a line of its own. A container with others in it takes one colon more than they do.',
			place: markdown.place(node),
		});
	}
}

function checkParagraph(node: Node, markdown: Markdown): void {
	const { start, end } = spanOf(node);
	const stray = /^[ \t>]*(:::.*)/m.exec(markdown.body.slice(start, end));
	if (!stray) return;
	const { file, line } = markdown.place(node);
	throw new Problem(`\`${stray[1]?.trim()}\` neither opens nor closes a container.`, {
		hint: 'Open one with `:::name` and no space, close it with `:::`, each on a line of its own.',
		place: { file, line: line + markdown.body.slice(start, start + stray.index).split('\n').length - 1 },
	});
}
