import type { Finding } from './lint/lint.ts';
import type { Script, Turn } from './script.ts';
import type { Sources } from './sources.ts';

/** Blocks that have to be said anew together, and the rules that were broken. */
export interface Loss {
	blocks: ReadonlySet<string>;
	rules: ReadonlySet<string>;
}

/** What is wrong with a script, in terms of what has to go and what has to be said instead. */
export interface Damage {
	lossOf(turn: Turn): Loss | undefined;
	/** Whether a turn cannot stay: it is wrong, or says something together with one that is. */
	goes(turn: Turn): boolean;
	/** Rules broken by a turn itself. */
	rulesOf(turn: Turn): ReadonlySet<string>;
	/** Rules broken where no turn and no block is to blame: a missing greeting, a missing disclosure. */
	general: ReadonlySet<string>;
}

const frame = ['opening', 'closing'];

/** @param substitute What will be put in place: no turn of it is cut in two either. */
export function assessDamage(
	script: Script,
	substitute: Script,
	errors: readonly Finding[],
	sources: Sources,
): Damage {
	const wrong = new Map<Turn, Set<string>>();
	const blame = (turn: Turn, rules: Iterable<string>) => {
		wrong.set(turn, new Set([...(wrong.get(turn) ?? []), ...rules]));
	};
	const missing: { block: string; rules: string[] }[] = [];
	const general = new Set<string>();
	for (const { rule, turn: id, blocks = [] } of errors) {
		const culprits = script.turns.filter((turn) => turn.id === id);
		for (const turn of culprits) blame(turn, [rule]);
		if (culprits.length > 0) continue;
		missing.push(...blocks.map((block) => ({ block, rules: [rule] })));
		if (blocks.length === 0) general.add(rule);
	}
	// Greeting and farewell are of a piece.
	for (const section of frame) {
		const turns = script.turns.filter((turn) => turn.section === section);
		const rules = new Set([...general, ...turns.flatMap((turn) => [...(wrong.get(turn) ?? [])])]);
		if (rules.size > 0) for (const turn of turns) blame(turn, rules);
	}

	const blamed = [...wrong].flatMap(([turn, rules]) =>
		sources.of(turn).map((block) => ({ block, rules: [...rules] })),
	);
	const lossAt = new Map<string, { blocks: ReadonlySet<string>; rules: Set<string> }>();
	for (const { block, rules } of [...blamed, ...missing]) {
		const known = lossAt.get(block);
		if (known) for (const rule of rules) known.rules.add(rule);
		else {
			const blocks = sources.close([block], [...script.turns, ...substitute.turns]);
			const loss = { blocks, rules: new Set(rules) };
			for (const each of blocks) lossAt.set(each, loss);
		}
	}

	// A turn is in one loss at most, with all that it cites: that was closed over.
	const lossOf = (turn: Turn) => lossAt.get(sources.of(turn)[0] ?? '');
	return {
		lossOf,
		goes: (turn) => wrong.has(turn) || lossOf(turn) !== undefined,
		rulesOf: (turn) => new Set([...(wrong.get(turn) ?? []), ...(lossOf(turn)?.rules ?? [])]),
		general,
	};
}
