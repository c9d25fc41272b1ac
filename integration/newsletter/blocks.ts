import type { Blockquote, Paragraph, PhrasingContent, RootContent } from 'mdast';
import type { ContainerDirective } from 'mdast-util-directive';
import { Problem } from '../problem.ts';
import type { Commentators } from './commentators.ts';
import { type Markdown, spanOf } from './markdown.ts';
import { readMood } from './mood.ts';
import { readPassage, readPassages } from './nested.ts';
import type { Block } from './newsletter.ts';
import { hostOfContainer, type Signature } from './notation.ts';
import { readRemarks } from './remark.ts';

/** One opinion: the blocks that share this object are its blocks. */
export interface Owner extends Signature {}

/** A block that has no id yet. */
export interface Draft extends Omit<Block, 'id' | 'opinion'> {
	owner: Owner | undefined;
	/** Code only: what it says. */
	code?: string;
}

/** What reading blocks takes. */
export interface Reading {
	markdown: Markdown;
	commentators: Commentators;
}

/**
 * The blocks made from a node at the top level or in a container, in order. HTML, thematic breaks, definitions and
 * footnotes are not read, nor is code inside a list or a quote.
 * @param owner Whose opinion the node is, unless it says otherwise.
 * @throws {Problem} for a comment without text or by someone who is no host.
 */
export function readBlocks(node: RootContent, owner: Owner | undefined, reading: Reading): Draft[] {
	const { markdown } = reading;
	const base = { ...spanOf(node), line: markdown.place(node).line, owner };
	const passages = () => readPassages([node], markdown);
	switch (node.type) {
		case 'heading':
		case 'table':
			return [{ ...base, kind: node.type, passages: passages() }].filter(isReadable);
		case 'list':
			return [{ ...base, kind: node.type, passages: passages(), ordered: node.ordered === true }].filter(
				isReadable,
			);
		case 'code': {
			const language = node.lang ? { codeLanguage: node.lang } : {};
			return [{ ...base, kind: node.type, passages: [], code: node.value, ...language }];
		}
		case 'paragraph':
			if (!isImage(node)) return readSpoken(node, 'paragraph', owner, reading);
			return [
				{
					...base,
					kind: 'image' as const,
					passages: node.children.flatMap((child) => readPassage([child], markdown)),
				},
			].filter(isReadable);
		case 'blockquote':
			return readSpoken(node, 'quote', owner, reading);
		case 'containerDirective':
			return readContainer(node, owner, reading);
		default:
			return [];
	}
}

function isReadable({ passages }: Pick<Draft, 'passages'>): boolean {
	return passages.length > 0;
}

/** What may be labelled as a host's comment. */
function readSpoken(
	node: Paragraph | Blockquote,
	kind: 'paragraph' | 'quote',
	outer: Owner | undefined,
	reading: Reading,
): Draft[] {
	const remarks = readRemarks(node, reading);
	const empty = remarks.find((remark) => remark.by !== undefined && !isReadable(remark));
	if (empty) {
		throw new Problem('A comment is labelled with a name, and has no text.', {
			hint: 'Write the comment in the same paragraph as the name, or all of it between `:::name` and `:::`.',
			place: { ...reading.markdown.place(node), line: empty.line },
		});
	}
	return remarks
		.filter(isReadable)
		.map(({ by, ...remark }) => ({ ...remark, kind, owner: ownerOf(by, outer) }));
}

function readContainer(node: ContainerDirective, outer: Owner | undefined, reading: Reading): Draft[] {
	const place = reading.markdown.place(node);
	const host = hostOfContainer(node.name, reading.commentators, place);
	const mood = node.attributes?.['mood'];
	const chosen = mood == null ? {} : { mood: readMood(mood, place) };
	const owner = ownerOf(host === undefined ? undefined : { host, ...chosen }, outer);
	// A host's container may have a title of its own, which like the host's name is not part of what they say.
	const content = node.children.filter(
		(child) => host === undefined || child.type !== 'paragraph' || !child.data?.directiveLabel,
	);
	const drafts = content.flatMap((child) => readBlocks(child, owner, reading));
	if (host === undefined || drafts.some(isReadable)) return drafts;
	throw new Problem(`\`:::${node.name}\` has no text.`, {
		hint: 'Write the comment in it, or remove it.',
		place,
	});
}

/** A comment inside a host's own comment is part of it. */
function ownerOf(by: Signature | undefined, outer: Owner | undefined): Owner | undefined {
	return by === undefined || by.host === outer?.host ? outer : { ...by };
}

/** Whether a paragraph holds nothing but images, linked or not. */
function isImage(node: { children: readonly PhrasingContent[] }): boolean {
	const children = node.children.filter((child) => child.type !== 'break' && !isBlank(child));
	const isOne = (child: PhrasingContent): boolean =>
		child.type === 'image' || child.type === 'imageReference' || (child.type === 'link' && isImage(child));
	return children.length > 0 && children.every(isOne);
}

function isBlank(node: PhrasingContent): boolean {
	return node.type === 'text' && node.value.trim() === '';
}
