import { readFile } from 'node:fs/promises';
import type { Turn } from '../../../integration/script/script.ts';
import { type Base, readBasesIn, readShelf } from './corpus.ts';
import type { Mutant, Mutation } from './mutations/mutation.ts';

/**
 * A smaller corpus, written by somebody who had seen neither the rules nor the phrases of those before it: how the
 * linter does on material nobody had in mind. Its mutants are written out by hand, one to a line.
 */
export interface BlindSet {
	bases: readonly Base[];
	mutations: readonly Mutation[];
}

/** By the order in which they were written: the rules were mended with the misses of the second in view. */
export const blindSets = ['second', 'third'] as const;

export async function readBlindSet(name: (typeof blindSets)[number]): Promise<BlindSet> {
	const folder = new URL(`./${name}/`, import.meta.url);
	const newsletters = await readShelf(new URL('newsletters/', folder));
	const bases = await readBasesIn(new URL('faithful/', folder), newsletters);
	const mutants = new Map<Base, { kind: string; mutant: Mutant }[]>();
	for (const base of bases) {
		const { id } = base.newsletter;
		// The mutants are made of the first of the rephrased scripts.
		if (base.wording !== 'rephrased' || [...mutants.keys()].some((other) => other.newsletter.id === id))
			continue;
		const file = await readFile(new URL(`mutants/${id}.txt`, folder), 'utf8');
		mutants.set(
			base,
			file
				.split('\n')
				.filter((line) => line !== '' && !line.startsWith('#'))
				.map((line) => readMutant(line, base)),
		);
	}
	const kinds = new Set([...mutants.values()].flatMap((all) => all.map(({ kind }) => kind)));
	return {
		bases,
		mutations: [...kinds].map((kind) => ({
			id: kind,
			mutate: (base) =>
				(mutants.get(base) ?? []).filter((each) => each.kind === kind).map(({ mutant }) => mutant),
		})),
	};
}

/**
 * `softened 5: words => other words`: in the fifth turn of the content. `^` and `$` stand for its beginning and end, `*`
 * for all of it, `<` for what follows the words. `@host` gives it to the other host, `@spoken` changes its spoken form.
 */
const pattern = /^(?<kind>[a-z]+)(?<where>@host|@spoken)? (?<place>\d+)(?:: (?<from>.*?) ?=> ?(?<to>.*))?$/u;

/** @throws {Error} for a line that is not a mutant's, or does not fit the script. */
function readMutant(line: string, { newsletter, script, speak }: Base): { kind: string; mutant: Mutant } {
	const { kind, where, place, from, to = '' } = pattern.exec(line)?.groups ?? {};
	const content = script.turns.filter(({ section }) => section !== 'opening' && section !== 'closing');
	const turn = content[Number(place) - 1];
	if (kind === undefined || turn === undefined) throw new Error(`${newsletter.id}: not a mutant: ${line}`);
	const changed = change();
	if (changed === turn) throw new Error(`${newsletter.id}: changes nothing: ${line}`);
	const turns = script.turns.map((each) => (each === turn ? changed : each));
	return {
		kind,
		mutant: {
			script: { ...script, turns },
			turns: [turn.id],
			blocks: turn.refs,
			heldOut: false,
			what: `${changed.host}: ${changed.text}`,
		},
	};

	function change(): Turn {
		if (turn === undefined) throw new Error('unreachable');
		if (where === '@spoken') return { ...turn, spoken: turn.spoken.replace(from ?? '', () => to) };
		const text = from === undefined ? turn.text : edit(turn.text, from, to);
		const host = where === '@host' ? (turn.host === 'lia' ? 'marvin' : 'lia') : turn.host;
		return { ...turn, host, text, spoken: speak(text).text };
	}
}

function edit(text: string, from: string, to: string): string {
	switch (from) {
		case '^':
			return `${to} ${text}`;
		case '$':
			return `${text} ${to}`;
		case '*':
			return to;
		case '<':
			return text.slice(0, text.indexOf(to) + to.length).trimEnd();
		default:
			if (!text.includes(from)) throw new Error(`“${from}” is not in “${text}”.`);
			return text
				.replace(from, () => to)
				.replace(/ {2,}/g, ' ')
				.trim();
	}
}
