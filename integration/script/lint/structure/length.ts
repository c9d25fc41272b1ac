import type { Turn } from '../../script.ts';
import type { Finding, Rule } from '../lint.ts';
import { wordsIn } from '../words.ts';

/** Words in a turn: above the first a listener's attention goes, above the second an engine's. Research 4.3, S03. */
const comfortable = 55;
const most = 90;

/**
 * Words are counted as they are written, where “R$ 1.284,20” is three and not twelve, and without the connecting
 * phrases of a turn put together from parts: those are no part of what could have been divided.
 */
export const turnLength: Rule = {
	id: 'S03',
	asks: `A turn has at most ${comfortable} words.`,
	check({ script }) {
		return script.turns.flatMap((turn): Finding[] => {
			const words = countOf(turn);
			if (words <= comfortable) return [];
			return [
				{
					rule: 'S03',
					severity: words > most ? 'error' : 'warning',
					turn: turn.id,
					found: `${words} words`,
					expected: `Say it in at most ${comfortable} words, without leaving out what is cited.`,
				},
			];
		});
	},
};

function countOf({ parts, text }: Turn): number {
	const source = parts?.flatMap((part) => (part.from === 'source' ? [part.text] : [])).join(' ');
	return wordsIn(source ?? text).length;
}
