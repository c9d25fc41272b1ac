import { type Locale, nowhere } from './locale.ts';
import { around, type Rule, rule, type Scene } from './scan.ts';

/** How far back a quotation may have begun that a mark after a number ends, characters. */
const farthest = 1000;

/** Measures in two parts, and those that are written with marks: 6'2", a 27" screen, 3m 20s. */
export function lengthRules(locale: Locale): readonly Rule[] {
	const { foot, inch, height } = locale.lengths;
	const { h: hour, min: minute, s: second } = locale.units;
	const after = '(?![\\p{L}\\p{M}\\p{N}])';
	return [
		rule(
			'measure',
			['digit'],
			/(\d)'(?: (?=\d\d?(?:\.\d)?["“”]))?(\d|1[01])(?:\.(\d))?(?:["“”]|'')?(?![\p{L}\p{N}'])/uy,
			([, feet = '', inches = '', tenths]) => {
				const point = tenths === undefined ? '' : ` ${locale.phrases.point} ${locale.cardinal(tenths)}`;
				return height(feet, inches, point);
			},
		),
		rule(
			'measure',
			['digit'],
			/(\d{1,5})'(?= (?:long|tall|wide|deep|high|x|by|de (?:altura|largura|comprimento))(?!\p{L}))/uy,
			([, feet = '']) => locale.count([plain(feet)], foot, nowhere),
		),
		rule(
			'measure',
			['digit'],
			/(\d{1,4})["”] ?[x×] ?(\d{1,4})["”](?![\p{L}\p{N}])/uy,
			([, width = '', depth = '']) => {
				return `${locale.cardinal(width)} ${locale.phrases.by} ${locale.count([plain(depth)], inch, nowhere)}`;
			},
		),
		rule('measure', ['digit'], new RegExp(`(${locale.numeral})["“”]${after}`, 'uy'), (match, scene) => {
			const { 0: found, 1: written = '' } = match;
			if (isEndOfQuotation(found.slice(-1), scene, written.length)) return undefined;
			return locale.count(
				[plain(written)],
				inch,
				around(scene.text, scene.start, scene.start + found.length),
			);
		}),
		rule(
			'measure',
			['digit'],
			new RegExp(`(?:(\\d{1,3})h )?(\\d{1,3})(?:m|min) ?(\\d{1,2})s${after}`, 'uy'),
			([, hours, minutes = '', seconds = '']) => {
				const parts = [
					hours === undefined ? '' : locale.count([plain(hours)], hour, nowhere),
					locale.count([plain(minutes)], minute, nowhere),
					locale.count([plain(seconds)], second, nowhere),
				];
				return joined(parts.filter((part) => part !== ''));
			},
		),
		rule(
			'measure',
			['digit'],
			new RegExp(`(\\d{1,3})h (\\d{1,2})(?:m|min)${after}`, 'uy'),
			([, hours = '', minutes = '']) => {
				return joined([
					locale.count([plain(hours)], hour, nowhere),
					locale.count([plain(minutes)], minute, nowhere),
				]);
			},
		),
	];

	function plain(written: string) {
		return { ...locale.parse(written), sign: '', exponent: 0 } as const;
	}

	function joined(parts: readonly string[]): string {
		return `${parts.slice(0, -1).join(', ')} ${locale.phrases.and} ${parts.at(-1)}`;
	}
}

/** Whether a mark after a number ends a quotation that began before it, and is no mark of inches. */
function isEndOfQuotation(mark: string, { text, start }: Scene, length: number): boolean {
	const before = text.slice(Math.max(0, start - farthest), start);
	const after = text.slice(start + length + 1, start + length + 4);
	if (mark === '"') return isOpen(before);
	// What opens a quotation has its first word right behind it.
	if (mark === '“') return /^[\p{L}\p{N}]/u.test(after);
	// The beginning may be in a sentence that is not here: only a noun after it speaks for inches.
	return before.lastIndexOf('“') > before.lastIndexOf('”') || !/^(?: \p{Ll}|-\p{Ll})/u.test(after);
}

/** Whether a quotation between straight marks is open at the end of a text. */
function isOpen(text: string): boolean {
	let open = false;
	for (const { index } of text.matchAll(/"/g)) open = !open && !/\d/.test(text.charAt(index - 1));
	return open;
}
