import type { Language } from '../../../newsletter/newsletter.ts';
import type { Turn } from '../../script.ts';
import { isVerbatim } from '../cited.ts';
import { inText } from '../finding.ts';
import type { Finding, Rule } from '../lint.ts';
import { wordsIn } from '../words.ts';

/** Emoji and spaces, which are not spoken. */
const afterAll = /[^\p{L}\p{N}\p{P}]+$/u;

/** A dash or an ellipsis is how an interruption is written. A colon leads to what the other host reads out. */
const ending = /[.!?…:—–]["'”’»)\]]{0,3}$/u;

/** Words no sentence ends with. */
const dangling: Readonly<Record<Language, ReadonlySet<string>>> = {
	'pt-BR': new Set(
		'o as os e ou mas de do da dos das em no na nos nas por pelo pela pelos pelas para com sem sob sobre entre se cujo cuja porque nem ao aos às'.split(
			' ',
		),
	),
	en: new Set('a an the and or but of than because although whose my your their our every if'.split(' ')),
};

/** Words that end one only before a full stop: “That is what it was.” */
const seldomLast: Readonly<Record<Language, ReadonlySet<string>>> = {
	'pt-BR': new Set(
		'a à um uma que quando como é são foi era está este esta esse essa meu minha seu sua não'.split(' '),
	),
	en: new Set(
		'to at with from into onto is are was were be has have that which his its in on for by not'.split(' '),
	),
};

/** Turns made of the newsletter's own words keep its punctuation, and a quotation may go on in the next turn. */
export const endings: Rule = {
	id: 'S06',
	asks: 'A turn ends like a sentence, and what is opened in it is closed.',
	check: ({ script }) =>
		script.turns.flatMap((turn) =>
			isVerbatim(turn) ? [] : [...endOf(turn, script.language), ...unpaired(turn)],
		),
};

function endOf(turn: Turn, language: Language): Finding[] {
	const text = turn.text.replace(afterAll, '');
	const last = wordsIn(text).at(-1);
	if (!last) return [];
	const tail = text.slice(last.end);
	const closed = ending.test(text);
	const words = closed ? [dangling] : [dangling, seldomLast];
	const unfinished = words.some((ofLanguage) => ofLanguage[language].has(last.folded));
	// A name such as “Plano A”, a question and an interruption are all there is.
	// “Recusa-se.” is complete.
	const enclitic = text[last.start - 1] === '-';
	if (unfinished && !enclitic && /^\p{Ll}/u.test(text.slice(last.start)) && !/[?!…—–"”’»)]/u.test(tail))
		return [inText(turn, last, { rule: 'S06', severity: 'error', expected: 'Finish the sentence.' })];
	if (closed) return [];
	const fix = `${text.slice(last.start, last.end)}${tail.replace(/[\s,;-]+$/u, '')}.`;
	return [
		inText(
			turn,
			{ start: last.start, end: turn.text.length },
			{
				rule: 'S06',
				severity: 'error',
				expected: 'End with a full stop, a question mark or an exclamation mark.',
				fix,
			},
		),
	];
}

/** Before the bracket of `a)`, `2)` and `:)`. */
const standsAlone = /(?:^|\s)[\p{L}\p{N}:;]-?$/u;

const pairs: Readonly<Record<string, string>> = { ')': '(', ']': '[', '}': '{', '”': '“', '»': '«' };

/** Each stray mark, with its removal as the fix: what it was meant to enclose is only a guess. */
function unpaired(turn: Turn): Finding[] {
	const open: { mark: string; at: number }[] = [];
	const stray: number[] = [];
	for (const { 0: mark, index } of turn.text.matchAll(/[()[\]{}“”«»"]/gu)) {
		const opener = mark === '"' ? '"' : pairs[mark];
		if (opener === undefined || (mark === '"' && open.at(-1)?.mark !== '"')) open.push({ mark, at: index });
		else if (open.at(-1)?.mark === opener) open.pop();
		else if (!standsAlone.test(turn.text.slice(Math.max(0, index - 3), index))) stray.push(index);
	}
	return [...stray, ...open.map(({ at }) => at)]
		.sort((one, other) => one - other)
		.map((at) =>
			inText(
				turn,
				{ start: at, end: at + 1 },
				{
					rule: 'S06',
					severity: 'error',
					expected: 'Close what is opened, and open what is closed.',
					fix: '',
				},
			),
		);
}
