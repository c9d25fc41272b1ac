import type { Script, Turn } from '../../../../integration/script/script.ts';
import type { Base } from '../corpus.ts';
import type { ScriptLine } from '../lines.ts';
import {
	contentTurns,
	type Mutant,
	type Mutation,
	opinionTurns,
	ownSentences,
	replaceTurn,
	reword,
	seedOf,
	wordCount,
} from './mutation.ts';

const otherHost = (host: string) => (host === 'lia' ? 'marvin' : 'lia');

/** Mutants that no words are made for take turns at being held out. */
export function alternate(base: Base, mutants: readonly Omit<Mutant, 'heldOut'>[]): Mutant[] {
	return mutants.map((mutant, index) => ({ ...mutant, heldOut: (index + seedOf(base)) % 2 === 1 }));
}

function without({ turns, ...script }: Script, ids: readonly string[]): Script {
	return { ...script, turns: turns.filter(({ id }) => !ids.includes(id)) };
}

/** The turns of each opinion, which the offline writer may have cut into several. */
function turnsByOpinion(turns: readonly Turn[]): Turn[][] {
	return [...Map.groupBy(turns, ({ opinion }) => opinion).values()];
}

/** The opinion turn that comes next, of another opinion of the same section. */
function nextOpinion(turn: Turn, turns: readonly Turn[]): Turn | undefined {
	return turns
		.slice(turns.indexOf(turn) + 1)
		.find(({ opinion, section }) => section === turn.section && opinion !== turn.opinion);
}

const spoiledBy =
	(kind: string): Mutation['mutate'] =>
	(base) =>
		alternate(
			base,
			base.spoiled
				.filter((line) => line.kind === kind)
				.flatMap((line: ScriptLine) => {
					const [first, ...rest] = base.script.turns.filter(({ opinion }) => opinion === line.opinion);
					if (!first) return [];
					const spoiled = { ...reword(base, first, line.text), refs: line.refs };
					const script = without(
						replaceTurn(base.script, first.id, [spoiled]),
						rest.map(({ id }) => id),
					);
					return [{ script, turns: [first.id], what: line.text }];
				}),
		);

export const owning: readonly Mutation[] = [
	{ id: 'softens: in a person’s words', mutate: spoiledBy('softened') },
	{ id: 'softens: euphemism', mutate: spoiledBy('euphemised') },
	{ id: 'flips: in a person’s words', mutate: spoiledBy('flipped') },
	{
		id: 'swaps owner: host of the turn',
		mutate: (base) =>
			alternate(
				base,
				opinionTurns(base)
					.slice(0, 4)
					.map((turn) => ({
						script: replaceTurn(base.script, turn.id, [{ ...turn, host: otherHost(turn.host) }]),
						turns: [turn.id],
						what: `${otherHost(turn.host)}: ${turn.text}`,
					})),
			),
	},
	{
		id: 'swaps owner: into the other’s turn',
		mutate: (base) =>
			alternate(
				base,
				opinionTurns(base).flatMap((turn) => {
					const others = contentTurns(base).filter(
						({ host, section, opinion }) =>
							host !== turn.host && section === turn.section && opinion === undefined,
					);
					const host = others.at(-1);
					if (!host) return [];
					const taken = reword(base, host, `${host.text} ${turn.text}`);
					const refs = [...new Set([...host.refs, ...turn.refs])];
					const script = without(replaceTurn(base.script, host.id, [{ ...taken, refs }]), [turn.id]);
					return [{ script, turns: [host.id], blocks: turn.refs, what: taken.text }];
				}),
			).slice(0, 4),
	},
	{
		id: 'merges two opinions',
		mutate: (base) =>
			alternate(
				base,
				opinionTurns(base).flatMap((turn) => {
					const next = nextOpinion(turn, opinionTurns(base));
					if (!next) return [];
					const both = reword(base, turn, `${turn.text} ${next.text}`);
					const refs = [...new Set([...turn.refs, ...next.refs])];
					const script = without(replaceTurn(base.script, turn.id, [{ ...both, refs }]), [next.id]);
					return [{ script, turns: [turn.id], blocks: next.refs, what: both.text }];
				}),
			).slice(0, 4),
	},
	{
		id: 'drops an opinion',
		mutate: (base) =>
			alternate(
				base,
				turnsByOpinion(opinionTurns(base))
					.slice(0, 4)
					.map((turns) => ({
						script: without(
							base.script,
							turns.map(({ id }) => id),
						),
						turns: [],
						blocks: turns.flatMap(({ refs }) => refs),
						what: turns.map(({ text }) => text).join(' '),
					})),
			),
	},
	{
		id: 'drops half of an opinion',
		mutate: (base) =>
			alternate(
				base,
				opinionTurns(base).flatMap((turn, index) => {
					const sentences = ownSentences(turn, base);
					const middle = Math.ceil(sentences.length / 2);
					const [kept, lost] = [sentences.slice(0, middle), sentences.slice(middle)];
					// Every other time the beginning is what is lost.
					const text = (index % 2 === 0 ? kept : lost).join(' ');
					const share = wordCount(text) / wordCount(sentences.join(' '));
					if (share > 0.7 || lost.length === 0) return [];
					const changed = reword(base, turn, text);
					return [
						{
							script: replaceTurn(base.script, turn.id, [changed]),
							turns: [turn.id],
							blocks: turn.refs,
							what: `only: ${text}`,
						},
					];
				}),
			).slice(0, 5),
	},
];
