import { describe, expect, test } from 'vitest';
import type { Language } from '../../../../integration/newsletter/newsletter.ts';
import { lostAttributions } from '../../../../integration/script/lint/faithfulness/attribution.ts';
import { addedClaims } from '../../../../integration/script/lint/faithfulness/claims.ts';
import { inventedNames } from '../../../../integration/script/lint/faithfulness/names.ts';
import { withoutQuotations } from '../../../../integration/script/lint/faithfulness/quotations.ts';
import { inventedQuotes } from '../../../../integration/script/lint/faithfulness/quotes.ts';
import { resolve, speakerIn } from '../../../../integration/script/lint/faithfulness/sayings.ts';
import { hearSentences } from '../../../../integration/script/lint/faithfulness/sentence.ts';
import { stemOf } from '../../../../integration/script/lint/faithfulness/stems.ts';
import type { Rule } from '../../../../integration/script/lint/lint.ts';
import { speak } from '../../../../integration/script/spoken/spoken.ts';
import { newsletterOf } from '../../../helpers/newsletter.ts';
import { linesOf, subjectOf, turnOf } from '../scripted.ts';

/** Who says what the last sentence of a text reports. */
function speakerOf(text: string, language: Language) {
	const sentences = hearSentences(text, language, (one) => speak(one, language));
	const last = sentences.at(-1);
	const bare = withoutQuotations(text);
	return last && resolve(speakerIn(last, bare, language), last, sentences, language);
}

describe('who says it', () => {
	test.each([
		['pt-BR', 'Segundo a diretora Ana Prado, caiu.', 'prado'],
		['pt-BR', 'De acordo com a cooperativa, o atraso caiu.', 'cooperativa'],
		['pt-BR', '"O caderno não manda boleto", disse Otávio Prado.', 'otávio'],
		['pt-BR', 'Alzira contou como foi: "Eu perguntei o que ele faz."', 'alzira'],
		['pt-BR', 'Explicação da Lumina: "foi a nuvem".', 'lumina'],
		['pt-BR', 'O prefeito é Damião Arruda. Ele disse que caiu.', 'arruda'],
		['en', 'Deputy Mayor Rosalind Fenn told the Courier that it was fine.', 'fenn'],
		['en', 'The fix came late, according to the vendor.', 'vendor'],
		['en', "Larkspur's reply is that it was an older model.", 'larkspur'],
		['en', '"We stopped," said Nora Whitfield.', 'whitfield'],
		['en', 'Nadia Okafor got three tickets. She says the app charged her twice.', 'okafor'],
	] as const)('%s: “%s” is %s', (language, text, name) => {
		expect(speakerOf(text, language)?.stems).toContain(stemOf(name));
	});

	test.each([
		['pt-BR', 'Dizem que o atraso caiu.', 'anybody'],
		['pt-BR', 'Foi às nove, segundo uma diretora.', 'another'],
		['en', 'People said that it was fine.', 'anybody'],
		['en', 'He said that it was fine.', undefined],
	] as const)('%s: “%s” is %s', (language, text, kind) => {
		expect(speakerOf(text, language)?.kind).toBe(kind);
	});
});

const issue = newsletterOf(`## A feira

Segundo a Fiadeira Sul, o ruído do pavilhão atrapalhou os microfones. A organização promete duas tomadas por corredor.

O prefeito, Damião Arruda, disse: "O mural só caiu uma vez, e foi o prego." Alzira Petry programa a produção de 140 costureiras.

Um estudo da Universidade de Pelotas encontrou 23 respostas perigosas.`);
const english = newsletterOf(
	`## The app

Rosalind Fenn, the deputy mayor, told the Courier that drivers "had the option of parking elsewhere". Nadia Okafor, a nurse, got three tickets.

Tolliver says that its logs show no outage. The contract runs for ten years.`,
	'en',
);

/** What a rule says about a turn that cites the whole section. */
function check(rule: Rule, text: string, newsletter = issue): string[] {
	const [section] = newsletter.sections;
	const refs = section?.blocks.map(({ id }) => id) ?? [];
	const turn = turnOf(text, { section: section?.id ?? '', refs }, newsletter.language);
	return linesOf(rule.check(subjectOf(newsletter, [turn]))).filter((line) => line.startsWith('error'));
}

describe('F10, claims of others', () => {
	test.each([
		'O ruído do pavilhão atrapalhou os microfones.',
		'Vai haver duas tomadas por corredor.',
		'O mural só caiu uma vez, e foi o prego.',
		'Dizem que o ruído do pavilhão atrapalhou os microfones.',
		'Foram encontradas 23 respostas perigosas.',
	])('are not facts: “%s”', (text) => {
		expect(check(lostAttributions, text)).toHaveLength(1);
	});

	test.each([
		'A Fiadeira Sul diz que o ruído do pavilhão atrapalhou os microfones.',
		'A explicação da Fiadeira Sul? O ruído do pavilhão atrapalhou os microfones.',
		'Duas tomadas por corredor é o que a organização promete.',
		'Nas palavras do prefeito, "o mural só caiu uma vez, e foi o prego".',
		'A Universidade de Pelotas achou 23 respostas perigosas.',
		'Alzira Petry programa a produção de 140 costureiras.',
	])('are still theirs: “%s”', (text) => {
		expect(check(lostAttributions, text)).toEqual([]);
	});

	test('in English too', () => {
		expect(check(lostAttributions, 'There was no outage.', english)).toHaveLength(1);
		expect(check(lostAttributions, 'Drivers had the option of parking elsewhere.', english)).toHaveLength(1);
		expect(check(lostAttributions, "There was no outage, by Tolliver's account.", english)).toEqual([]);
		expect(check(lostAttributions, 'The contract runs for ten years.', english)).toEqual([]);
	});
});

describe('F05, quotations', () => {
	test.each([
		'Nas palavras de uma diretora, "o mural só caiu uma vez, e foi o prego".',
		'Alzira disse: "O mural só caiu uma vez, e foi o prego."',
		'E agora? "Sem comentários."',
	])('are not given to another: “%s”', (text) => {
		expect(check(inventedQuotes, text)).toHaveLength(1);
	});

	test('are not given to another who stands near, in English', () => {
		const said = 'told the Courier that drivers "had the option of parking elsewhere".';
		expect(check(inventedQuotes, `Rosalind Fenn ${said}`, english)).toEqual([]);
		expect(check(inventedQuotes, `The deputy mayor ${said}`, english)).toEqual([]);
		expect(check(inventedQuotes, `Nadia Okafor, a nurse, ${said}`, english)).toHaveLength(1);
	});
});

describe('F13, causes and generalities of the writer’s own', () => {
	test.each([
		'Por causa do ruído, várias encomendas foram canceladas.',
		'A maioria das prefeituras do estado usa mural.',
		'Foi aí que os expositores abandonaram o pavilhão.',
	])('are errors: “%s”', (text) => {
		expect(check(addedClaims, text)).toHaveLength(1);
	});

	test('what the newsletter has in other words is none', () => {
		expect(check(addedClaims, 'Os microfones falharam porque o pavilhão tem ruído.')).toEqual([]);
	});
});

describe('F04, names that look like words', () => {
	test('a surname is no form of a word, nor a group a pronoun', () => {
		expect(check(inventedNames, 'One nurse, Nadia Osei, got three tickets.', english)).toHaveLength(1);
		expect(check(inventedNames, 'The group Which counted three tickets.', english)).toHaveLength(1);
		expect(check(inventedNames, 'Nadia Okafor got three of them.', english)).toEqual([]);
	});
});
