import type { Locale, Phrases } from './locale.ts';
import { alternatives } from './patterns.ts';
import { type Rule, rule, type Start } from './scan.ts';

const symbol: readonly Start[] = ['symbol'];
const digit: readonly Start[] = ['digit'];

/** Symbols that are read, each where it means something; all others are left for tidying up. */
export function symbolRules(locale: Locale): Rule[] {
	const amountAhead = `(?= ?[-+]?(?:${alternatives(Object.keys(locale.currencies))} ?)?\\d)`;
	const units = alternatives(
		Object.keys(locale.units).filter((unit) => /^\p{L}{1,3}$/u.test(unit) && unit !== 'x'),
	);
	const dimensions = new RegExp(
		`(\\d{1,6} ?[x×] ?\\d{1,6}(?: ?[x×] ?\\d{1,6})?)(?: ?(${units}))?(?![\\p{L}\\p{N}])`,
		'uy',
	);
	return [
		before(/(?<!\p{L})~|[≈∼]/u, 'about', amountAhead),
		before(/±|\+\/-|\+-/u, 'plusOrMinus', amountAhead),
		before(/>=|≥|⩾/u, 'atLeast', amountAhead),
		before(/<=|≤|⩽/u, 'atMost', amountAhead),
		before(/>/u, 'moreThan', amountAhead),
		before(/</u, 'lessThan', amountAhead),
		before(/(?<![\p{L}\p{N}])#/u, 'number', '(?=\\d)'),
		before(/\+/u, 'plus', ' ?(?=[\\p{L}\\p{N}(])|(?<=\\p{L}\\d{0,3}\\+)(?![\\p{L}\\p{N}+])'),
		before(/(?<=(?:UTC|GMT) ?)-/u, 'minus', ' ?(?=\\d)'),
		before(/ ?(?:->|=>|-->|[→⇒➜➔⟶])/u, 'to', ' ?(?=[\\p{L}\\p{N}"“(])'),
		before(/&/u, 'and', ' ?(?=[\\p{L}\\p{N}])'),
		before(/!==?|≠/u, 'differs', ''),
		before(/={1,3}/u, 'equals', ' ?(?=[-\\p{L}\\p{N}(]|R\\$|\\$)'),
		before(/(?<=[\p{L}\p{N})] ?)[×*](?= ?[\p{L}\p{N}(])/u, 'times', ''),
		before(/÷/u, 'dividedBy', ''),
		before(/%/u, 'percent', ''),
		before(/°/u, 'degrees', ''),
		before(/∞/u, 'infinity', ''),
		before(/§{1,2}/u, 'section', ''),
		before(/(?<=\p{L})²/u, 'squared', ''),
		before(/(?<=\d ?)★/u, 'star', ''),
		before(/√/u, 'root', ' ?(?=[\\p{L}\\p{N}(])'),
		before(/(?<=\p{L})³/u, 'cubed', ''),
		before(/@/u, 'at', ' ?(?=[\\p{L}\\p{N}])'),
		rule('symbol', symbol, /-(?=[\p{L}\p{N}])/uy, (_, { text, start }) => {
			return /\d/.test(text.charAt(start - 1) + text.charAt(start + 1)) ? ' ' : undefined;
		}),
		rule('symbol', symbol, / ?[–—-] ?(?=\d)/uy, (_, { numeric }) =>
			numeric ? ` ${locale.phrases.to} ` : undefined,
		),
		rule('symbol', symbol, /\/(?=[\p{L}\p{N}"“])/uy, (_, { text, start, numeric }) => {
			// “9 am PT/12 pm ET” are two times.
			if (/^\d{1,2}(?::\d{2})? ?[ap]\.?m/i.test(text.slice(start + 1, start + 9))) return ', ';
			if (!numeric && /\d/.test(text.charAt(start + 1))) return ' ';
			if (numeric && /^\p{L}/u.test(text.slice(start + 1, start + 3))) return ` ${locale.phrases.per} `;
			return /\p{Lu}$/u.test(text.slice(Math.max(0, start - 2), start)) &&
				/^\p{Lu}(?:\p{Lu}|$)/u.test(text.slice(start + 1, start + 3))
				? ' '
				: ', ';
		}),
		rule('symbol', symbol, / ?[|•·] ?/uy, () => ', '),
		rule('measure', digit, dimensions, ([, sides = '', unit = '']) => {
			const said = sides.split(/ ?[x×] ?/).map(locale.cardinal);
			return `${said.join(` ${locale.phrases.by} `)} ${locale.units[unit]?.many ?? ''}`.trim();
		}),
		// Eight of them: 8xH100.
		rule('symbol', ['letter'], /(?<=\d)x(?=\p{Lu}\p{L}{0,3}\d)/uy, () => ` ${locale.phrases.times} `),
		// A year without its century: '99.
		rule('symbol', symbol, /(?<![\p{L}\p{N}])'(?=\d{2}(?![\p{L}\p{N}]))/uy, () => ''),
		rule('cardinal', digit, /\d{1,3}(?:,\d{1,2}){2,20}(?!\d)/uy, ([found]) => {
			return /,\d{3}/.test(found) ? undefined : found.split(',').map(locale.cardinal).join(', ');
		}),
		rule(
			'telephone',
			['digit', 'symbol'],
			/\+\d{1,3}(?:[ -]?\(?\d{2,5}\)?){2,4}(?:-\d{2,4})?(?!\d)/uy,
			([found]) => {
				return `${locale.phrases.plus} ${locale.grouped(found)}`;
			},
		),
	];

	function before(sign: RegExp, phrase: keyof Phrases, ahead: string): Rule {
		const pattern = new RegExp(`(?:${sign.source})(?:${ahead})`, 'uy');
		return rule('symbol', symbol, pattern, () => ` ${locale.phrases[phrase]} `);
	}
}
