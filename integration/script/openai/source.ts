import { hash } from 'node:crypto';
import type { Block, Newsletter } from '../../newsletter/newsletter.ts';
import { hasWords, type Stretch, textOf } from './stretches.ts';

/** The blocks of a stretch that are spoken of: code is announced, an emoji alone is not. */
export function citableBlocks({ blocks }: Pick<Stretch, 'blocks'>): Block[] {
	return blocks.filter((block) => block.kind === 'code' || hasWords(block));
}

/** The source of a stretch for a model, one JSON object a line, its title first. */
export function describeSource(stretch: Stretch, newsletter: Newsletter): string {
	const { section, number, of } = stretch;
	const title = section.title?.text;
	// A first heading that repeats the newsletter's title was said in the opening.
	const heading = title === newsletter.title ? null : (title ?? null);
	const first = of === 1 ? { section: heading } : { section: heading, part: number, of };
	return fence('newsletter', [first, ...citableBlocks(stretch).map((block) => toLine(block, newsletter))]);
}

/** Some blocks of a newsletter, fenced, one JSON object on each line. */
export function describeBlocks(blocks: readonly Block[], newsletter: Newsletter): string {
	return fence(
		'newsletter',
		blocks.map((block) => toLine(block, newsletter)),
	);
}

function toLine(block: Block, { opinions }: Newsletter): object {
	return {
		block: block.id,
		kind: block.kind,
		opinion: block.opinion ?? null,
		owner: opinions.find(({ id }) => id === block.opinion)?.host ?? null,
		text: textOf(block),
	};
}

/**
 * Data for a model between a pair of tags that the data cannot close: their name is made from its hash, and no `<` is
 * left inside.
 */
export function fence(name: string, lines: readonly object[]): string {
	const text = lines.map((line) => JSON.stringify(line).replaceAll('<', '\\u003c')).join('\n');
	const tag = `${name}-${hash('sha256', text).slice(0, 8)}`;
	return `<${tag}>\n${text}\n</${tag}>`;
}
