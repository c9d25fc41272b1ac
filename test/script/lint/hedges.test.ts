import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findHedges } from '../../../integration/script/lint/hedges.ts';

const hedgesOf = (text: string, language: 'pt-BR' | 'en') =>
	findHedges(text, language).map(({ hedge }) => hedge);

describe('hedges', () => {
	test.each([
		['Talvez funcione.', ['talvez']],
		['Isso, de certo modo, é um erro.', ['de certo modo']],
		['Achamos que funciona.', ['acho que']],
		['Ao que parece, caiu.', ['ao que parece']],
		['O plano tem seus méritos.', ['tem seus méritos']],
		['É um pouco arriscado.', ['um pouco']],
		['Por um lado, sim; por outro lado, não.', ['por um lado', 'por outro lado']],
	])('in Portuguese: %s', (text, expected) => {
		expect(hedgesOf(text, 'pt-BR')).toEqual(expected);
	});

	test.each([
		['Perhaps it works.', ['perhaps']],
		['It is kind of slow.', ['kind of']],
		['I’d say it might work.', ["i'd say", 'might']],
		['To be fair, it has its merits.', ['to be fair', 'has its merits']],
	])('in English: %s', (text, expected) => {
		expect(hedgesOf(text, 'en')).toEqual(expected);
	});

	test.each([
		['Um pouco de sal, um pouco mais de café.', 'pt-BR'],
		['Ninguém acha graça, em parte alguma.', 'pt-BR'],
		['O disco diz respeito a tudo, relativamente a nada.', 'pt-BR'],
		['Pode ser instalado hoje. Quem sabe apertar o botão?', 'pt-BR'],
		['This kind of disk, with all its might, in May.', 'en'],
		['A bit of a problem, in a way that pleases someone who knows.', 'en'],
	] as const)('plain statements are none: %s', (text, language) => {
		expect(hedgesOf(text, language)).toEqual([]);
	});

	test('spans are the words found', () => {
		const text = 'Caiu, de certa forma, ontem.';
		const [hedge] = findHedges(text, 'pt-BR');
		expect(text.slice(hedge?.start, hedge?.end)).toBe('de certa forma');
	});

	test('are found by whole words wherever they stand', () => {
		const padding = fc.stringMatching(/^[b-df-z]{0,8}$/);
		fc.assert(
			fc.property(padding, padding, (before, after) => {
				const alone = hedgesOf(`${before} talvez ${after}`, 'pt-BR').includes('talvez');
				const inside = hedgesOf(`x${before}talvez${after}x`, 'pt-BR').includes('talvez');
				expect([alone, inside]).toEqual([true, false]);
			}),
		);
	});
});
