import { spell } from './letters.ts';
import { cardinal, digitByDigit } from './number.pt-br.ts';
import { around, type Rule, rule } from './scan.ts';

const numbered =
	/^(?:contas?|conta-corrente|agências?|ag|códigos?|cód|matrículas?|protocolos?|processos?|RG|chamados?)$/iu;

/** Telephone numbers, postal codes and what persons, companies and accounts are known by: digits, by their groups. */
export const telephones: readonly Rule[] = [
	rule('telephone', ['digit', 'symbol'], /(?:\+55 ?)?\(?\d{2}\)? ?9? ?\d{4}-\d{4}(?!\d)/uy, ([found]) =>
		telephone(found),
	),
	rule(
		'telephone',
		['digit'],
		/(?:0[389]00[ -]\d{3}[ -]\d{3,4}|\d{4,5}-\d{4})(?![\p{L}\p{N}-])/uy,
		([found]) => {
			return /^(?:19|20)\d\d-(?:19|20)\d\d$/.test(found) ? undefined : telephone(found);
		},
	),
	// With a word for its last digits: 0800-FLORES.
	rule(
		'telephone',
		['digit'],
		/(0|1[ -])(800)[ -](\p{Lu}{2,12}(?:-\p{Lu}{2,12}){0,3})(?![\p{L}\p{N}])/uy,
		([, first = '', prefix = '', words = '']) => {
			return `${cardinal(first.charAt(0))} ${cardinal(prefix)}, ${words.split('-').map(sayPart).join(' ')}`;
		},
	),
	rule('telephone', ['digit'], /\d{2}\.?\d{3}-\d{3}(?![\p{L}\p{N}-])/uy, ([found]) =>
		telephone(found.replace('.', '')),
	),
	rule(
		'telephone',
		['digit'],
		/\d{3}\.\d{3}\.\d{3}-\d{2}(?!\d)|\d{2}\.\d{3}\.\d{3}\/\d{4}-\d{2}(?!\d)|\d{1,2}\.\d{3}\.\d{3}-\d(?!\d)|\d{7}-\d{2}\.\d{4}\.\d\.\d{2}\.\d{4}(?!\d)/uy,
		([found]) => telephone(found),
	),
	// An account with its check digit.
	rule(
		'telephone',
		['digit'],
		/\d{1,3}(?:\.?\d{3})?-\d(?![\p{L}\p{N}-])|\d{4,10}-\d(?![\p{L}\p{N}-])/uy,
		([found], scene) => {
			const { before } = around(scene.text, scene.start, scene.start);
			return numbered.test(before) ? telephone(found.replaceAll('.', '')) : undefined;
		},
	),
];

function telephone(written: string): string {
	const plus = written.startsWith('+') ? 'mais ' : '';
	return plus + (written.match(/\d+/g) ?? []).map(digitByDigit).join(', ');
}

function sayPart(part: string): string {
	return /[AEIOUY]/.test(part) ? part.toLowerCase() : spell(part, 'pt-BR');
}
