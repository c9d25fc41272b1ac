import { type Amount, type Locale, nowhere } from './locale.ts';
import { alternatives } from './patterns.ts';
import { around, type Kind, type Rule, type Scene, type Token } from './scan.ts';

/**
 * Money, measures, percentages, ranges, decimals and plain numbers. They share their beginning, so one reader takes
 * them apart: sign, currency, number, second number of a range, scale, unit.
 */
export function numeralRule(locale: Locale): Rule {
	const { glued, apart, money } = locale.scales;
	const end = '(?![\\p{L}\\p{M}\\p{N}])';
	const currencies = alternatives(Object.keys(locale.currencies));
	const units = Object.keys(locale.units);
	const patterns = {
		number: sticky(`(?:${locale.numeral})`),
		currency: sticky(`${currencies} ?(?=[-\\d])`),
		currencyAfter: sticky(` ?${currencies}${end}`),
		apart: sticky(` ?${alternatives(Object.keys(apart))}${end}`),
		glued: sticky(`${alternatives(Object.keys(glued))}${end}`),
		money: sticky(`${alternatives([...Object.keys(glued), ...Object.keys(money)])}${end}`),
		unit: sticky(
			`(?:${alternatives(units)}| ${alternatives(units.filter((unit) => !onlyGlued.has(unit)))})${end}(?!['’]\\p{L})`,
		),
		per: sticky(`/${alternatives(Object.keys(locale.per))}${end}`),
		gap: sticky(`(?:%|${alternatives([...units, ...Object.keys({ ...glued, ...money })])})(?=[-–—])`),
	};
	return { starts: ['digit', 'symbol', 'letter'], find: (scene) => read(scene, patterns) };
}

/** Units that mean something else when a space stands before them. */
const onlyGlued = new Set(['A', 'V', 'l', 'd', 'x', 'in', 'Ah', 'K']);
const mark = { sign: /[-+]/uy, minus: /-/uy, separator: /-(?=\S)| ?[–—] ?/uy, more: /\+(?![\p{L}\p{N}+])/uy };
const percent = / ?%/uy;

/** What has a resolution, in both languages. */
const screens =
	/^(?:TVs?|v[ií]deos?|telas?|monitor(?:es|s)?|resolução|resolution|câmeras?|cameras?|screens?|displays?)$/iu;

type Patterns = Record<
	'number' | 'currency' | 'currencyAfter' | 'apart' | 'glued' | 'money' | 'unit' | 'per' | 'gap',
	RegExp
>;

function sticky(source: string): RegExp {
	return new RegExp(source, 'uy');
}

function read(scene: Scene, patterns: Patterns, ranges = true): Token | undefined {
	const { text, start, locale } = scene;
	const previous = text.slice(Math.max(0, start - 2), start);
	const afterLetter = /\p{L}\p{M}?$/u.test(previous);
	const insideName = afterLetter || /[\p{L}\p{N}]-$/u.test(previous);
	let end = start;

	const sign = take(mark.sign);
	if (sign !== '' && /[\p{L}\p{N})]$/u.test(previous)) return undefined;
	let currency = take(patterns.currency).trim();
	if (currency !== '' && afterLetter) return undefined;
	const minus = currency === '' ? '' : take(mark.minus);
	const from = take(patterns.number);
	if (from === '') return undefined;
	const to = insideName || !ranges ? '' : takeSecond();
	// “Room 3B” is no three billion, and “turma 3A” no three amperes.
	const isLabel =
		/^\p{Lu}(?!\p{L})/u.test(text.slice(end, end + 2)) && locale.labels.test(around(text, start, end).before);
	if (isLabel) return undefined;
	const exponent = afterLetter ? 0 : takeScale();
	const more = to === '' && !insideName && take(mark.more) !== '';
	const percentage = take(percent) !== '';
	const unit = percentage || currency !== '' || afterLetter ? '' : take(patterns.unit).trim();
	if (unit === '' && currency === '' && !percentage) currency = take(patterns.currencyAfter).trim();
	const per = unit === '' && currency === '' ? '' : take(patterns.per).slice(1);
	if (/^(?:[\p{L}\p{M}\p{N}]|\.\d|,\d{3}(?!\d))/u.test(text.slice(end, end + 5))) {
		// What looked like a range may be two numbers: “1.374 – 5º andar”.
		return to === '' ? undefined : read(scene, patterns, false);
	}

	const signed = (sign || minus) as Amount['sign'];
	const amounts = [from, ...(to === '' ? [] : [to])].map((written, index): Amount => {
		return { ...locale.parse(written), sign: index === 0 ? signed : '', exponent };
	});
	const [kind, spoken] = say();
	const last = unit.endsWith('.') && /^["”')]*$/.test(text.slice(end, end + 4)) ? '.' : '';
	return { kind, start, end, spoken: (more ? `${locale.phrases.moreThan} ` : '') + spoken + last };

	function take(pattern: RegExp): string {
		pattern.lastIndex = end;
		const taken = pattern.exec(text)?.[0] ?? '';
		end += taken.length;
		return taken;
	}

	function takeSecond(): string {
		const before = end;
		const gap = take(patterns.gap);
		const separated = take(mark.separator);
		if (separated !== '') take(patterns.currency);
		const second = separated === '' ? '' : take(patterns.number);
		const chained = text.charAt(end) === '-' && /\d/.test(text.charAt(end + 1));
		if (second !== '' && !chained && text.slice(end).trimStart().startsWith(gap)) return second;
		end = before;
		return '';
	}

	function takeScale(): number {
		const { glued, apart, money } = locale.scales;
		const word = take(patterns.apart).trim();
		if (word !== '') return apart[word] ?? 0;
		const before = end;
		const letter = take(currency === '' ? patterns.glued : patterns.money);
		if (/^k$/i.test(letter) && currency === '' && (insideName || isResolution())) {
			end = before;
			return 0;
		}
		return glued[letter] ?? money[letter] ?? 0;
	}

	function isResolution(): boolean {
		const { before, after } = around(text, start, end);
		return /^[24568]$/.test(from) && (screens.test(before) || !locale.counted.test(after));
	}

	function say(): [Kind, string] {
		const { phrases } = locale;
		const words = around(text, start, end);
		const coin = locale.currencies[currency];
		const divisor = locale.per[per];
		const rate = divisor === undefined ? '' : ` ${phrases.per} ${divisor}`;
		if (coin) return ['money', locale.money(amounts, coin, words) + rate];
		const kind: Kind = to === '' ? (amounts[0]?.fraction === '' ? 'cardinal' : 'decimal') : 'range';
		if (percentage) return ['percentage', `${locale.count(amounts, undefined, nowhere)} ${phrases.percent}`];
		const noun = locale.units[unit];
		if (noun) return ['measure', locale.count(amounts, noun, words) + rate];
		if (exponent > 0) return [kind, locale.count(amounts, undefined, words)];
		const bare = amounts.map((amount, index) => locale.bare(amount, index === 0 ? from : to, words));
		// “Between 2010–2019” has its “and” to come.
		const joining = /^(?:between|entre)$/i.test(words.before) ? phrases.and : phrases.to;
		return [kind, bare.join(` ${joining} `)];
	}
}
