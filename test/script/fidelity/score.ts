import type { Finding, Rule } from '../../../integration/script/lint/lint.ts';
import { lintScript, rules } from '../../../integration/script/lint/rules.ts';
import { type Base, subjectOf } from './corpus.ts';
import type { Mutant, Mutation } from './mutations/mutation.ts';

/** How many mutants of one half there were, and which of them passed for a good script. */
export interface Tally {
	mutants: number;
	caught: number;
	/** Not caught as errors, but a warning says something. */
	warned: number;
	missed: readonly Miss[];
}

export interface Miss {
	newsletter: string;
	wording: Base['wording'];
	what: string;
}

export interface Score {
	mutation: string;
	seen: Tally;
	heldOut: Tally;
}

export interface FalseAlarms {
	wording: Base['wording'];
	turns: number;
	/** Turns with an error, and errors no turn is to blame for. */
	alarms: readonly { newsletter: string; finding: Finding; text: string }[];
	/** Turns with an error, and errors no turn is to blame for, per turn: 0 to 1. */
	share: number;
}

/** A script that was not touched, and what the linter says of it. */
export interface Linted {
	base: Base;
	findings: readonly Finding[];
	/** Findings about a mutant that its script did not have, on its turns, on its blocks or on no turn at all. */
	news(mutant: Mutant, applied?: readonly Rule[]): Finding[];
}

export function lintBase(base: Base): Linted {
	const findings = lintScript(subjectOf(base, base.script));
	const known = new Set(findings.map(keyOf));
	return {
		base,
		findings,
		news: ({ script, turns, blocks = [] }, applied) =>
			lintScript(subjectOf(base, script), applied)
				.filter((finding) => !known.has(keyOf(finding)))
				.filter(
					(finding) =>
						finding.turn === undefined ||
						turns.includes(finding.turn) ||
						finding.blocks?.some((block) => blocks.includes(block)),
				),
	};
}

function keyOf({ rule, severity, turn, found }: Finding): string {
	return JSON.stringify([rule, severity, turn, found]);
}

/** @param most How many mutants are made of a script with each half of what they are made with. */
export function scoreMutation(mutation: Mutation, linted: readonly Linted[], most = Infinity): Score {
	const shown = linted.filter(({ base }) => base.wording !== 'held out');
	const isCaught = catcher();
	const verdicts = shown.flatMap((one) => {
		const mutants = mutation.mutate(one.base);
		const chosen = [true, false].flatMap((half) =>
			mutants.filter(({ heldOut }) => heldOut === half).slice(0, most),
		);
		return chosen.map((mutant) => ({ mutant, caught: isCaught(one, mutant), linted: one, base: one.base }));
	});
	const tally = (heldOut: boolean): Tally => {
		const half = verdicts.filter(({ mutant }) => mutant.heldOut === heldOut);
		const missed = half.filter(({ caught }) => !caught);
		return {
			mutants: half.length,
			caught: half.length - missed.length,
			warned: missed.filter(({ linted: { news }, mutant }) => news(mutant).length > 0).length,
			missed: missed.map(({ mutant: { what }, base: { newsletter, wording } }) => ({
				newsletter: newsletter.id,
				wording,
				what,
			})),
		};
	};
	return { mutation: mutation.id, seen: tally(false), heldOut: tally(true) };
}

/**
 * Whether any rule calls a mutant an error. Mutants of one kind are mostly caught by the same few rules: those that caught
 * the last ones are asked first, and the rest only about what these let through.
 */
function catcher(): ({ news }: Linted, mutant: Mutant) => boolean {
	const asked = [...rules];
	return ({ news }, mutant) => {
		const place = asked.findIndex((rule) =>
			news(mutant, [rule]).some(({ severity }) => severity === 'error'),
		);
		if (place < 0) return false;
		asked.unshift(...asked.splice(place, 1));
		return true;
	};
}

/** Share of both halves that was caught, 0 to 1. */
export function caughtOf({ seen, heldOut }: Score): number {
	return (seen.caught + heldOut.caught) / (seen.mutants + heldOut.mutants);
}

export function falseAlarms(linted: readonly Linted[], wording: Base['wording']): FalseAlarms {
	const own = linted.filter(({ base }) => base.wording === wording);
	const turns = own.reduce((sum, { base }) => sum + base.script.turns.length, 0);
	const alarms = own.flatMap(({ base, findings }) => {
		const errors = findings.filter(({ severity }) => severity === 'error');
		return errors.map((finding) => ({
			newsletter: base.newsletter.id,
			finding,
			text: base.script.turns.find(({ id }) => id === finding.turn)?.text ?? '',
		}));
	});
	const blamed = new Set(
		alarms.map(({ newsletter, finding }, index) => `${newsletter} ${finding.turn ?? index}`),
	);
	return { wording, turns, alarms, share: blamed.size / turns };
}
