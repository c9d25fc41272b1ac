import { describe, expect, test } from 'vitest';
import type { Language, Newsletter } from '../../../../integration/newsletter/newsletter.ts';
import { faithfulnessRules } from '../../../../integration/script/lint/faithfulness/rules.ts';
import type { Finding } from '../../../../integration/script/lint/lint.ts';
import type { Turn } from '../../../../integration/script/script.ts';
import { newsletterOf } from '../../../helpers/newsletter.ts';
import { fixed, subjectOf, turnOf } from '../scripted.ts';

const issue = newsletterOf(`## A queda

O provedor Graviola ficou 3 horas fora do ar na terça-feira, segundo o relatório. O prejuízo passou de R$ 2 milhões.

> A causa foi um certificado vencido, disse a diretora Ana Prado.

**Lia:** Configuração sem teste é roleta-russa. Quem paga a conta é o cliente. Nunca subam nada na sexta.

> **Marvin:** O backup existia e ninguém conseguiu restaurar o arquivo.

- Teste a restauração do backup
- Meça o tempo de volta

## A feira

A Pitomba vendeu 800 ingressos no sábado.`);

const english = newsletterOf(
	`## The outage

Larkspur was down for 3 hours on Tuesday, according to its status page. It lost $2 million.

**Lia:** Configuration without tests is roulette. The customer always pays the bill.

> **Marvin:** The backup existed and nobody could restore the file.`,
	'en',
);

/** What rules say about one turn for the blocks with these places in the first section. */
function lint(
	text: string,
	places: readonly number[],
	changes: Partial<Turn> = {},
	newsletter = issue,
): Finding[] {
	const section = newsletter.sections[0];
	const blocks = places.flatMap((place) => section?.blocks[place] ?? []);
	const opinion = blocks.find((block) => block.opinion)?.opinion;
	const owner = newsletter.opinions.find(({ id }) => id === opinion)?.host;
	const turn = turnOf(
		text,
		{
			section: section?.id ?? '',
			refs: blocks.map(({ id }) => id),
			...(opinion ? { opinion, host: owner ?? '' } : {}),
			...changes,
		},
		newsletter.language,
	);
	const subject = subjectOf(newsletter, [turn]);
	return faithfulnessRules
		.flatMap((rule) => rule.check(subject))
		.filter((finding) => finding.turn === turn.id);
}

const rulesIn = (findings: readonly Finding[]) => [
	...new Set(findings.filter(({ severity }) => severity === 'error').map(({ rule }) => rule)),
];

const facts =
	'Na terça, o provedor Graviola passou três horas fora do ar, segundo o relatório. Prejuízo: mais de dois milhões de reais.';
const opinion =
	'Configuração sem teste? Roleta-russa. É o cliente quem paga a conta. Não subam nada na sexta, nunca.';

describe('what is faithful is left alone', () => {
	test.each([
		['facts in other words', facts, [0]],
		['an opinion in another order', opinion, [2]],
		['a list', 'Primeiro: testem a restauração do backup. Segundo: meçam o tempo que leva para voltar.', [4]],
	])('%s', (_, text, places) => {
		expect(rulesIn(lint(text, places))).toEqual([]);
	});

	test('in English, too', () => {
		const said =
			'Roulette, that is what configuration without tests is. And the customer always pays the bill.';
		expect(rulesIn(lint(said, [1], {}, english))).toEqual([]);
	});
});

