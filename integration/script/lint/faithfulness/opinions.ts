import type { Rule } from '../lint.ts';
import { read } from './reading.ts';
import { checkTaken } from './taken-opinions.ts';
import { checkVoiced } from './unvoiced-opinions.ts';

/** F06: opinions are voiced, whole, and by the one who holds them. */
export const ownedOpinions: Rule = {
	id: 'F06',
	asks: 'Every sentence of an opinion is voiced by the host whose opinion it is.',
	check(subject) {
		const reading = read(subject);
		const opinions = [...reading.source.opinions.values()];
		return [
			...opinions.flatMap((opinion) => checkVoiced(opinion, reading)),
			...reading.turns.flatMap((turn) => checkTaken(turn, opinions, reading)),
		];
	},
};
