import type { Length, Turn } from '../../script.ts';
import type { Finding, Rule } from '../lint.ts';

/** Characters of written text a second, where a host has not been measured. Research 4.3, S08. */
const usualPace = 16;
/** How far from the target an episode may be without anybody minding. */
const tolerance = 0.2;

export const duration: Rule = {
	id: 'S08',
	asks: 'The episode is about as long as the show wants its episodes.',
	check({ script, length }) {
		if (!length) return [];
		const minutes = minutesOf(script.turns, length);
		const { target, max } = length;
		if (minutes > Math.min(max, target * (1 + tolerance)))
			return [finding(minutes, `It is meant to have ${target} and at most ${max}: say less in each turn.`)];
		if (minutes < target * (1 - tolerance))
			return [finding(minutes, `It is meant to have ${target}: say more of what the newsletter has.`)];
		return [];
	},
};

function minutesOf(turns: readonly Turn[], { pace }: Length): number {
	const seconds = turns.reduce((sum, { host, text }) => sum + text.length / (pace[host] ?? usualPace), 0);
	return seconds / 60;
}

function finding(minutes: number, expected: string): Finding {
	return { rule: 'S08', severity: 'warning', found: `about ${minutes.toFixed(1)} minutes`, expected };
}