describe('each rule', () => {
	test.each<[string, string, readonly number[]]>([
		['F02', facts.replace('três horas', 'cinco horas'), [0]],
		['F02', facts.replace('dois milhões', 'oitocentos'), [0]],
		['F04', `${facts} A Microsoft avisou.`, [0]],
		['F05', `${facts} O presidente disse: "ninguém esperava uma queda dessas".`, [0]],
		['F06', opinion.replace('É o cliente quem paga a conta. ', ''), [2]],
		['F07', opinion.replace('É o cliente quem paga', 'Não é o cliente quem paga'), [2]],
		['F07', 'O backup existia e todo mundo conseguiu restaurar o arquivo.', [3]],
		['F08', opinion.replace('Roleta-russa', 'Talvez roleta-russa'), [2]],
		['F08', `${opinion} Mas há quem discorde.`, [2]],
		['F11', `${opinion} Os bancos digitais compraram patinetes amarelos.`, [2]],
		['F12', `${facts} Eu lembro quando minha primeira empresa quebrou por isso.`, [0]],
	])('%s finds “%s”', (rule, text, places) => {
		expect(rulesIn(lint(text, places))).toContain(rule);
	});

	test('F01: a section, a block and an item of a list that nobody tells', () => {
		const findings = check([]);
		expect(findings.filter(({ rule }) => rule === 'F01').map(({ found }) => found)).toEqual([
			'Nothing is said of “A queda”.',
			'Nothing is said of “A feira”.',
		]);
		const list = lint('Testem a restauração do backup.', [4]).filter(({ rule }) => rule === 'F01');
		expect(list.map(({ expected }) => expected)).toEqual(['Tell this item too: “Meça o tempo de volta”']);
	});

	test('F03: money that is left out', () => {
		const findings = lint('O provedor Graviola ficou três horas fora do ar, segundo o relatório.', [0]);
		expect(
			findings.filter(({ rule }) => rule === 'F03').map(({ severity, found }) => [severity, found]),
		).toEqual([['warning', '“R$ 2 milhões” is not said.']]);
	});

	test('F05: words given to somebody else', () => {
		const said = '"A causa foi um certificado vencido", disse a Pitomba.';
		expect(rulesIn(lint(said, [1]))).toContain('F05');
		expect(rulesIn(lint('"A causa foi um certificado vencido", disse Ana Prado.', [1]))).toEqual([]);
	});

	test('F05: somebody in the place of who said it', () => {
		const said = 'A diretora Lia resume: "A causa foi um certificado vencido".';
		expect(rulesIn(lint(said, [1]))).toContain('F05');
	});

	test('F02: a number of the newsletter for something else', () => {
		expect(rulesIn(lint(facts.replace('três horas', 'três dias'), [0]))).toContain('F02');
	});

	test('F06: an opinion nobody voices, and one in the mouth of the other host', () => {
		const missing = check([]).filter(({ rule }) => rule === 'F06');
		expect(missing.map(({ found }) => found)).toEqual([
			'Lia does not voice this opinion.',
			'Marvin does not voice this opinion.',
		]);
		expect(rulesIn(lint(opinion, [2], { host: 'marvin' }))).toContain('F06');
		const merged = 'O backup existia e ninguém conseguiu restaurar o arquivo.';
		expect(rulesIn(lint(`${opinion} ${merged}`, [2]))).toContain('F06');
	});

	test('F08: a hedge between commas is taken out', () => {
		const said =
			'Talvez, configuração sem teste é roleta-russa. Quem paga a conta é o cliente. Nunca subam nada na sexta.';
		const hedges = lint(said, [2]).filter(({ rule }) => rule === 'F08');
		expect(fixed(said, hedges)).toMatch(/^Configuração sem teste é roleta-russa\./);
	});

	test('F09: a verdict without its words', () => {
		const said = 'The customer sees the bill. Configuration without tests is roulette.';
		expect(lint(said, [1], {}, english).map(({ rule }) => rule)).toContain('F09');
	});

	test('F10: a claim as a fact', () => {
		const said = facts.replace(', segundo o relatório', '');
		expect(lint(said, [0]).map(({ rule, severity }) => `${rule} ${severity}`)).toContain('F10 error');
	});

	test('F13: a superlative of the writer’s own', () => {
		const said = facts.replace('o provedor', 'o maior provedor');
		expect(lint(said, [0]).map(({ rule, severity }) => `${rule} ${severity}`)).toContain('F13 warning');
	});

	test.each<[Language, string]>([
		['pt-BR', 'As duas vozes deste episódio são sintéticas.'],
		['en', 'Both voices are generated by artificial intelligence.'],
	])('F14: an opening that does not say who speaks (%s)', (language, disclosure) => {
		const newsletter = language === 'en' ? english : issue;
		const opening = (text: string) => check([turnOf(text, { section: 'opening' }, language)], newsletter);
		expect(opening('Olá.').some(({ rule }) => rule === 'F14')).toBe(true);
		expect(opening(disclosure).some(({ rule }) => rule === 'F14')).toBe(false);
	});
});

test('a phrase of a host card brings nothing new', () => {
	expect(rulesIn(lint(`Abre aspas: ${facts} Fecha aspas. Fala, Marvin.`, [0]))).toEqual([]);
});

test('parts that the newsletter does not have are not believed', () => {
	const text = 'O prejuízo passou de R$ 9 milhões.';
	const block = issue.sections[0]?.blocks[0]?.id ?? '';
	const parts = [{ from: 'source' as const, block, text, start: 0, end: text.length }];
	expect(rulesIn(lint(text, [0], { parts }))).toContain('F02');
});

function check(turns: readonly Turn[], newsletter: Newsletter = issue): Finding[] {
	const subject = subjectOf(newsletter, turns);
	return faithfulnessRules.flatMap((rule) => rule.check(subject));
}
