import { spell } from './letters.ts';
import { cardinal, ordinal, plural, year } from './number.en.ts';
import { alternatives } from './patterns.ts';
import { around, type Rule, rule, type Start } from './scan.ts';

const months = [
	...['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October'],
	...['November', 'December'],
];
const month = alternatives([...months, ...months.map((name) => name.slice(0, 3)), 'Sept']);
const digit: readonly Start[] = ['digit'];
const end = '(?![\\p{L}\\p{N}])';

/** After “p.m.”: nothing, or a capital that does not begin the name of a time zone. */
const sentenceEnds = /^["”')]*(?:$| (?!(?:[ECMP][SD]?T|UTC|GMT)(?!\p{L}))\p{Lu})/u;

/** What lasts for seconds: “the 30s limit”. */
const spans =
	/^(?:limits?|timeouts?|delays?|windows?|intervals?|mark|countdown|clips?|videos?|ads?|spots?|cap|budget|deadline|pause|gap|outage)$/;

/** Dates, times of day, decades and ordinals. */
export const dates: readonly Rule[] = [
	rule(
		'date',
		['letter'],
		new RegExp(`(${month})\\.? (\\d{1,2})(?:st|nd|rd|th)?(?:,? (\\d{4}))?${end}(?![.,:/]\\d|%)`, 'uy'),
		([, name, day, year]) => {
			return date(monthOf(name), day, year);
		},
	),
	rule(
		'date',
		['letter'],
		new RegExp(
			`(${month})\\.? (\\d{1,2})(?:st|nd|rd|th)? ?[-–] ?(\\d{1,2})(?:st|nd|rd|th)?(?:,? (\\d{4}))?${end}(?![.,:/-]\\d|%)`,
			'uy',
		),
		([, name, first, last = '', written]) => {
			const from = date(monthOf(name), first, undefined);
			if (from === undefined || Number(last) < 1 || Number(last) > 31) return undefined;
			return `${from} to ${ordinal(String(Number(last)))}${written ? `, ${year(written)}` : ''}`;
		},
	),
	rule(
		'date',
		['letter'],
		new RegExp(`(${month})\\.? (\\d{1,2}) ?[-–] ?(${month})\\.? (\\d{1,2})${end}(?![.,:/-]\\d|%)`, 'uy'),
		([, name, day, lastName, lastDay]) => {
			const [from, to] = [date(monthOf(name), day, undefined), date(monthOf(lastName), lastDay, undefined)];
			return from === undefined || to === undefined ? undefined : `${from} to ${to}`;
		},
	),
	rule(
		'date',
		digit,
		new RegExp(`(\\d{1,2}) ?[-–] ?(\\d{1,2}) (${month})(?:\\.(?! \\p{Lu}|$))?${end}`, 'uy'),
		([, first = '', last = '', name]) => {
			if ([first, last].some((day) => Number(day) < 1 || Number(day) > 31)) return undefined;
			return `the ${ordinal(String(Number(first)))} to the ${ordinal(String(Number(last)))} of ${months[monthOf(name) - 1]}`;
		},
	),
	rule(
		'date',
		['letter'],
		new RegExp(`(${month})\\.? (\\d{4})${end}(?![.,]\\d)`, 'uy'),
		([, name, number = '']) => {
			return `${months[monthOf(name) - 1]} ${year(number)}`;
		},
	),
	rule(
		'date',
		digit,
		new RegExp(`(\\d{1,2})(?:st|nd|rd|th)?(?: of | |-)(${month})(?:\\.?,?[ -](\\d{4}))?${end}`, 'uy'),
		([, day = '', name, number], { text, start }) => {
			if (Number(day) < 1 || Number(day) > 31) return undefined;
			const article = /\bthe $/i.test(text.slice(Math.max(0, start - 5), start)) ? '' : 'the ';
			return `${article}${ordinal(String(Number(day)))} of ${months[monthOf(name) - 1]}${number ? `, ${year(number)}` : ''}`;
		},
	),
	rule(
		'date',
		digit,
		/(\d{4})-(\d{2})-(\d{2})(?:T(\d{2}):([0-5]\d)(?::\d{2})?(?:\.\d{1,6})?(Z|[+-]\d{2}:?\d{2})?)?(?![\p{L}\p{N}-])/uy,
		([, year, number, day, hours = '', minutes = '', zone]) => {
			const said = date(Number(number), day, year);
			if (said === undefined || Number(hours + minutes) === 0) return said;
			return `${said}, at ${time(hours, minutes, undefined, undefined)}${zone === 'Z' ? ` ${spell('UTC', 'en')}` : ''}`;
		},
	),
	rule('date', digit, /((?:19|20)\d{2})-(0[1-9]|1[0-2])(?![\p{L}\p{N}-])/uy, ([, number = '', name]) => {
		return `${months[Number(name) - 1]} ${year(number)}`;
	}),
	rule(
		'date',
		digit,
		/(\d{1,2})\/(\d{1,2})\/(\d{4}|\d{2})(?![\p{L}\p{N}/])/uy,
		([, one = '', two = '', number = '']) => {
			const full = number.length === 2 ? `${Number(number) < 50 ? '20' : '19'}${number}` : number;
			return Number(one) > 12 ? date(Number(two), one, full) : date(Number(one), two, full);
		},
	),
	rule('date', digit, /(\d{1,2})\/(\d{1,2})(?![\p{L}\p{N}/])/uy, ([, number, day], { text, start }) => {
		const asked = /^(?:on|by|until|since|before|after|from|due)$/i.test(around(text, start, start).before);
		return asked ? date(Number(number), day, undefined) : undefined;
	}),
	rule('date', digit, /([1-4])Q(\d{4}|\d{2})(?![\p{L}\p{N}])/uy, ([, quarter = '', number = '']) => {
		return `${ordinal(quarter)} quarter of ${year(number.length === 2 ? `20${number}` : number)}`;
	}),
	rule('date', ['letter'], /Q([1-4]) ?'(\d{2})(?![\p{L}\p{N}])/uy, ([, quarter = '', number = '']) => {
		return `${ordinal(quarter)} quarter of ${year(`20${number}`)}`;
	}),
	rule('date', digit, /(\d{2,4})['’]?s(?![\p{L}\p{N}])/uy, ([found, number = ''], { text, start }) => {
		const { after } = around(text, start, start + found.length);
		return spans.test(after) ? undefined : decade(number, text.slice(Math.max(0, start - 8), start));
	}),
	rule('date', ['symbol'], /'(\d0)s(?![\p{L}\p{N}])/uy, ([, number = '']) => plural(cardinal(number))),
	rule(
		'time',
		digit,
		/(\d{1,2})(?::([0-5]\d)(?::([0-5]\d))?)?(?: ?([ap])\.?m(?:\.|(?![\p{L}\p{N}])))?(?![\p{L}\p{N}]|:\d)/iuy,
		([found, hours = '', minutes, seconds, half], { text, start }) => {
			if (Number(hours) > 24 || (minutes === undefined && half === undefined)) return undefined;
			const rest = text.slice(start + found.length, start + found.length + 6);
			const last = found.endsWith('.') && sentenceEnds.test(rest);
			return time(hours, minutes, seconds, half) + (last ? '.' : '');
		},
	),
	rule(
		'ordinal',
		digit,
		/(\d{1,3}(?:,\d{3}){1,3}|\d{1,9})(?:st|nd|rd|th)(?![\p{L}\p{N}])/iuy,
		([, number = '']) => {
			return ordinal(number.replaceAll(',', ''));
		},
	),
];

function monthOf(name = ''): number {
	return months.findIndex((candidate) => candidate.startsWith(name.slice(0, 3))) + 1;
}

function date(number: number, day = '', written: string | undefined): string | undefined {
	const name = months[number - 1];
	if (!name || Number(day) < 1 || Number(day) > 31) return undefined;
	return `${name} ${ordinal(String(Number(day)))}${written ? `, ${year(written)}` : ''}`;
}

/** "1990s" and "90s", but not "20s" after a verb: two digits need an article or a possessive before them. */
function decade(number: string, before: string): string | undefined {
	if (number.length === 4 && number.endsWith('0')) {
		return number.endsWith('000') ? plural(cardinal(number)) : plural(year(number));
	}
	const asked = /(?:the|his|her|their|my|your|our|early|late|mid)[ -]$/i.test(before);
	return number.length === 2 && number.endsWith('0') && asked ? plural(cardinal(number)) : undefined;
}

function time(
	hours: string,
	minutes: string | undefined,
	seconds: string | undefined,
	half: string | undefined,
): string {
	const hour = cardinal(String(Number(hours)));
	const suffix = half === undefined ? '' : ` ${spell(`${half}m`, 'en')}`;
	const after =
		seconds === undefined || Number(seconds) === 0 ? '' : ` and ${cardinal(String(Number(seconds)))} seconds`;
	if (minutes === undefined) return hour + suffix;
	if (Number(minutes) === 0) {
		const whole = half !== undefined ? '' : Number(hours) < 13 && Number(hours) > 0 ? " o'clock" : ' hundred';
		return hour + whole + after + suffix;
	}
	const minute = minutes.startsWith('0') ? `oh ${cardinal(minutes.slice(1))}` : cardinal(minutes);
	return `${hour} ${minute}${after}${suffix}`;
}
