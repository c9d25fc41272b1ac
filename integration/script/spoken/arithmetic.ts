import { type Locale, nowhere } from './locale.ts';
import { dotted } from './names.ts';
import { around, type Rule, rule, type Start } from './scan.ts';

const digit: readonly Start[] = ['digit'];

/** Fractions, marks out of so many, ratios, powers and numbers in powers of ten. */
export function arithmeticRules(locale: Locale): Rule[] {
	return [
		rule(
			'fraction',
			digit,
			/(?:(\d{1,3}) )?(\d{1,3})\/(\d{1,4})(?![\p{L}\p{N}/])/uy,
			([found, whole, above = '', below = ''], scene) => {
				const { phrases } = locale;
				const { after } = around(scene.text, scene.start, scene.start + found.length);
				if (whole === undefined && isPair(above, below)) {
					return `${locale.cardinal(above)} ${locale.cardinal(below)}`;
				}
				if (whole === undefined && /^(?:stars?|estrelas?)$/.test(after)) return outOf(above, below);
				// Two years or two models rather than so many parts of a whole: 95/98.
				if (Number(above) > 10 && Number(below) > 20 && !/^10+$/.test(below)) {
					return `${locale.cardinal(above)}, ${locale.cardinal(below)}`;
				}
				if (Number(below) === 0) return `${locale.cardinal(above)} ${locale.cardinal(below)}`;
				const isPart = above === '1' && /^(?:d[aeo]s?|of)$/.test(after);
				if ((below === '10' || below === '100') && whole === undefined && !isPart) {
					return outOf(above, below);
				}
				if (whole === undefined) return locale.fraction(above, below);
				if (above === '1' && below === '2') return `${locale.cardinal(whole)} ${phrases.and} ${phrases.half}`;
				return `${locale.cardinal(whole)} ${phrases.and} ${locale.fraction(above, below)}`;
			},
		),
		// A mark: 4.5/5, 1600/1600.
		rule(
			'fraction',
			digit,
			/(\d{1,4}[.,]\d{1,2})\/(\d{1,4})(?![\p{L}\p{N}/]|[.,]\d)/uy,
			([, above = '', below = '']) => {
				const amount = { ...locale.parse(above), sign: '', exponent: 0, dotted: false } as const;
				return `${locale.count([amount], undefined, nowhere)} ${locale.phrases.outOf} ${locale.cardinal(below)}`;
			},
		),
		rule('fraction', digit, /(\d{3,5})\/\1(?![\p{L}\p{N}/]|[.,]\d)/uy, ([, mark = '']) => outOf(mark, mark)),
		rule('measure', digit, /\d{1,4}:\d{1,4}(?![\p{L}\p{N}:]|\.\d)/uy, ([found]) => {
			return found.split(':').map(locale.cardinal).join(` ${locale.phrases.to} `);
		}),
		rule(
			'cardinal',
			digit,
			/(\d{1,6})\^(-?)(\d{1,4})(?![\p{L}\p{N}])/uy,
			([, base = '', sign, exponent = '']) => {
				return `${locale.cardinal(base)} ${power(sign, exponent)}`;
			},
		),
		rule('cardinal', ['letter'], /(\p{L})\^(\d{1,3})(?![\p{L}\p{N}])/uy, ([, base = '', exponent = '']) => {
			const { squared, cubed } = locale.phrases;
			const said = exponent === '2' ? squared : exponent === '3' ? cubed : power('', exponent);
			return `${base} ${said}`;
		}),
		rule(
			'decimal',
			digit,
			/(\d{1,6}(?:\.\d{1,6})?)[eE]([+-]?)(\d{1,3})(?![\p{L}\p{N}])/uy,
			([found, base = '', sign, exponent = ''], scene) => {
				// “12E4” is rather a model.
				if (sign === '' && !base.includes('.') && !/^\d{1,2}e/.test(found)) return undefined;
				const { times } = locale.phrases;
				return `${dotted(base, scene)} ${times} ${locale.cardinal('10')} ${power(sign, exponent)}`;
			},
		),
		rule('cardinal', digit, /\d{1,6}(?:\.\d{1,3})?[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,4}/uy, ([found], scene) => {
			const raised = [...found].filter((character) => !/[\d.]/.test(character));
			const exponent = raised.map((character) => '⁰¹²³⁴⁵⁶⁷⁸⁹'.indexOf(character)).join('');
			return `${dotted(found.slice(0, -raised.length), scene)} ${power('', exponent)}`;
		}),
	];

	function outOf(above: string, below: string): string {
		return `${locale.cardinal(above)} ${locale.phrases.outOf} ${locale.cardinal(below)}`;
	}

	function power(sign: string | undefined, exponent: string): string {
		const minus = sign === '-' ? `${locale.phrases.minus} ` : '';
		return `${locale.phrases.toThePower} ${minus}${locale.cardinal(exponent)}`;
	}
}

/** Two numbers that are said one after the other: an 80/20 rule, 20/20 vision. */
function isPair(above: string, below: string): boolean {
	const [one, other] = [Number(above), Number(below)];
	return (one === 20 && other === 20) || (one >= 10 && other >= 10 && one + other === 100);
}
