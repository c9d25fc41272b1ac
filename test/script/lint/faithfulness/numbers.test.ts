import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Language, languages } from '../../../../integration/newsletter/newsletter.ts';
import { hear } from '../../../../integration/script/lint/faithfulness/heard.ts';
import { readNumbers, valuesOf } from '../../../../integration/script/lint/faithfulness/numbers.ts';
import { speak } from '../../../../integration/script/spoken/spoken.ts';

function valuesIn(text: string, language: Language): string[] {
	return readNumbers(
		hear(text, (one) => speak(one, language)),
		language,
	).flatMap(valuesOf);
}

describe.each(languages)('numbers (%s)', (language) => {
	test('every number that is spelled is read back', () => {
		fc.assert(
			fc.property(fc.integer({ min: 0, max: 999_999_999 }), (number) => {
				expect(valuesIn(`Foram ${number}.`, language)).toContain(String(number));
			}),
			{ numRuns: 500 },
		);
	});
});

test.each([
	['R$ 654 mil', 'seiscentos e cinquenta e quatro mil reais'],
	['4,1 milhões', 'quatro vírgula um milhões'],
	['2,5 milhões', 'dois milhões e meio'],
	['12%', 'doze por cento'],
	['21º lugar', 'vigésimo primeiro lugar'],
	['de 660 a 812 milhões', 'de seiscentos e sessenta milhões a oitocentos e doze milhões'],
])('“%s” and “%s” are the same number', (one, other) => {
	const [written, said] = [new Set(valuesIn(one, 'pt-BR')), valuesIn(other, 'pt-BR')];
	expect(said.some((value) => written.has(value))).toBe(true);
});

test.each([
	['in 1999', 'in nineteen ninety-nine'],
	['$1,900', 'nineteen hundred dollars'],
	['2.5 million', 'two and a half million'],
	['12', 'a dozen'],
	['Python 3.10', 'Python three point ten'],
])('“%s” and “%s” are the same number in English', (one, other) => {
	const [written, said] = [new Set(valuesIn(one, 'en')), valuesIn(other, 'en')];
	expect(said.some((value) => written.has(value))).toBe(true);
});

test('the end of one clause and the beginning of another are two numbers', () => {
	expect(valuesIn('By 17:30, two of them were done.', 'en')).not.toContain('32');
});
