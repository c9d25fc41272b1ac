import { describe, expect, test } from 'vitest';
import type { Language } from '../../../../integration/newsletter/newsletter.ts';
import { flippedStance } from '../../../../integration/script/lint/faithfulness/flips.ts';
import { errorsIn } from './opinion-in-words.ts';

const flips = (language: Language, opinion: string, text: string) =>
	errorsIn(language, opinion, text, [flippedStance]);

describe('a denial in other words is no flip', () => {
	test.each<[string, Language, string, string]>([
		['nothing but', 'en', 'It is a bucket with paintings.', 'It is nothing but a bucket with paintings.'],
		['never more than', 'en', 'The excuse was habit.', 'The excuse was never more than habit.'],
		['não passa de', 'pt-BR', 'O tear é um brinquedo caro.', 'O tear não passa de um brinquedo caro.'],
		[
			'nada além de',
			'pt-BR',
			'O ministro disse o óbvio em quarenta minutos.',
			'O ministro não disse nada além do óbvio em quarenta minutos.',
		],
		['not until', 'en', 'They strike at the deadline.', 'Not until the deadline do they strike.'],
		[
			'enquanto não',
			'pt-BR',
			'Antes de ter manual, a máquina não devia ser vendida.',
			'Enquanto não houver manual, a máquina não devia ser vendida.',
		],
		[
			'comigo não',
			'pt-BR',
			'Acontece com os melhores. Comigo não aconteceu, e vejam onde estou.',
			'Isso acontece com os melhores. Comigo não, e vejam só onde eu estou.',
		],
		['litotes', 'en', 'The coins are a good protocol.', 'There is nothing wrong with coins as a protocol.'],
		[
			'a contrary',
			'pt-BR',
			'O investidor que discorda pode abrir uma loja.',
			'O investidor que não concorda pode abrir uma loja.',
		],
		[
			'no longer',
			'en',
			'A private service is not public.',
			'Once a service is private, it is no longer public.',
		],
		[
			'none shorter',
			'en',
			'It is the shortest journey I have heard of.',
			'I have not heard of a shorter journey.',
		],
		[
			'never before',
			'pt-BR',
			'É o primeiro tear que muda de assunto.',
			'Nunca um tear tinha mudado de assunto.',
		],
		['not many', 'pt-BR', 'Poucos conseguem voltar.', 'Não são muitos os que conseguem voltar.'],
		['still', 'en', 'They are still in the kitchen.', 'They have not left the kitchen.'],
		[
			'a question tag',
			'en',
			'The lanes are not perfect, but they work, don’t they?',
			'They are not perfect, the lanes, but they do work.',
		],
		[
			'one denial for two things',
			'pt-BR',
			'Voltou dos mortos sem feed e sem anúncios.',
			'Dos mortos ele voltou sem anúncios e sem feed.',
		],
		[
			'another order of two denials',
			'pt-BR',
			'Eu não vou a outro painel em que ninguém opera uma máquina.',
			'A outro painel em que ninguém opera uma máquina eu não vou.',
		],
		[
			'a contrast in two sentences',
			'en',
			'A sensor is a witness, not a judge.',
			'A sensor is no judge. It is a witness.',
		],
		[
			'two that come to none',
			'pt-BR',
			'Todo mundo sabia onde o prego ficava.',
			'Não havia quem não soubesse onde o prego ficava.',
		],
	])('%s', (_, language, opinion, text) => {
		expect(flips(language, opinion, text)).toEqual([]);
	});
});

describe('a denial that came or went is a flip', () => {
	test.each<[string, Language, string, string]>([
		['beside “only”', 'pt-BR', 'Isso não foi azar.', 'Azar, foi só isso.'],
		[
			'after another denial',
			'pt-BR',
			'Uma previsão que não erra para o lado certo é enfeite.',
			'Uma previsão que não erra para o lado certo nunca é enfeite.',
		],
		[
			'in a sentence that was turned round',
			'pt-BR',
			'Eu não vou a outro painel em que ninguém da mesa opera uma máquina.',
			'E eu vou ao próximo painel, com ou sem operário na mesa.',
		],
		[
			'from a nobody',
			'pt-BR',
			'Treinamento de segurança que termina em formulário não treina ninguém.',
			'Se o treinamento de segurança acaba em formulário, treinou todo mundo.',
		],
		[
			'under a superlative',
			'pt-BR',
			'O aplicativo é o pior síndico.',
			'Nunca tivemos síndico melhor que o aplicativo.',
		],
	])('%s', (_, language, opinion, text) => {
		expect(flips(language, opinion, text)).toContain('F07');
	});
});

describe('what changes places is a flip', () => {
	test.each<[Language, string, string]>([
		['en', 'A sensor is a witness, not a judge.', 'A sensor is a judge, not a witness.'],
		[
			'pt-BR',
			'A multa devia doer nos sócios, não nos funcionários.',
			'A multa devia doer nos funcionários, não nos sócios.',
		],
		['en', 'The board is better than the app.', 'The app is better than the board.'],
	])('%s: %s', (language, opinion, text) => {
		expect(flips(language, opinion, text)).toContain('F07');
	});
});
