import { introduced } from '../cited.ts';
import { inText } from '../finding.ts';
import { findHedges } from '../hedges.ts';
import type { Rule } from '../lint.ts';
import { findDoubts } from './doubts.ts';
import { cardPhrases, turnsOf } from './host-words.ts';

/** For hosts whose card forbids hedges. Those that the newsletter has are statements of the author's, and stay. */
export const hedging: Rule = {
	id: 'P01',
	asks: 'A host who does not hedge adds no doubt, softening or concession to what the newsletter says.',
	check: (subject) =>
		subject.cast.flatMap((host) => {
			const { language } = subject.newsletter;
			const forbidden = host.card.hedges[language];
			if (forbidden.length === 0) return [];
			const listed = cardPhrases(forbidden);
			const find = (text: string) => {
				const common = findHedges(text, language).map(({ hedge, ...span }) => ({ ...span, phrase: hedge }));
				const more = [...listed(text), ...findDoubts(text, language)].filter(({ start, end }) =>
					common.every((one) => end <= one.start || one.end <= start),
				);
				return [...common, ...more];
			};
			return turnsOf(host, subject).flatMap((turn) =>
				introduced(turn, subject, find).map((span) =>
					inText(turn, span, {
						rule: 'P01',
						severity: 'error',
						expected: `Assert it: ${host.name} does not hedge, and the newsletter does not here.`,
					}),
				),
			);
		}),
};
