import { dates } from './dates.en.ts';
import type { Amount, Currency, Locale, Noun } from './locale.ts';
import { cardinal, digitByDigit, fraction, ordinal, year } from './number.en.ts';
import { currencies, denominators, units } from './units.en.ts';
import { common } from './words.en.ts';

const scales = ['', 'thousand', 'million', 'billion', 'trillion'];

/** English, in its American spoken forms. */
export const english: Locale = {
	language: 'en',
	numeral: [
		String.raw`\d{1,3}(?:,\d{3})+(?:\.\d+)?(?!\d)`,
		String.raw`\d{1,3}(?: 000){1,3}(?!\d)`,
		// As in Brazil: where both separators are there, or a million follows, it can be nothing else.
		String.raw`\d{1,3}(?:\.\d{3})+,\d{2}(?!\d)`,
		String.raw`\d{1,3},\d{1,2}(?= (?:thousand|million|billion|trillion))`,
		String.raw`\d+\.\d+(?!\d)`,
		String.raw`(?<![\p{L}\p{N}.])\.\d{1,6}(?![\d.])`,
		String.raw`\d+(?!\d)`,
	].join('|'),
	scales: {
		glued: { K: 3, k: 3, M: 6, B: 9, T: 12, bn: 9, mn: 6, tn: 12 },
		apart: { thousand: 3, million: 6, billion: 9, trillion: 12, bn: 9, mn: 6 },
		money: { m: 6, b: 9 },
	},
	units,
	per: denominators,
	currencies,
	counted:
		/^(?:tokens?|users?|people|stars?|lines|words|followers|downloads|requests|parameters|customers|subscribers|views|commits|files|images|employees|jobs|dollars|of|context)$/,
	phrases: {
		percent: 'percent',
		about: 'about',
		plusOrMinus: 'plus or minus',
		moreThan: 'more than',
		lessThan: 'less than',
		atLeast: 'at least',
		atMost: 'at most',
		to: 'to',
		per: 'per',
		by: 'by',
		and: 'and',
		plus: 'plus',
		minus: 'minus',
		times: 'times',
		dividedBy: 'divided by',
		equals: 'equals',
		differs: 'is not equal to',
		degrees: 'degrees',
		number: 'number',
		version: 'version',
		infinity: 'infinity',
		point: 'point',
		at: 'at',
		dot: 'dot',
		slash: 'slash',
		dash: 'dash',
		underscore: 'underscore',
		squared: 'squared',
		root: 'the square root of',
		cubed: 'cubed',
		toThePower: 'to the power of',
		outOf: 'out of',
		half: 'a half',
		section: 'section',
	},
	roman: {
		after:
			/^(?:chapters?|volumes?|parts?|acts?|phases?|chs?|vols?|secs?|War|Bowl|articles?|titles?|books?|sections?|type)$/iu,
		royal:
			/^(?:Henry|Elizabeth|Charles|Louis|Paul|George|Edward|William|Richard|James|Catherine|Pius|Benedict|Leo|Philip|Napoleon|Frederick|Francis|Gregory|Ramesses)$/u,
		read(value, _, royal) {
			return royal ? `the ${ordinal(String(value))}` : cardinal(String(value));
		},
	},
	common,
	cardinal,
	grouped: (written) => (written.match(/\d+/g) ?? []).map(digitByDigit).join(', '),
	fraction,
	parse(written) {
		const brazilian = /,\d{1,2}$/.test(written);
		const plain = brazilian ? written.replaceAll('.', '').replace(',', '.') : written.replace(/[, ]/g, '');
		const [whole = '', rest = ''] = plain.split('.');
		return { whole: whole || '0', fraction: rest, dotted: !written.includes(',') && rest !== '' };
	},
	count(amounts, noun, { before }) {
		const said = amounts.map((amount, index) => number(amount, index === amounts.length - 1));
		return said.join(' to ') + counted(amounts, noun, /^an?$/i.test(before));
	},
	money(amounts, currency, around) {
		const last = amounts.at(-1) as Amount;
		if (amounts.length === 1 && last.exponent === 0 && currency.cent && last.fraction.length === 2) {
			return coins(last, currency, currency.cent);
		}
		return english.count(amounts, currency, around);
	},
	bare(amount, written, { before, after }) {
		const named = /^\p{Lu}/u.test(before) && !opening.test(before);
		if (amount.fraction.length > 1 && named) {
			return `${cardinal(amount.whole)} point ${cardinal(amount.fraction)}`;
		}
		if (/^(?:RTX|GTX|RX)$/.test(before) && /^\d{2}[1-9]\d$/.test(written)) return year(written);
		const dated =
			/^(?:in|since|by|until|till|from|of|during|year|before|after|early|late|mid|spring|summer|autumn|fall|winter)$/i;
		const recent = /^(?:19[5-9]|20[0-5])\d$/.test(written) && !isPlural(after);
		const past = /^(?:1[1-9]|20)\d\d$/.test(written) && dated.test(before) && !isPlural(after);
		return (recent || past) && amount.sign === '' ? year(written) : number(amount);
	},
	rules: dates,
};

/** Words that open a sentence before a plain number; after other capitals a number is a version. */
const opening =
	/^(?:About|Only|Over|Nearly|Some|The|In|At|Of|With|From|To|Around|Almost|Just|Under|By|For|And|But|Or|Is|Was|A|An|On|Than|Roughly|Up|Its|It|That|This|We|They|I|Pi)$/;

function number(amount: Amount, scaled = true): string {
	const { sign, whole, fraction: rest, exponent } = amount;
	const words = rest === '' ? cardinal(whole) : `${cardinal(whole)} point ${digitByDigit(rest)}`;
	const scale = scaled ? (scales[exponent / 3] ?? '') : '';
	const prefix = sign === '-' ? 'minus ' : sign === '+' ? 'plus ' : '';
	return prefix + `${words} ${scale}`.trim();
}

/** "ten gigabytes", but "a ten gigabyte file": after an article the noun is an adjective. */
function counted(amounts: readonly Amount[], noun: Noun | undefined, adjective = false): string {
	if (!noun) return '';
	const [only] = amounts;
	const one = amounts.length === 1 && only?.whole === '1' && only.fraction === '' && only.exponent === 0;
	return ` ${one || (adjective && noun.one !== 'time') ? noun.one : noun.many}`;
}

function coins({ sign, whole, fraction: cents }: Amount, currency: Currency, cent: Noun): string {
	const plain = { sign: '', exponent: 0, dotted: false, fraction: '' } as const;
	const parts = [
		{ amount: { ...plain, whole }, noun: currency },
		{ amount: { ...plain, whole: String(Number(cents)) }, noun: cent },
	].filter(({ amount }) => Number(amount.whole) > 0);
	if (parts.length === 1 && Number(whole) === 0 && currency.centAlone) {
		return coins({ ...plain, whole: String(Number(cents)), sign, fraction: '' }, currency.centAlone, cent);
	}
	if (parts.length === 0) return `zero ${currency.many}`;
	const words = parts.map(({ amount, noun }) => number(amount) + counted([amount], noun)).join(' and ');
	return sign === '-' ? `minus ${words}` : words;
}

function isPlural(word: string): boolean {
	return (/^\p{Ll}{3,}s$/u.test(word) && !/^(?:was|has|this|does|its)$/.test(word)) || word === 'people';
}
