import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Language, languages } from '../../../../integration/newsletter/newsletter.ts';
import { hear } from '../../../../integration/script/lint/faithfulness/heard.ts';
import { inventedNumbers } from '../../../../integration/script/lint/faithfulness/numbers/invented.ts';
import { readNumbers, valuesOf } from '../../../../integration/script/lint/faithfulness/numbers.ts';
import { speak } from '../../../../integration/script/spoken/spoken.ts';
import { newsletterOf } from '../../../helpers/newsletter.ts';
import { linesOf, subjectOf, turnOf } from '../scripted.ts';

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
	['500 mil', 'meio milhão'],
	['0,8 segundo', 'oito décimos de segundo'],
	['40% dos recados', 'quatro em cada dez recados'],
	['de cada dez recados, quatro', 'quatro em cada dez recados'],
	['50% dos alunos', 'metade dos alunos'],
	['30 minutos', 'meia hora'],
	['às 23h50', 'às dez para a meia-noite'],
	['às 13h45', 'às quinze para as duas'],
	['sai por R$ 180', 'sai por cento e oitenta reais'],
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
	['20% of them', 'one in five of them'],
	['40%', 'four out of every ten'],
	['of every ten calls, four', 'four out of ten'],
	['25% of the cars', 'a quarter of the cars'],
	['500,000', 'half a million'],
	['at 4:45', 'at a quarter to five'],
	['6:30', 'half past six'],
	['at 5:50', 'at ten to six'],
])('“%s” and “%s” are the same number in English', (one, other) => {
	const [written, said] = [new Set(valuesIn(one, 'en')), valuesIn(other, 'en')];
	expect(said.some((value) => written.has(value))).toBe(true);
});

test.each([
	['en', 'By 17:30, two of them were done.', '32'],
	['en', 'A third prediction came true.', '0.333333333333333'],
	['en', 'It takes six to eight million.', '54'],
	['en', 'She won two in May.', '0.4'],
	['pt-BR', 'Tinha um quarto e dois sócios.', '0.25'],
] as const)('%s: what only looks like one number is none: “%s”', (language, text, value) => {
	expect(valuesIn(text, language)).not.toContain(value);
});

const issue = newsletterOf(`## A fila

O atraso caiu de 19% para 4% em 2019. Em 2022 a conta foi de 41.230 motoristas. De 12 lojas, 6 fecharam às 16h45.

A reunião levou 90 minutos e o contrato dura 24 meses.`);
const english = newsletterOf(
	`## The queue

Releases went from 6 a month to 9 and sick days fell by 33%. The app was down until 16:45.`,
	'en',
);

/** What the rule says about a turn that cites the whole section. */
function inventedIn(text: string, newsletter = issue): string[] {
	const [section] = newsletter.sections;
	const refs = section?.blocks.map(({ id }) => id) ?? [];
	const turn = turnOf(text, { section: section?.id ?? '', refs }, newsletter.language);
	return linesOf(inventedNumbers.check(subjectOf(newsletter, [turn])));
}

describe('numbers the newsletter gives in another form', () => {
	test.each([
		'Metade das doze lojas fechou.',
		'Três anos depois, em 2022, foram milhares de motoristas.',
		'Foi uma hora e meia de reunião.',
		'O contrato é de dois anos.',
		'Era de dezenove por cento e hoje é de quatro.',
		'Fecharam às quinze para as cinco.',
	])('are given: “%s”', (text) => {
		expect(inventedIn(text)).toEqual([]);
	});

	test.each([
		'Um terço das doze lojas fechou.',
		'Sete em cada dez motoristas pagaram.',
		'Cinco anos depois, em 2022, veio a conta.',
		'Foram milhões de motoristas.',
		'O atraso dobrou.',
		'Foi meia hora de reunião.',
		'Era de quatro por cento e hoje é de dezenove.',
		'Fecharam às quinze para as seis.',
		'O ingresso sai por R$ 180.',
	])('are others: “%s”', (text) => {
		expect(inventedIn(text)).toHaveLength(1);
	});

	test('in English too', () => {
		expect(
			inventedIn('It used to ship six and now ships nine, with a third fewer sick days.', english),
		).toEqual([]);
		expect(inventedIn('It used to ship nine and now ships six.', english)).toHaveLength(1);
		expect(inventedIn('Sick days fell by a quarter of that.', english)).toHaveLength(1);
		expect(inventedIn('It was down until a quarter to five.', english)).toEqual([]);
		expect(inventedIn('It was down until a quarter to six.', english)).toHaveLength(1);
	});
});
