import type { Turn } from '../../script.ts';
import { introduced } from '../cited.ts';
import { inText } from '../finding.ts';
import type { Finding, Rule, Severity } from '../lint.ts';
import type { PhraseMatch } from '../phrase-list.ts';
import { beginsSentence, isSetOff } from '../set-off.ts';
import { findHesitations } from './hesitations.ts';
import { cardPhrases, fillersIn, othersOnly, turnsOf } from './host-words.ts';

/** Fillers, self-corrections and trademarks belong to one host; and some things a host never says. */
export const borrowed: Rule = {
	id: 'P02',
	asks: 'Fillers and trademark lines are those of the host’s own card, and nothing is said that it rules out.',
	check(subject) {
		const { language } = subject.newsletter;
		return subject.cast.flatMap((host) => {
			const fillers = fillersIn(othersOnly(host, subject, ({ card }) => card.fillers.words[language]));
			const trademarks = cardPhrases(
				othersOnly(host, subject, ({ card }) => card.catchPhrases[language].map(({ text }) => text)),
			);
			// Inside a sentence they are ordinary words.
			const lines = (text: string) => trademarks(text).filter((match) => isSetOff(text, match));
			const ruledOut = cardPhrases(host.card.never[language]);
			// “Com licença, ...” is a filler, “com licença livre” is not.
			const never = (text: string) =>
				ruledOut(text).filter((match) => !adverbial.test(match.phrase) || isSetOff(text, match));
			const own = fillersIn(host.card.fillers.words[language]);
			const hesitates = (text: string) => {
				const known = [...own(text), ...fillers(text), ...never(text)];
				return findHesitations(text, language).filter(({ start, end }) =>
					known.every((one) => one.end <= start || end <= one.start),
				);
			};
			// A host without fillers does not hesitate; one who has them may have forgotten their own.
			const severity: Severity = host.card.fillers.words[language].length === 0 ? 'error' : 'warning';
			return turnsOf(host, subject).flatMap((turn) => [
				...introduced(turn, subject, fillers).map((match) => foreignFiller(turn, match, host.name)),
				...introduced(turn, subject, hesitates).map((match) => ({
					...foreignFiller(turn, match, host.name),
					severity,
				})),
				...introduced(turn, subject, lines).map((span) =>
					inText(turn, span, {
						rule: 'P02',
						severity: 'warning',
						expected: `Say it in other words: this line is not ${host.name}’s.`,
					}),
				),
				...introduced(turn, subject, never).map((span) =>
					inText(turn, span, {
						rule: 'P02',
						severity: 'error',
						expected: `Leave it out: ${host.name} never says this.`,
					}),
				),
			]);
		});
	},
};

/** How a phrase begins that is part of a sentence unless marks set it off. */
const adverbial = /^(?:com|por|em|de|with|by|in|of) /u;

/** Without the filler and its punctuation; the sentence begins with what follows it. */
function foreignFiller(turn: Turn, { start, end }: PhraseMatch, name: string): Finding {
	const begins = beginsSentence(turn.text, start);
	const after = /^[\s,;:.…—–-]{1,6}(?=[\p{L}\p{N}])/u.exec(turn.text.slice(end))?.[0];
	const remark = {
		rule: 'P02',
		severity: 'error' as const,
		expected: `Say it without the filler, which is not ${name}’s.`,
	};
	if (!begins || after === undefined) return inText(turn, { start, end }, remark);
	const next = end + after.length;
	const fix = turn.text.charAt(next).toUpperCase();
	return inText(turn, { start, end: next + 1 }, { ...remark, fix });
}
