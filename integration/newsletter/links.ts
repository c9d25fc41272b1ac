import type { Definition, Root, RootContent } from 'mdast';
import { visit } from 'unist-util-visit';
import { type Markdown, spanOf } from './markdown.ts';
import { readPassage } from './nested.ts';
import type { Link } from './newsletter.ts';

/** Addresses by the names that reference links use. The first definition of a name counts. */
export type Definitions = ReadonlyMap<string, string>;

export function readDefinitions(tree: Root): Definitions {
	const definitions = new Map<string, string>();
	visit(tree, 'definition', ({ identifier, url }: Definition) => {
		if (!definitions.has(identifier)) definitions.set(identifier, url);
	});
	return definitions;
}

/** The links in a node, footnotes included, in order. Their addresses are as written. */
export function readLinks(
	node: RootContent,
	section: string,
	markdown: Markdown,
	definitions: Definitions,
): Link[] {
	const links: Link[] = [];
	visit(node, (child) => {
		if (child.type !== 'link' && child.type !== 'linkReference') return;
		const url = child.type === 'link' ? child.url : definitions.get(child.identifier);
		if (url === undefined) return;
		const [visible] = readPassage(child.children, markdown);
		links.push({ ...spanOf(child), text: visible?.text ?? url, url, section });
	});
	return links;
}
