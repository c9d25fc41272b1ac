import { describe, expect, test } from 'vitest';
import type { Language } from '../../integration/newsletter/newsletter.ts';
import { splitSentences } from '../../integration/script/sentences.ts';

function split(text: string, language: Language): string[] {
	return splitSentences(text, language).map(({ start, end }) => text.slice(start, end));
}

describe('sentences in Portuguese', () => {
	test.each<string[]>([
		['O Sr. Silva e a Dra. Ana chegaram.', 'Foi bom.'],
		['A Profa. Lúcia discordou do Prof. Melo.', 'Os dois têm razão.'],
		['Há formatos melhores, p. ex. Parquet e Arrow.', 'Use um.'],
		['Postgres vs. MySQL de novo.', 'Cansei.'],
		['Os juros são de 10% a.a. para todos.', 'Caro.'],
		['Os juros são de 10% a.a.', 'O banco subiu a taxa.'],
		['Filas, tópicos, etc. são a mesma coisa.', 'Quase.'],
		['Filas, tópicos, etc.', 'O resto é detalhe.'],
		['Custa R$ 1.234,56 por mês.', 'A versão 1.28.3 saiu.', 'O Node.js 24.1 também.'],
		['Veja https://example.com/a.B?c=D.e#F agora.', 'Ou depois.'],
		['Bom... acho que não.', 'Enfim…', 'Acabou.'],
		['“Não sei.”', 'Foi o que ele disse.', '“Sei lá.” e saiu.'],
		['"Não!" disse ela.', '"Por quê?" perguntou ele.'],
		['Ele disse: “Vá.”', 'E ela foi.'],
		['Funciona (por enquanto.)', 'Depois cai.'],
		['Sério?!', 'Sério.'],
		['Ver p. 10 e fig. 3 do livro.', 'O art. 5 também.'],
		['O iPhone subiu. iPads também.', 'Só.'],
		['J. K. Rowling escreveu.', 'O mundo leu.'],
		['A Magazine S.A. Brasil vendeu.', 'Pouco.'],
		['1. Primeiro o teste.', '2. Depois a pressa.'],
		['Sem ponto no fim'],
	])('%#: %s', (...sentences) => {
		expect(split(sentences.join(' '), 'pt-BR')).toEqual(sentences);
	});
});

describe('sentences in English', () => {
	test.each<string[]>([
		['Mr. Stone met Dr. Lee at St. James.', 'Nobody paid.'],
		['Use a queue, e.g. Redis, i.e. what you have.', 'It works.'],
		['The U.S. Senate and the U.K. agreed.', 'Once.'],
		['It starts at 9 a.m. on Monday.', 'Bring coffee.'],
		['It starts at 9 a.m.', 'Bring coffee.'],
		['Cats vs. Dogs is over.', 'Cats won.'],
		['Smith et al. Found nothing.', 'See Fig. 2.'],
		['It cost $1,234.56.', 'Version 2.0.1 is out.'],
		['Read https://example.com/A.b?C=1.', 'Then rest.'],
		['Well... maybe not.', 'Wait…', 'Done.'],
		['“No.”', 'She left.', '(He stayed.)', 'Good.'],
		['"Stop!" he said.', '"Why?" she asked.'],
		['No. 5 is alive.', 'He said no.', 'Then he left.'],
		['You did it!', '🎉 Rest now.', 'Good. 🎉'],
		['Robert Downey Jr. Signed it.', 'Fine.'],
	])('%#: %s', (...sentences) => {
		expect(split(sentences.join(' '), 'en')).toEqual(sentences);
	});
});

test('text in other scripts is split at its own full stops', () => {
	expect(split('他来了。我走了。好！Ok.', 'pt-BR')).toEqual(['他来了。', '我走了。', '好！', 'Ok.']);
	expect(split('Он пришёл. Я ушёл.', 'en')).toEqual(['Он пришёл.', 'Я ушёл.']);
	expect(split('वह आया। मैं गया।', 'en')).toEqual(['वह आया।', 'मैं गया।']);
});

test('blank text has no sentences', () => {
	expect(split('', 'en')).toEqual([]);
	expect(split('   ', 'en')).toEqual([]);
});
