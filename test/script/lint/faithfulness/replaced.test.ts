import { describe, expect, test } from 'vitest';
import type { Language } from '../../../../integration/newsletter/newsletter.ts';
import { errorsIn } from './opinion-in-words.ts';

const tickets = 'All tickets must be refunded by Friday. Selling the movements of citizens is a betrayal.';
const tax = 'O pedágio não resolve o trânsito. Quem mora longe paga duas vezes, no relógio e no bolso.';

describe('other words for the same are left alone', () => {
	test.each<[Language, string, string]>([
		[
			'en',
			tickets,
			'By Friday, every ticket has to be refunded. It is a betrayal to sell the movements of citizens.',
		],
		['en', 'I removed it from two projects.', 'I threw it out of two projects.'],
		['en', 'The bridge was closed for a week.', 'For a week the bridge was shut.'],
		[
			'pt-BR',
			tax,
			'O trânsito, o pedágio não resolve. No bolso e no relógio, quem mora longe paga em dobro.',
		],
		['pt-BR', 'A fila era a atração e eu vi o telão.', 'Foi o telão que eu vi, e a atração era a fila.'],
	])('%s: %s', (language, opinion, text) => {
		expect(errorsIn(language, opinion, text)).toEqual([]);
	});
});

describe('something else in the place of what an opinion says is found', () => {
	test.each<[string, Language, string, string]>([
		['another demand', 'en', tickets, tickets.replace('refunded', 'paid')],
		['a verdict made small', 'en', tickets, tickets.replace('a betrayal', 'an uncomfortable habit')],
		['a contrary', 'pt-BR', tax, tax.replace('paga', 'economiza')],
		['a consolation', 'pt-BR', tax, `${tax} Toda cidade grande enfrenta desafios parecidos.`],
		[
			'a word in the place of another',
			'en',
			'That was an accident with a budget.',
			'That was an orchestra with a budget.',
		],
	])('%s', (_, language, opinion, text) => {
		expect(errorsIn(language, opinion, text)).not.toEqual([]);
	});
});

describe('words that make a verdict smaller are found', () => {
	test.each<[Language, string, string]>([
		['en', 'The queue is a disgrace.', 'The queue had its charm.'],
		[
			'en',
			'Open offices were never about collaboration.',
			'Collaboration was not the only thing open offices were about.',
		],
		['pt-BR', 'Quem compra merece o prejuízo.', 'Quem compra corre um certo risco de prejuízo.'],
		['pt-BR', 'A planilha é o melhor sistema da feira.', 'A planilha está entre os sistemas da feira.'],
	])('%s: %s', (language, opinion, text) => {
		expect(errorsIn(language, opinion, text)).toContain('F08');
	});

	test('but not when the opinion makes the same contrast', () => {
		const text = 'Fico com o Osvaldo, que consertava o portão, ainda que gritando.';
		expect(errorsIn('pt-BR', 'Prefiro o Osvaldo, que gritava mas consertava o portão.', text)).not.toContain(
			'F08',
		);
	});
});
