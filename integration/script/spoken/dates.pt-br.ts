import { romanValue } from './names.ts';
import { cardinal, digitByDigit, ordinal } from './number.pt-br.ts';
import { alternatives } from './patterns.ts';
import { around, type Rule, rule, type Start } from './scan.ts';

const months = [
	...['janeiro', 'fevereiro', 'março', 'abril', 'maio', 'junho', 'julho', 'agosto', 'setembro', 'outubro'],
	...['novembro', 'dezembro'],
];
const abbreviations = months.map((month) => month.slice(0, 3));
const month = alternatives([...months, ...abbreviations]);
const digit: readonly Start[] = ['digit'];

/** What laws and the like are known by: a number and a year. */
const numberedActs =
	/^(?:nº|n|número|Lei|PL|PLP|PEC|MP|RE|Decreto|Portaria|Resolução|Edital|edital|Processo|processo)$/u;
/** Events that bear a Roman numeral before their name. */
const numberedNouns =
	/(?:Guerra|Conferência|Semana|Jornada|Copa|Edição|Congresso|Encontro|Fórum|Simpósio|Seminário|Festival)(?!\p{L})/u;

/** Dates, times of day, ordinals and the numbers only Brazil writes. */
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
		/(\d{4})-(\d{2})-(\d{2})(?:T\d{2}:\d{2}(?::\d{2})?(?:\.\d{1,6})?Z?)?(?![\p{L}\p{N}-])/uy,
		([, year, number, day]) => {
			return date(day, number, year);
		},
	),
	rule('date', digit, /((?:19|20)\d{2})-(0[1-9]|1[0-2])(?![\p{L}\p{N}-])/uy, ([, year = '', number]) => {
		return `${months[Number(number) - 1]} de ${cardinal(year)}`;
	}),
	rule(
		'date',
		digit,
		/(\d{1,2})º?\/(0[1-9]|1[0-2])(?![\p{L}\p{N}/])/uy,
		([, day = '', number = ''], { text, start }) => {
			const asked = /^(?:em|dia|dias|até|de|desde|no|ao)$/i.test(around(text, start, start).before);
			return day.length === 2 || number.startsWith('0') || asked ? date(day, number, undefined) : undefined;
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
			`(${alternatives(abbreviations)})(?:(?:\\.? de |[./])(\\d{4})|/(\\d{2}))(?![\\p{L}\\p{N}]|[./]\\d)`,
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
	rule(
		'ordinal',
		digit,
		/(\d{1,3}(?:\.\d{3}){1,3}|\d{1,9})(?:º|ª|\.º|\.ª)(s?)(?![\p{L}\p{N}])/uy,
		([found, number = '', plural]) => ordinal(number.replaceAll('.', ''), found.includes('ª')) + plural,
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
		([, number = '', year = ''], { text, start }) => {
			const numbered = numberedActs.test(around(text, start, start).before);
			const name = numbered ? undefined : months[Number(number) - 1];
			return `${name ?? cardinal(number.replace('.', ''))} de ${cardinal(year)}`;
		},
	),
	rule('measure', digit, /(\d{1,4})-bits?(?![\p{L}\p{N}])/uy, ([, bits = '']) => {
		return `${cardinal(bits)} ${bits === '1' ? 'bit' : 'bits'}`;
	}),
	rule(
		'roman',
		['letter'],
		new RegExp(`([IVX]{1,6})(?= (?:${numberedNouns.source}))`, 'uy'),
		([found], scene) => {
			const value = romanValue(found);
			const { after } = around(scene.text, scene.start, scene.start + found.length);
			return value === undefined ? undefined : ordinal(String(value), /(?:a|ão)$/.test(after));
		},
	),
	rule('ordinal', digit, /(\d{1,2})°(?= (?!de |e |C |F |C,|F,|a )\p{Ll})/uy, ([, number = '']) => {
		return Number(number) <= 31 ? ordinal(number) : undefined;
	}),
	rule(
		'ordinal',
		digit,
		/(\d{1,2})a feira(?!\p{L})/uy,
		([, number = '']) => `${ordinal(number, true)} feira`,
	),
	rule('telephone', ['digit', 'symbol'], /(?:\+55 ?)?\(?\d{2}\)? ?9? ?\d{4}-\d{4}(?!\d)/uy, ([found]) =>
		telephone(found),
	),
	rule('telephone', digit, /(?:0[389]00[ -]\d{3}[ -]\d{3,4}|\d{4,5}-\d{4})(?![\p{L}\p{N}-])/uy, ([found]) => {
		return /^(?:19|20)\d\d-(?:19|20)\d\d$/.test(found) ? undefined : telephone(found);
	}),
	rule('telephone', digit, /\d{2}\.?\d{3}-\d{3}(?![\p{L}\p{N}-])/uy, ([found]) =>
		telephone(found.replace('.', '')),
	),
	rule(
		'telephone',
		digit,
		/\d{3}\.\d{3}\.\d{3}-\d{2}(?!\d)|\d{2}\.\d{3}\.\d{3}\/\d{4}-\d{2}(?!\d)/uy,
		([found]) => telephone(found),
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

function telephone(written: string): string {
	const plus = written.startsWith('+') ? 'mais ' : '';
	return plus + (written.match(/\d+/g) ?? []).map(digitByDigit).join(', ');
}
