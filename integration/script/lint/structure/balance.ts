import type { Turn } from '../../script.ts';
import type { Finding, LintSubject, Rule } from '../lint.ts';
import { wordsIn } from '../words.ts';

/** How far a host's share of the words may be from the one the card asks for. Research 4.3, S04. */
const tolerance = 0.12;
/** Turns in a row by one host. */
const longestRun = 2;

export const balance: Rule = {
	id: 'S04',
	asks: `Hosts have the shares of the words that their cards ask for, and at most ${longestRun} turns in a row.`,
	check: (subject) => [...sharesOf(subject), ...runsOf(subject.script.turns)],
};

function sharesOf({ script, cast }: LintSubject): Finding[] {
	const words = Map.groupBy(script.turns, ({ host }) => host);
	const countOf = (turns: readonly Turn[]) => turns.reduce((sum, turn) => sum + wordsIn(turn.text).length, 0);
	const all = countOf(script.turns);
	return cast.flatMap(({ id, name, card }) => {
		if (card.share === undefined || all === 0) return [];
		const share = countOf(words.get(id) ?? []) / all;
		if (Math.abs(share - card.share) <= tolerance) return [];
		return [
			{
				rule: 'S04',
				severity: 'warning' as const,
				found: `${name} has ${percent(share)} of the words`,
				expected: `About ${percent(card.share)}, as ${card.file} says.`,
			},
		];
	});
}

/**
 * One finding a run, at the first turn too many. Opinions are never given to the other host, so a run through an opinion
 * is nobody's choice; the words before and after it are counted on their own.
 */
function runsOf(turns: readonly Turn[]): Finding[] {
	const findings: Finding[] = [];
	let run = 0;
	for (const [index, turn] of turns.entries()) {
		const previous = turns[index - 1];
		if (turn.opinion) run = 0;
		else if (previous && !previous.opinion && previous.host === turn.host) run++;
		else run = 1;
		if (run === longestRun + 1)
			findings.push({
				rule: 'S04',
				severity: 'warning',
				turn: turn.id,
				found: `turn ${run} in a row by ${turn.host}`,
				expected: 'Let the other host speak in between.',
			});
	}
	return findings;
}

function percent(share: number): string {
	return `${Math.round(share * 100)} %`;
}
