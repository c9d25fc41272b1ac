import type { Heading, RootContent } from 'mdast';
import type { Reading } from './blocks.ts';
import { fold } from './commentators.ts';
import { readPassage } from './nested.ts';
import type { Passage } from './newsletter.ts';
import { type Signature, signatureOfHeading } from './notation.ts';

/** What a heading does: open a section, announce a host's comment, stand in a section, or nothing. */
export type HeadingRole =
	| { does: 'open'; title: Passage }
	| { does: 'announce'; by: Signature }
	| { does: 'stand' }
	| { does: 'nothing' };

/**
 * The role of each heading at the top level. Those of level 2 open sections and any above them too; where there is
 * none of level 2, those of the highest level there is. One that repeats the newsletter's title, or is empty, does
 * nothing.
 * @throws {Problem} for a heading that announces a comment by someone who is no host.
 */
export function readHeadings(
	nodes: readonly RootContent[],
	title: string,
	{ markdown, commentators }: Reading,
): ReadonlyMap<RootContent, HeadingRole> {
	const roles = new Map<RootContent, HeadingRole>();
	const ordinary: { node: Heading; passage: Passage }[] = [];
	for (const node of nodes) {
		if (node.type !== 'heading') continue;
		const [passage] = readPassage(node.children, markdown);
		roles.set(node, { does: 'nothing' });
		if (!passage || (node.depth === 1 && isSameTitle(passage.text, title))) continue;
		const by = signatureOfHeading(passage.text, commentators, markdown.place(node));
		if (by === undefined) ordinary.push({ node, passage });
		else roles.set(node, { does: 'announce', by });
	}
	const depths = ordinary.map(({ node }) => node.depth);
	const level = depths.includes(2) ? 2 : Math.min(...depths);
	for (const { node, passage } of ordinary) {
		roles.set(node, node.depth <= level ? { does: 'open', title: passage } : { does: 'stand' });
	}
	return roles;
}

/** Same letters and digits, whatever the case, accents, punctuation and emoji. */
function isSameTitle(heading: string, title: string): boolean {
	const words = (text: string) =>
		fold(text)
			.replace(/[^\p{L}\p{N}]+/gu, ' ')
			.trim();
	return heading === title || (words(heading) !== '' && words(heading) === words(title));
}
