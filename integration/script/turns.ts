import { createHash } from 'node:crypto';
import type { Draft } from './drafts.ts';
import { joinParts } from './join.ts';
import type { Turn } from './script.ts';

/** Gives drafts their text, their spoken form and an id made from what they say. */
export function finishTurns(drafts: readonly Draft[], spoken: (text: string) => string): Turn[] {
	const seen = new Map<string, number>();
	return drafts.map(({ host, section, refs, opinion, tags, parts }) => {
		const text = joinParts(parts);
		const hash = createHash('sha256').update(`${host.id}\n${text}`).digest('hex').slice(0, 10);
		const occurrence = (seen.get(hash) ?? 0) + 1;
		seen.set(hash, occurrence);
		return {
			id: occurrence === 1 ? `t-${hash}` : `t-${hash}-${occurrence}`,
			host: host.id,
			section,
			refs,
			...(opinion === undefined ? {} : { opinion }),
			tags,
			parts,
			text,
			spoken: spoken(text),
		};
	});
}
