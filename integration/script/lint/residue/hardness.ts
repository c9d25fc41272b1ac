import type { Rule } from '../lint.ts';

/** Engines slow down from 16 to 9 characters a second in text such as addresses, hashes and shell. Research 4.3, R11. */
const mostHard = 0.2;
/** A short turn may be one name. */
const leastCharacters = 40;

const hard = /[^\p{L}\p{M}\s.,;:!?…'’"“”()–—-]|(?<=[\p{L}\p{N}])\p{Lu}/gu;

export const hardness: Rule = {
	id: 'R11',
	asks: 'Turns are words: few digits, signs and capitals inside words.',
	check: ({ script }) =>
		script.turns.flatMap(({ id, text }) => {
			const share = (text.match(hard)?.length ?? 0) / text.length;
			if (text.length < leastCharacters || share <= mostHard) return [];
			return [
				{
					rule: 'R11',
					severity: 'warning' as const,
					turn: id,
					found: `${Math.round(share * 100)} % of the characters are hard to say`,
					expected: 'Describe codes and addresses in words.',
				},
			];
		}),
};
