import { coinsOf } from './coins.ts';
import { dates } from './dates.en.ts';
import { type Amount, type Currency, isLongCode, type Locale, type Noun } from './locale.ts';
import { cardinal, digitByDigit, fraction, ordinal, year } from './number.en.ts';
import { nameIn, numbered } from './numbered.en.ts';
import { telephones } from './telephones.en.ts';
import { currencies, denominators, units } from './units.en.ts';
import { common } from './words.en.ts';

const scales = ['', 'thousand', 'million', 'billion', 'trillion'];

const inch: Noun = { one: 'inch', many: 'inches' };
/** What follows inches that are no adjective; before anything else they are: “27-inch screens”. */
const afterLength =
	/^(?:wide|tall|long|deep|high|thick|across|apart|off|away|above|below|and|or|by|is|was|in|on|to|of|for|at|from|with|than|more|less)$/;

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
		port: 'port',
		star: 'star',
		andSoOn: 'and so on',
	},
	lengths: {
		foot: { one: 'foot', many: 'feet' },
		inch,
		height: (feet, inches, point) => `${cardinal(feet)} foot ${cardinal(inches)}${point}`,
	},
	labels:
		/^(?:rooms?|suite|apartment|apt|unit|gates?|seats?|rows?|flat|figures?|fig|tables?|sections?|appendix|exhibit|block|building|level|floor|terminal|platform|track|line|series|grade|phase|class|step|stage)$/i,
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
	count(amounts, noun, { before, after }) {
		const said = amounts.map((amount, index) => number(amount, index === amounts.length - 1));
		const isAdjective =
			/^an?$/i.test(before) ||
			described.test(after) ||
			(noun === inch && after !== '' && !afterLength.test(after));
		return said.join(' to ') + counted(amounts, noun, isAdjective);
	},
	money(amounts, currency, around) {
		const last = amounts.at(-1) as Amount;
		if (amounts.length === 1 && last.exponent === 0 && currency.cent && last.fraction.length === 2) {
			return coins(last, currency, currency.cent);
		}
		return english.count(amounts, currency, around);
	},
	bare(amount, written, { before, after }) {
		if (isLongCode(written)) return digitByDigit(written);
		const named = /^\p{Lu}/u.test(before) && !opening.test(before);
		if (amount.fraction.length > 1 && named) {
			return `${cardinal(amount.whole)} point ${cardinal(amount.fraction)}`;
		}
		if (/^(?:RTX|GTX|RX)$/.test(before) && /^\d{2}[1-9]\d$/.test(written)) return year(written);
		const name = amount.sign === '' ? nameIn(written, before, after) : undefined;
		if (name !== undefined) return name;
		const dated =
			/^(?:in|since|by|until|till|from|of|during|year|before|after|early|late|mid|spring|summer|autumn|fall|winter)$/i;
		const recent = /^(?:19[5-9]|20[0-5])\d$/.test(written) && !isPlural(after);
		const past = /^(?:1[1-9]|20)\d\d$/.test(written) && dated.test(before) && !isPlural(after);
		return (recent || past) && amount.sign === '' ? year(written) : number(amount);
	},
	rules: [...numbered, ...dates, ...telephones],
};

/** Things that are known by what they cost, hold or measure: a noun before them is an adjective. */
const described =
	/^(?:deals?|questions?|valuation|rounds?|raise|fines?|investments?|contracts?|budgets?|funds?|grants?|loans?|settlement|acquisition|bonus|prize|company|companies|startups?|projects?|laptops?|tax|fees?|lawsuits?|chargers?|batter(?:y|ies)|drives?|disks?|files?|windows?|monitors?|screens?|displays?|chips?|nodes?|process|models?|limits?|links?|delays?|timeouts?|outages?|dash|sprint|race)$/;

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

function coins(amount: Amount, currency: Currency, cent: Noun): string {
	const parts = coinsOf(amount, currency, cent);
	if (parts.length === 0) return `zero ${currency.many}`;
	const words = parts.map((part) => number(part.amount) + counted([part.amount], part.noun)).join(' and ');
	return amount.sign === '-' ? `minus ${words}` : words;
}

function isPlural(word: string): boolean {
	return (/^\p{Ll}{3,}s$/u.test(word) && !/^(?:was|has|this|does|its)$/.test(word)) || word === 'people';
}
