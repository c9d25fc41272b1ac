import { citedText, isVerbatim } from '../cited.ts';
import { inText } from '../finding.ts';
import type { Rule } from '../lint.ts';
import { says } from '../words.ts';

/** Authors may shout, and are read in a normal voice. Writers have no reason to. */
export const shouting: Rule = {
	id: 'R07',
	asks: 'No word is in capitals for emphasis that is not so in the newsletter.',
	check: ({ script, newsletter, speak }) =>
		script.turns.flatMap((turn) => {
			if (isVerbatim(turn) || !/\p{Lu}{2}/u.test(turn.text)) return [];
			const shouted = speak(turn.text).replacements.filter(({ kind }) => kind === 'shouted');
			if (shouted.length === 0) return [];
			const capitals =
				citedText(turn, newsletter)
					.match(/\p{Lu}{2,40}/gu)
					?.join(' ') ?? '';
			return shouted
				.filter(({ found }) => !says(capitals, found))
				.map((span) =>
					inText(turn, span, {
						rule: 'R07',
						severity: 'warning',
						expected: 'Write it in lower case.',
						fix: span.found.toLowerCase(),
					}),
				);
		}),
};
