import type { CastMember } from '../../script.ts';
import { introduced, isVerbatim } from '../cited.ts';
import { inText } from '../finding.ts';
import type { Finding, LintSubject, Rule } from '../lint.ts';
import { cardPhrases, fillersIn, turnsOf } from './host-words.ts';

/** Below this many turns a share says nothing. */
const leastTurns = 8;

export const dosage: Rule = {
	id: 'P03',
	asks: 'Fillers and trademark lines come as often as the host’s card says, and one filler in a turn.',
	check: (subject) =>
		subject.cast.flatMap((host) => [
			...heaped(host, subject),
			...shareOf(host, subject),
			...worn(host, subject),
		]),
};

function heaped(host: CastMember, subject: LintSubject): Finding[] {
	const find = fillersIn(host.card.fillers.words[subject.newsletter.language]);
	return turnsOf(host, subject).flatMap((turn) =>
		introduced(turn, subject, find, '')
			.slice(1)
			.map((span) =>
				inText(turn, span, { rule: 'P03', severity: 'warning', expected: 'One filler in a turn is enough.' }),
			),
	);
}

/** Of the turns that have words of the writer's own: opinions are not to be decorated. */
function shareOf(host: CastMember, subject: LintSubject): Finding[] {
	const { share, words } = host.card.fillers;
	const find = fillersIn(words[subject.newsletter.language]);
	const turns = turnsOf(host, subject).filter((turn) => !turn.opinion && !isVerbatim(turn));
	if (words[subject.newsletter.language].length === 0 || turns.length < leastTurns) return [];
	const actual = turns.filter(({ text }) => find(text).length > 0).length / turns.length;
	const [least, most] = share;
	if (actual >= least && actual <= most) return [];
	return [
		{
			rule: 'P03',
			severity: 'warning',
			found: `${percent(actual)} of the turns of ${host.name} with a filler`,
			expected: `${percent(least)} to ${percent(most)}, as ${host.card.file} says.`,
		},
	];
}

function worn(host: CastMember, subject: LintSubject): Finding[] {
	return host.card.catchPhrases[subject.newsletter.language].flatMap(({ text, limit }) => {
		const find = cardPhrases([text]);
		const uses = turnsOf(host, subject).flatMap((turn) =>
			introduced(turn, subject, find, '').map((span) => ({ turn, span })),
		);
		return uses.slice(limit).map(({ turn, span }) =>
			inText(turn, span, {
				rule: 'P03',
				severity: 'warning',
				expected: `At most ${limit} in an episode: say something else.`,
			}),
		);
	});
}

function percent(share: number): string {
	return `${Math.round(share * 100)} %`;
}
