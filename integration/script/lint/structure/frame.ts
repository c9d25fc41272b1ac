import type { Turn } from '../../script.ts';
import { introduced, isContent, phrasesOf } from '../cited.ts';
import { inText } from '../finding.ts';
import type { Finding, LintSubject, Rule } from '../lint.ts';
import { type PhraseMatch, phraseList } from '../phrase-list.ts';
import { isSetOff } from '../set-off.ts';
import { wordKey } from '../words.ts';
import { findAddresses } from './addresses.ts';
import { type Formula, farewells, greetings } from './formulas.ts';

/** Writers that work section by section greet and part in every section if nobody looks. */
export const frame: Rule = {
	id: 'S05',
	asks: 'An episode greets once, at its beginning, and says farewell once, at its end.',
	check: (subject) => [...misplaced(subject.script.turns), ...missing(subject), ...formulas(subject)],
};

function misplaced(turns: readonly Turn[]): Finding[] {
	const opening = turns.findIndex(({ section }) => section !== 'opening');
	const closing = turns.findLastIndex(({ section }) => section !== 'closing');
	return turns.flatMap(({ id, section }, index) => {
		const late = section === 'opening' && opening >= 0 && index > opening;
		const early = section === 'closing' && index < closing;
		if (!late && !early) return [];
		return [
			{
				rule: 'S05',
				severity: 'error' as const,
				turn: id,
				found: `a turn of the ${section} in the middle`,
				expected: 'The opening comes first and the closing last.',
			},
		];
	});
}

function missing({ script: { turns } }: LintSubject): Finding[] {
	return (['opening', 'closing'] as const)
		.filter((section) => turns.length > 0 && turns.every((turn) => turn.section !== section))
		.map((section) => ({
			rule: 'S05',
			severity: 'warning' as const,
			found: `no ${section}`,
			expected: section === 'opening' ? 'Say who speaks and what this is.' : 'Say farewell.',
		}));
}

function formulas(subject: LintSubject): Finding[] {
	const { newsletter, script } = subject;
	const greets = finder(greetings[newsletter.language], introductions(subject));
	const parts = finder(farewells[newsletter.language], []);
	const names = [subject.show.title, ...subject.cast.map(({ name }) => name)];
	const addresses = (text: string) => findAddresses(text, newsletter.language, names);
	return script.turns.flatMap((turn) => {
		const lent = phrasesOf(
			subject.cast.find(({ id }) => id === turn.host),
			newsletter,
			['welcome', 'greeting', 'farewell'],
		);
		const early = turn.section === 'opening' ? [] : introduced(turn, subject, greets, lent);
		const late = turn.section === 'closing' ? [] : introduced(turn, subject, parts, lent);
		const listed = [...early, ...late];
		const shaped = isContent(turn) ? introduced(turn, subject, addresses, lent) : [];
		// Where no list has them, by their shape.
		const more = shaped.filter(({ start, end }) =>
			listed.every((one) => one.end <= start || end <= one.start),
		);
		return [
			...early.map((span) =>
				inText(turn, span, { rule: 'S05', severity: 'error', expected: 'Greet in the opening only.' }),
			),
			...late.map((span) =>
				inText(turn, span, { rule: 'S05', severity: 'error', expected: 'Say farewell in the closing only.' }),
			),
			...more.map((span) =>
				inText(turn, span, {
					rule: 'S05',
					severity: 'error',
					expected: 'Tell the story here: listeners are greeted in the opening and thanked in the closing.',
				}),
			),
		];
	});
}

/** “Eu sou Lia”, “this is Terra Plana”: for whoever is in the show, and the show itself. */
function introductions({ cast, newsletter, show }: LintSubject): string[] {
	const title = wordKey(show.title).trim();
	const names = cast.map(({ name }) => wordKey(name).trim());
	if (newsletter.language === 'en')
		return [
			...[...names, title].map((name) => `this is ${name}`),
			...names.flatMap((name) => [`i'm ${name}`, `i am ${name}`, `my name is ${name}`]),
			...['welcome to', 'listening to', 'episode of', 'edition of'].map((lead) => `${lead} ${title}`),
		];
	return [
		...names.flatMap((name) => [`sou ${name}`, `sou a|o ${name}`, `aqui é|fala ${name}`, `me chamo ${name}`]),
		...names.map((name) => `aqui é|fala a|o ${name}`),
		...['começa', 'ao', 'no ar', 'mais um', 'episódio do', 'edição do'].map((lead) => `${lead} ${title}`),
	];
}

const joins = /\s(?:e|and)\s$/iu;
const stops = /^\s?(?:$|[.!…])/u;

/** Between marks, or the last of two: “um abraço e até mais!” */
function isAlone(text: string, match: PhraseMatch): boolean {
	const isLast =
		joins.test(text.slice(0, match.start).slice(-6)) && stops.test(text.slice(match.end, match.end + 2));
	return isSetOff(text, match) || isLast;
}

function finder({ phrases, alone }: Formula, more: readonly string[]): (text: string) => PhraseMatch[] {
	const anywhere = phraseList([...phrases, ...more]);
	const between = phraseList(alone);
	return (text) => [...anywhere(text), ...between(text).filter((match) => isAlone(text, match))];
}
