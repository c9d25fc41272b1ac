import { satteri } from '@astrojs/markdown-satteri';
import type { BlockContent } from 'mdast';
import type { Node } from 'unist';
import show from './show.ts';

const names = new Map(show.hosts.map((host) => [host.id, host.name]));
const labels = new Map(show.hosts.map((host) => [`${host.name}:`, host.id]));
const headings = new Map(
	show.hosts.flatMap(({ id, name }) =>
		[`Comentário da ${name}`, `Comentário do ${name}`, `${name}’s take`].map((heading) => [heading, id]),
	),
);

/**
 * Marks the hosts' comments for the style sheet, in each notation: `:::marvin`, `> **Marvin:**`, `**Marvin:**` and
 * under a heading of their own. Enabling directives also makes `:30` in 12:30 one, so all but the containers become
 * text again.
 */
export default satteri({
	features: { directive: true },
	mdastPlugins: [
		{
			name: 'announced comments',
			before(root, context) {
				const blocks: BlockContent[] = [];
				let comment: ReturnType<typeof aside> | undefined;
				for (const node of root.children as BlockContent[]) {
					if (node.type === 'heading' || node.type === 'containerDirective') comment = undefined;
					const host = node.type === 'heading' && headings.get(context.textContent(node));
					if (host) {
						comment = aside(host);
						blocks.push(comment);
					}
					(comment?.children ?? blocks).push(node);
				}
				context.setProperty(root, 'children', blocks);
			},
		},
		{
			name: 'comments',
			options: { position: true },
			containerDirective(node, context) {
				const name = names.get(node.name);
				const first = node.children[0];
				if (!name || first?.type !== 'paragraph') return;
				context.prependChild(first, { type: 'strong', children: [{ type: 'text', value: `${name}:` }] });
				context.prependChild(first, { type: 'text', value: ' ' });
				context.setProperty(node, 'data', asideData(node.name));
			},
			paragraph(node, context) {
				const label = node.children[0];
				const host = label?.type === 'strong' && labels.get(context.textContent(label));
				if (!host) return;
				const parent = context.parent(node);
				context.setProperty(parent?.type === 'blockquote' ? parent : node, 'data', comment(host));
			},
			textDirective: (node, context) => ({ type: 'text', value: sourceOf(node, context.source) }),
			leafDirective: (node, context) => ({
				type: 'paragraph',
				children: [{ type: 'text', value: sourceOf(node, context.source) }],
			}),
		},
	],
});

/** Gathers the blocks below a heading that announces a comment. */
function aside(name: string) {
	const children: BlockContent[] = [];
	return { type: 'containerDirective' as const, name, children, data: asideData(name) };
}

function asideData(host: string): Record<string, unknown> {
	return { hName: 'aside', ...comment(host) };
}

function comment(host: string) {
	return { hProperties: { class: 'comment', 'data-host': host } };
}

function sourceOf({ position }: Node, source: string): string {
	return source.slice(position?.start.offset, position?.end.offset);
}
