import { isFeminine } from './gender.pt-br.ts';
import { romanValue } from './names.ts';
import { cardinal, ordinal } from './number.pt-br.ts';
import { around, type Rule, rule, type Start } from './scan.ts';

const digit: readonly Start[] = ['digit'];

/** What laws and the like are known by: a number and a year. */
const acts =
	/^(?:nº|n|número|Lei|PL|PLP|PEC|MP|RE|Decreto|Portaria|Resolução|Edital|edital|Processo|processo)$/u;
/** Events that bear a Roman numeral before their name. */
const events =
	/(?:Guerra|Conferência|Semana|Jornada|Copa|Edição|Congresso|Encontro|Fórum|Simpósio|Seminário|Festival)(?!\p{L})/u;
/** After which º stands for degrees: “máxima de 40º”. */
const weather =
	/(?:temp(?:\.|eraturas?)|máximas?|mínimas?|máx\.|mín\.|calor|frio|termômetros?)[^.!?\d]{0,24}$/iu;
/** Before a score: “venceu por 3x1”. */
const scored =
	/(?:placar|vence[ru]\p{L}{0,3}|ganh(?:a|ou|aram)|perde[ru]\p{L}{0,3}|empat\p{L}{1,6}|derrot\p{L}{1,6}|vitória|goleada|bateu|fez)[^.!?\d]{0,30}$/iu;

/** Numbers that name, rank or score in the way only Brazil writes them: laws, ordinals, matches, models by the dozen. */
export const numbered: readonly Rule[] = [
	rule(
		'date',
		digit,
		/(\d{1,2}(?:\.\d{3})?|\d{3,5})\/((?:19|20)?\d{2})(?![\p{L}\p{N}/-])/uy,
		([, number = '', year = ''], { text, start }) => {
			if (!acts.test(around(text, start, start).before)) return undefined;
			const full = year.length === 2 ? `${Number(year) < 50 ? '20' : '19'}${year}` : year;
			return `${cardinal(number.replace('.', ''))} de ${cardinal(full)}`;
		},
	),
	rule(
		'ordinal',
		digit,
		/(\d{1,3}(?:\.\d{3}){1,3}|\d{1,9})(?:º|ª|\.º|\.ª)(s?)(?![\p{L}\p{N}])/uy,
		([found, number = '', plural], { text, start }) => {
			const isDegree = found.endsWith('º') && weather.test(text.slice(Math.max(0, start - 48), start));
			if (isDegree) return `${cardinal(number)} ${number === '1' ? 'grau' : 'graus'}`;
			return ordinal(number.replaceAll('.', ''), found.includes('ª')) + plural;
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
	rule(
		'ordinal',
		digit,
		/([1-4])(?:º|°|o) tri(?!\p{L})/uy,
		([, number = '']) => `${ordinal(number)} trimestre`,
	),
	rule('roman', ['letter'], new RegExp(`([IVX]{1,6})(?= (?:${events.source}))`, 'uy'), ([found], scene) => {
		const value = romanValue(found);
		const { after } = around(scene.text, scene.start, scene.start + found.length);
		return value === undefined ? undefined : ordinal(String(value), /(?:a|ão)$/.test(after));
	}),
	rule('measure', digit, /(\d{1,4})-bits?(?![\p{L}\p{N}])/uy, ([, bits = '']) => {
		return `${cardinal(bits)} ${bits === '1' ? 'bit' : 'bits'}`;
	}),
	// “Duas horas e meia”: what is counted stands before the half.
	rule('fraction', digit, /(\d{1,4}) 1\/2 (\p{Ll}{2,24}s)(?!\p{L})/uy, ([, whole = '', noun = '']) => {
		const feminine = isFeminine(noun, undefined);
		return `${cardinal(whole, feminine)} ${noun} e ${feminine ? 'meia' : 'meio'}`;
	}),
	rule(
		'range',
		digit,
		/(\d{1,2}) ?x ?(\d{1,2})(?![\p{L}\p{N}]| ?(?:c?m|km)(?!\p{L}))/uy,
		([found, one = '', other = ''], scene) => {
			const before = scene.text.slice(Math.max(0, scene.start - 60), scene.start);
			// “0x10” is a number of programmers.
			const hasNone = other === '0' || (one === '0' && other.length === 1);
			const after = scene.text.slice(scene.start + found.length, scene.start + found.length + 3);
			// “Palmeiras 2x1 Flamengo”
			const isBetween = /\p{Lu}\p{Ll}+ $/u.test(before) && /^ \p{Lu}\p{Ll}/u.test(after);
			if (!hasNone && !isBetween && !scored.test(before)) return undefined;
			return `${cardinal(one)} a ${cardinal(other)}`;
		},
	),
	// Several of what has a number for a name: “as H100s”, “os 404s”.
	rule('identifier', digit, /(\d{1,4})s(?![\p{L}\p{N}])/uy, ([, number = ''], { text, start }) => {
		const touching = text.slice(Math.max(0, start - 2), start);
		const isModel = /\p{L}$|\p{Lu}-$/u.test(touching);
		const isStatus =
			/^[2345]\d\d$/.test(number) &&
			/^(?:os|aos|dos|nos|pelos|uns|vários|muitos|alguns|mais|e)$/iu.test(around(text, start, start).before);
		return isModel || isStatus ? cardinal(number) : undefined;
	}),
	rule('identifier', digit, /1:1s(?![\p{L}\p{N}])/uy, () => 'um a um'),
];
