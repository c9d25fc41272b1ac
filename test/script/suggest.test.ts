import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readLexicon } from '../../integration/script/lexicon-file.ts';
import { speak } from '../../integration/script/spoken/spoken.ts';
import { formatSuggestions, suggestTerms, termsIn } from '../../integration/script/suggest.ts';
import { newsletterOf } from '../helpers/newsletter.ts';

const body = `
A XPTO comprou GPUs. A XPTO e os XPTOs.

## O deploy no GitHub

O build da XR-7 usa o PyXPTO. O código em \`foo_bar\` fica em https://github.com/a/XYZ e
em src/ABC.ts, com a v7 e a versão 2.0. O GitHub caiu.

**Marvin:** O time fez o deploy, e o time dormiu.
`;

describe('suggestions', () => {
	const letters = [newsletterOf(body), { ...newsletterOf('O deploy da XPTO.'), id: 'two' }];
	const suggestions = suggestTerms(letters, undefined);

	test('are what no lexicon has, the most frequent first', () => {
		expect(suggestions.map(({ term, kind, count, newsletters }) => [term, kind, count, newsletters])).toEqual(
			[
				['XPTO', 'guessed', 4, 2],
				['deploy', 'english', 3, 2],
				['GitHub', 'name', 2, 1],
				['PyXPTO', 'guessed', 1, 1],
				['XR-7', 'guessed', 1, 1],
				['build', 'english', 1, 1],
			],
		);
	});

	test('say how the term is said now, and where it stands first', () => {
		expect(suggestions.find(({ term }) => term === 'XR-7')).toMatchObject({
			said: 'xis érre sete',
			language: 'pt-BR',
			example: { sentence: 'O build da XR-7 usa o PyXPTO.', file: 'content/newsletters/one.md', line: 11 },
		});
	});

	test('leave out what the show has in its lexicon', () => {
		const lexicon = readLexicon(
			'l.md',
			'---\nterms: { XPTO: spell, XR: word }\nkeep: [GitHub, build, PyXPTO]\ntranslate: { deploy: entrega }\n---\n',
		);
		expect(suggestTerms(letters, lexicon)).toEqual([]);
	});

	test('name English words for Portuguese only, and Portuguese ones never', () => {
		const plain =
			'A sessão acessou o carro do vizinho; o time tem um site, etc. Sob pressão, o chefe achou o milho.';
		expect(suggestTerms([newsletterOf(plain)], undefined)).toEqual([]);
		expect(suggestTerms([newsletterOf('The build broke the feedback loop.', 'en')], undefined)).toEqual([]);
		const mixed = suggestTerms(
			[newsletterOf('O feedback do framework, os commits e o deadline.')],
			undefined,
		);
		expect(mixed.map(({ term }) => term)).toEqual(['commits', 'deadline', 'feedback', 'framework']);
	});

	test('can all be pasted into the lexicon, and then nothing is left to suggest', () => {
		const words = [
			'XPTO',
			'XPTOs',
			'XR-7',
			'PyXPTO',
			'K2.6',
			'GitHub',
			'deploy',
			'GPU',
			'ON',
			'A1B2',
			'casa',
			'“a”',
			'3D',
			'R2D2',
		];
		fc.assert(
			fc.property(fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 8 }), (text) => {
				const both = [newsletterOf(text.join(' ')), newsletterOf(text.join(', '), 'en')];
				const pasted = `---\n${formatSuggestions(suggestTerms(both, undefined))}---\n`;
				expect(suggestTerms(both, readLexicon('l.md', pasted))).toEqual([]);
			}),
		);
	});

	test('are printed with their count, their sound and their place', () => {
		expect(formatSuggestions(suggestions.slice(0, 4))).toBe(`terms:
  # 4 times in 2 newsletters, not in any lexicon, said “xis pê tê ó” (pt-BR)
  # content/newsletters/one.md:7: A XPTO comprou GPUs.
  XPTO: spell
  # 1 time in 1 newsletter, not in any lexicon, said “Py xis pê tê ó” (pt-BR)
  # content/newsletters/one.md:11: O build da XR-7 usa o PyXPTO.
  PyXPTO: { say: { pt-BR: "Py xis pê tê ó" } }
keep:
  # 3 times in 2 newsletters, English: leave it here, or say it in Portuguese under \`translate\`, said “deploy” (pt-BR)
  # content/newsletters/one.md:9: O deploy no GitHub
  - deploy
  # 2 times in 1 newsletter, a name, said “GitHub” (pt-BR)
  # content/newsletters/one.md:9: O deploy no GitHub
  - GitHub
`);
	});
});

describe('the terms of a text', () => {
	test.each([
		['duas GPUs e a SHA-256', ['GPU', 'SHA-256', 'SHA']],
		['o GitHub, o iPhone e a K2.6', ['GitHub', 'iPhone', 'K2.6']],
		['Uma casa em Olinda, 2026.', []],
	])('are what a listener may meet for the first time: %j', (text, terms) => {
		expect(termsIn(text)).toEqual(terms);
	});

	test('cover whatever had to be spelled', () => {
		const text = 'os XPTOs, XR-7, XYZ2, PyXPTO e (ABCD)';
		expect(termsIn(text)).toEqual(expect.arrayContaining([...speak(text, 'pt-BR').unresolved]));
	});
});
