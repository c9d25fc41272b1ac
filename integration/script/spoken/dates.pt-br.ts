import { spell } from './letters.ts';
import { cardinal, ordinal } from './number.pt-br.ts';
import { alternatives } from './patterns.ts';
import { around, type Rule, rule, type Start } from './scan.ts';

const months = [
	...['janeiro', 'fevereiro', 'março', 'abril', 'maio', 'junho', 'julho', 'agosto', 'setembro', 'outubro'],
	...['novembro', 'dezembro'],
];
const abbreviations = months.map((month) => month.slice(0, 3));
const month = alternatives([...months, ...abbreviations]);
const week: Readonly<Record<string, string>> = {
	seg: 'segunda',
	ter: 'terça',
	qua: 'quarta',
	qui: 'quinta',
	sex: 'sexta',
	sáb: 'sábado',
	dom: 'domingo',
};
const weekdays = /(seg|ter|qua|qui|sex)\.?[-–](qua|qui|sex|sáb|dom)(?![\p{L}\p{M}])/iuy;
const digit: readonly Start[] = ['digit'];

/** Dates, times of day, quarters and semesters. */
export const dates: readonly Rule[] = [
	rule(
		'date',
		digit,
		/(\d{1,2})º?[/.](\d{1,2})[/.](\d{4}|\d{2})(?![\p{L}\p{N}/]|\.\d)/uy,
		([, day, number, year]) => {
			return date(day, number, year);
		},
	),
	rule(
		'date',
		digit,
		/(\d{4})-(\d{2})-(\d{2})(?:T(\d{2}):([0-5]\d)(?::\d{2})?(?:\.\d{1,6})?(Z|[+-]\d{2}:?\d{2})?)?(?![\p{L}\p{N}-])/uy,
		([, year, number, day, hours = '', minutes = '', zone]) => {
			const said = date(day, number, year);
			if (said === undefined || Number(hours + minutes) === 0) return said;
			return `${said}, ${Number(hours) < 2 ? 'à' : 'às'} ${time(hours, minutes, undefined, false)}${zone === 'Z' ? ` ${spell('UTC', 'pt-BR')}` : ''}`;
		},
	),
	rule('date', digit, /((?:19|20)\d{2})-(0[1-9]|1[0-2])(?![\p{L}\p{N}-])/uy, ([, year = '', number]) => {
		return `${months[Number(number) - 1]} de ${cardinal(year)}`;
	}),
	rule(
		'date',
		digit,
		/(\d{1,2})º?\/(0?[1-9]|1[0-2])(?![\p{L}\p{N}/])/uy,
		([found, day = '', number = ''], { text, start }) => {
			const { before, after } = around(text, start, start + found.length);
			// “Nota 10/10” is a mark, and “em 3/4 dos casos” a fraction.
			if (/^notas?$/i.test(before)) return undefined;
			const asked = /^(?:em|dia|dias|até|de|desde|no|ao)$/i.test(before) && !/^d[aeo]s?$/.test(after);
			const isPadded = number.startsWith('0') || (day.length === 2 && number.length === 2);
			return isPadded || asked ? date(day, number, undefined) : undefined;
		},
	),
	rule(
		'date',
		digit,
		new RegExp(
			`(\\d{1,2})(?:º|°|o)?(?: de |[ /-])(${month})(?:\\.(?= [\\p{Ll}\\d]))?(?:(?: de |[ /-])(\\d{4}))?(?![\\p{L}\\p{M}\\p{N}])`,
			'iuy',
		),
		([, day = '', name = '', year]) => {
			const number = abbreviations.indexOf(name.toLowerCase().slice(0, 3)) + 1;
			return date(day, String(number), year);
		},
	),
	rule(
		'date',
		digit,
		new RegExp(
			`(\\d{1,2})º? ?[-–] ?(\\d{1,2}) de (${month})(?:\\.(?= [\\p{Ll}\\d]))?(?: de (\\d{4}))?(?![\\p{L}\\p{M}\\p{N}])`,
			'iuy',
		),
		([, first = '', last, name = '', year]) => {
			const number = abbreviations.indexOf(name.toLowerCase().slice(0, 3)) + 1;
			const until = date(last, String(number), year);
			return Number(first) < 1 || Number(first) > 31 || until === undefined
				? undefined
				: `${Number(first) === 1 ? 'primeiro' : cardinal(String(Number(first)))} a ${until}`;
		},
	),
	rule(
		'date',
		['letter'],
		new RegExp(
			`(${alternatives(abbreviations)})(?:(?:\\.? de |\\.?/|\\.)(\\d{4})|\\.?/(\\d{2}))(?![\\p{L}\\p{N}]|[./]\\d)`,
			'iuy',
		),
		([, name = '', year, short]) => {
			return `${months[abbreviations.indexOf(name.toLowerCase())]} de ${cardinal(year ?? `20${short}`)}`;
		},
	),
	rule(
		'time',
		digit,
		/(\d{1,2})(?:h|:)([0-5]\d)(?:(?::|min|m)([0-5]\d)s?|min|h|m)?(?![\p{L}\p{N}]|:\d)/uy,
		([found, hours, minutes, seconds]) => {
			return Number(hours) > 24 ? undefined : time(hours, minutes, seconds, /min|m$/.test(found));
		},
	),
	rule('date', digit, /([1-4])([TQS])(\d{4}|\d{2})(?![\p{L}\p{N}])/uy, ([, number = '', kind, year = '']) => {
		if (kind === 'S' && Number(number) > 2) return undefined;
		const name = kind === 'S' ? 'semestre' : 'trimestre';
		return `${ordinal(number)} ${name} de ${cardinal(year.length === 2 ? `20${year}` : year)}`;
	}),
	rule(
		'date',
		digit,
		/(\d{1,2}(?:\.\d{3})?|\d{3,5})\/((?:19|20)\d{2})(?![\p{L}\p{N}/-])/uy,
		([, number = '', year = '']) => {
			return `${months[Number(number) - 1] ?? cardinal(number.replace('.', ''))} de ${cardinal(year)}`;
		},
	),
	rule('date', ['letter'], weekdays, ([, first = '', last = '']) => {
		return `${weekday(first)} a ${weekday(last)}`;
	}),
	rule(
		'time',
		digit,
		/(\d{1,2})h([0-5]\d)? ?[-–] ?(\d{1,2})h([0-5]\d)?(?![\p{L}\p{N}]|:\d)/uy,
		([, hours = '', minutes, untilHours = '', untilMinutes]) => {
			if (minutes === undefined && untilMinutes === undefined) return undefined;
			if (Number(hours) > 24 || Number(untilHours) > 24) return undefined;
			return `${time(hours, minutes, undefined, false)} a ${time(untilHours, untilMinutes, undefined, false)}`;
		},
	),
];

