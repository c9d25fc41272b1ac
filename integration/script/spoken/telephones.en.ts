import { spell } from './letters.ts';
import { cardinal, digitByDigit } from './number.en.ts';
import { type Rule, rule } from './scan.ts';

/** Telephone numbers of North America, by their groups. */
export const telephones: readonly Rule[] = [
	rule(
		'telephone',
		['digit', 'symbol'],
		/(?:\+?1[ .-])?(?:\(\d{3}\) ?|\d{3}[ .-])\d{3}[ .-]\d{4}(?!\d)|\d{3}-\d{4}(?![\d-])/uy,
		([found]) => {
			const plus = found.startsWith('+') ? 'plus ' : '';
			return plus + (found.match(/\d+/g) ?? []).map(digitByDigit).join(', ');
		},
	),
	// With a word for its last digits: 1-800-FLOWERS.
	rule(
		'telephone',
		['digit', 'symbol'],
		/\+?1[ -](8\d\d)[ -](\p{Lu}{2,12}(?:-(?:\p{Lu}{2,12}|\d{1,4})){0,3})(?![\p{L}\p{N}])/uy,
		([, prefix = '', words = '']) => {
			const number = prefix.endsWith('00') ? cardinal(prefix) : digitByDigit(prefix);
			return `one ${number}, ${words.split('-').map(sayPart).join(' ')}`;
		},
	),
	rule(
		'telephone',
		['digit'],
		/(?:911|311|411|511|811|988|999|112)(?![\p{L}\p{N}]|[.,:-]\d)/uy,
		([found], scene) => {
			const before = scene.text.slice(Math.max(0, scene.start - 12), scene.start);
			return /(?<!\p{L})(?:dial|call|phone)(?:s|ed|ing)? $/iu.test(before) ? digitByDigit(found) : undefined;
		},
	),
];

function sayPart(part: string): string {
	if (/^\d/.test(part)) return digitByDigit(part);
	return /[AEIOUY]/.test(part) ? part.toLowerCase() : spell(part, 'en');
}
