import { hash } from 'node:crypto';
import type { Turn } from '../script.ts';

/** A turn with the text that its id is made from: that of its first draft. */
export type Named = Omit<Turn, 'id'> & { draft: string };

/** Gives turns their ids, as the offline writer does: from host and first draft, with a counter for what is said again. */
export function giveIds(turns: readonly Named[]): Turn[] {
	const seen = new Map<string, number>();
	return turns.map(({ draft, ...turn }) => {
		const name = `t-${hash('sha256', `${turn.host}\n${draft}`).slice(0, 10)}`;
		const occurrence = (seen.get(name) ?? 0) + 1;
		seen.set(name, occurrence);
		return { id: occurrence === 1 ? name : `${name}-${occurrence}`, ...turn };
	});
}