function date(day = '', number = '', year: string | undefined): string | undefined {
	const name = months[Number(number) - 1];
	if (!name || Number(day) < 1 || Number(day) > 31) return undefined;
	const first = Number(day) === 1 ? 'primeiro' : cardinal(String(Number(day)));
	if (year === undefined) return `${first} de ${name}`;
	const full = year.length === 2 ? `${Number(year) < 50 ? '20' : '19'}${year}` : year;
	return `${first} de ${name} de ${cardinal(full)}`;
}

function weekday(short: string): string {
	return week[short.toLowerCase()] ?? short;
}

function time(hours = '', minutes = '', seconds: string | undefined, named: boolean): string {
	const hour = cardinal(String(Number(hours)), true);
	const hourNoun = Number(hours) < 2 ? 'hora' : 'horas';
	const minute = cardinal(String(Number(minutes)));
	const minuteNoun = Number(minutes) === 1 ? 'minuto' : 'minutos';
	const base =
		Number(minutes) === 0
			? `${hour} ${hourNoun}`
			: named || Number(hours) === 0
				? `${hour} ${hourNoun} e ${minute} ${minuteNoun}`
				: `${hour} e ${minute}`;
	if (seconds === undefined || Number(seconds) === 0) return base;
	return `${base} e ${cardinal(String(Number(seconds)))} segundos`;
}
