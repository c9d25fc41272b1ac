import type { Turn } from '../../script.ts';
import type { Finding, Rule } from '../lint.ts';

/** A pass rewords turns. What it loses, adds or moves would otherwise go unnoticed until somebody listens. */
export const kept: Rule = {
	id: 'S02',
	asks: 'A pass gives back the turns it was given: all of them, in order, by the same hosts, from the same sources.',
	check({ script: { turns }, before }) {
		if (!before) return [];
		const now = new Map(turns.map((turn) => [turn.id, turn]));
		const then = new Map(before.map((turn) => [turn.id, turn]));
		const lost = before.filter(({ id }) => !now.has(id));
		const added = turns.filter(({ id }) => !then.has(id));
		const order = before.flatMap(({ id }) => now.get(id) ?? []);
		const stayed = turns.filter(({ id }) => then.has(id));
		const moved = stayed.find((turn, index) => turn.id !== order[index]?.id);
		return [
			...lost.map((turn) => ({
				...finding(`a lost turn: ${turn.text}`, 'Keep every turn.'),
				blocks: turn.refs,
			})),
			...added.map((turn) => finding('an added turn', 'Reword the turns that are there.', turn)),
			...(moved ? [finding('a turn in another place', 'Keep the order of the turns.', moved)] : []),
			...stayed.flatMap((turn) => {
				const changed = changesIn(turn, then.get(turn.id));
				return changed.length > 0
					? [finding(`another ${changed.join(' and ')}`, 'Change the text and nothing else.', turn)]
					: [];
			}),
		];
	},
};

function changesIn(now: Turn, then: Turn | undefined): string[] {
	if (!then) return [];
	const fields = ['host', 'section', 'opinion'] as const;
	const changed: string[] = fields.filter((field) => now[field] !== then[field]);
	const sameRefs = now.refs.length === then.refs.length && now.refs.every((ref, at) => ref === then.refs[at]);
	return sameRefs ? changed : [...changed, 'source'];
}

function finding(found: string, expected: string, turn?: Turn): Finding {
	return { rule: 'S02', severity: 'error', ...(turn && { turn: turn.id }), found, expected };
}
