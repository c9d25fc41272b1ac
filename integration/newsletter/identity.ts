import { hash } from 'node:crypto';
import type { Draft, Owner } from './blocks.ts';
import type { Block, Opinion, Section } from './newsletter.ts';
import type { SectionDraft } from './outline.ts';

/** Gives blocks and opinions ids made from their content alone, so that edits elsewhere do not change them. */
export function identify(drafts: readonly SectionDraft[]): { sections: Section[]; opinions: Opinion[] } {
	const contentId = createContentIds();
	const opinionIds = new Map<Owner, string>();
	const owned = Map.groupBy(
		drafts.flatMap((section) => section.drafts),
		({ owner }) => owner,
	);
	for (const [owner, own] of owned) {
		if (owner) opinionIds.set(owner, contentId('o', [owner.host, own.map(contentOf)]));
	}
	const sections = drafts.map(({ drafts, ...section }) => ({
		...section,
		blocks: drafts.map((draft): Block => {
			const { owner, code, ...block } = draft;
			const id = contentId('b', [contentOf(draft), owner?.host ?? null]);
			const opinion = owner && opinionIds.get(owner);
			return { id, ...block, ...(opinion !== undefined && { opinion }) };
		}),
	}));
	const blocks = Map.groupBy(
		sections.flatMap((section) => section.blocks),
		({ opinion }) => opinion,
	);
	const opinions = [...opinionIds].map(([{ host, mood }, id]): Opinion => {
		const own = blocks.get(id) ?? [];
		return {
			id,
			host,
			blocks: own.map((block) => block.id),
			...(mood !== undefined && { mood }),
			start: own[0]?.start ?? 0,
			end: own.at(-1)?.end ?? 0,
		};
	});
	return { sections, opinions };
}

function contentOf({ kind, passages, code }: Draft): unknown[] {
	return [kind, passages.map(({ text }) => text), code ?? null];
}

/**
 * The first ten hexadecimal digits of the content's SHA-256, with `-2`, `-3` for content that occurs again in the same
 * newsletter.
 */
function createContentIds(): (prefix: 'b' | 'o', content: readonly unknown[]) => string {
	const seen = new Map<string, number>();
	return (prefix, content) => {
		const id = `${prefix}-${hash('sha256', JSON.stringify(content)).slice(0, 10)}`;
		const count = (seen.get(id) ?? 0) + 1;
		seen.set(id, count);
		return count === 1 ? id : `${id}-${count}`;
	};
}
