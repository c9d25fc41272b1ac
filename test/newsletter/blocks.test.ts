import { describe, expect, test } from 'vitest';
import { blocksOf, parseBody, parseFile, problemOf, textsOf } from './sample.ts';

describe('passages', () => {
	test.each([
		['uma linha\noutra linha', 'uma linha outra linha'],
		['quebra  \ndura\\\ne<br>outra', 'quebra dura e outra'],
		['*ênfase*, **forte**, ~~riscado~~ e `código`', 'ênfase, forte, riscado e código'],
		['um [link *bom*](/x "título") e [outro][ref]\n\n[ref]: /y', 'um link bom e outro'],
		['veja https://a.b/c_d_e e <https://f.g>.', 'veja https://a.b/c_d_e e https://f.g.'],
		['escreva a@b.com', 'escreva a@b.com'],
		['1 \\* 2 &lt; 3 &amp; 4&nbsp;5 &#33; &nada;', '1 * 2 < 3 & 4\u00A05 ! &nada;'],
		['um <!-- dois --> três <b>quatro</b>', 'um três quatro'],
		['nota[^1]. Fim [^1]\n\n[^1]: Não lida.', 'nota. Fim'],
		['gráfico ![de vendas](x.png "t") aqui', 'gráfico de vendas aqui'],
		['às 12:30 :smile: ::x[y] a:b', 'às 12:30 :smile: ::x[y] a:b'],
		['::nome[x]', '::nome[x]'],
		['👩‍🚀 emoji 🇧🇷 e ação', '👩‍🚀 emoji 🇧🇷 e ação'],
		['שלום **עולם**\nمرحبا', 'שלום עולם مرحبا'],
		['`` a`b ``', 'a`b'],
		['nul\u0000o', 'nul\uFFFDo'],
	])('are text without markup: %j', (body, expected) => {
		expect(textsOf(body)).toEqual([expected]);
	});

	test.each([
		['> a\n> b\npreguiçosa\n>\n> > c', ['a b preguiçosa', 'c']],
		['- a\n  b\n  - c\n\n  d\n- [x] e', ['a b', 'c', 'd', 'e']],
		['| A | `B` \\| *c* | |\n|---|---|---|\n| 1 | 2 | 3 |', ['A', 'B | c']],
		['[![um](x)](y)\n![dois & três](z)', ['um', 'dois & três']],
		['Título\ndois\n---\n\na', ['Título dois', 'a']],
	])('are the parts of other blocks: %j', (body, expected) => {
		expect(textsOf(body)).toEqual(expected);
	});
});

describe('blocks', () => {
	test('are told apart by kind, with their lines', () => {
		const body = [
			'<div>não</div>\n',
			'parágrafo\n',
			'***\n',
			'1. um\n2. dois\n',
			'- três\n',
			'> quote\n',
			'```ts title="x"\ncode\n```\n',
			'    indented\n',
			'| a |\n|---|\n',
			'![alt](x.png)\n',
			'![](decorative.png)\n',
			'## seção\n\n### sub',
		].join('\n');
		const blocks = blocksOf(parseBody(body)).map(({ kind, line, ordered, codeLanguage }) =>
			[kind, line, ordered, codeLanguage].filter((value) => value !== undefined).join(' '),
		);
		expect(blocks).toMatchInlineSnapshot(`
			[
			  "paragraph 7",
			  "list 11 true",
			  "list 14 false",
			  "quote 16",
			  "code 18 ts",
			  "code 22",
			  "table 24",
			  "image 27",
			  "heading 33",
			]
		`);
	});

	test('keep their ids when something else is edited', () => {
		const ids = (body: string) => blocksOf(parseBody(body)).map(({ id }) => id);
		const [a, b] = ids('a\n\nb');
		expect(a).toMatch(/^b-[0-9a-f]{10}$/);
		expect(ids('x\n\n## y\n\na\n\n*b*')).toEqual([expect.any(String), a, b]);
		expect(ids('a\n\na\n\nb\n\na')).toEqual([a, `${a}-2`, b, `${a}-3`]);
	});

	test('have other ids when their kind, code or owner is another', () => {
		const bodies = [
			'a',
			'> a',
			'- a',
			':::marvin\na\n:::',
			':::ana\na\n:::',
			'x\n\n```\na\n```',
			'x\n\n```\nb\n```',
		];
		const ids = bodies.map((body) => blocksOf(parseBody(body)).at(-1)?.id);
		expect(new Set(ids).size).toBe(bodies.length);
	});
});

describe('sections', () => {
	const titles = (body: string) =>
		parseBody(body).sections.map(({ id, title }) => `${id}: ${title?.text ?? ''}`);

	test.each([
		['a\n\n## B\n\nc\n\n## B\n\nd', ['intro: ', 'b: B', 'b-1: B']],
		['# EDICAO 42!\n\na\n\n## B', ['intro: ', 'b: B']],
		['# A\n\nb\n\n# C\n\nd', ['a: A', 'c: C']],
		['# Outro título\n\na\n\n## B\n\nc', ['outro-título: Outro título', 'b: B']],
		['### A\n\nb\n\n#### c\n\nd', ['a: A']],
		['## Intro\n\na\n\n## Opening\n\nb', ['intro-1: Intro', 'opening-1: Opening']],
		['## 🚀\n\na\n\n## 🎉\n\nb', ['section: 🚀', 'section-1: 🎉']],
		['##\n\na', ['intro: ']],
	])('begin at headings: %j', (body, expected) => {
		expect(titles(body)).toEqual(expected);
	});

	test('hold their links in order, footnotes included', () => {
		const body =
			'[a *b*](/x) ![i](i.png)\n\n## C\n\n[d][e] www.f.com [![g](g.png)](https://h)[^1]\n\n[^1]: [n](#n)\n\n[E]: /y';
		expect(parseBody(body).links.map(({ text, url, section }) => [text, url, section])).toEqual([
			['a b', '/x', 'intro'],
			['d', '/y', 'c'],
			['www.f.com', 'http://www.f.com', 'c'],
			['g', 'https://h', 'c'],
			['n', '#n', 'c'],
		]);
	});
});

describe('unusual newsletters', () => {
	test('of 200 sections', () => {
		const body = Array.from({ length: 200 }, (_, index) => `## Seção ${index}\n\nTexto ${index}.`).join(
			'\n\n',
		);
		expect(parseBody(body).sections).toHaveLength(200);
	});

	test('of one paragraph of 100 kB', () => {
		const body = 'palavra '.repeat(12_500);
		expect(textsOf(body)).toEqual([body.trim()]);
	});

	test('of only links', () => {
		expect(parseBody('[a](b)\n\n<https://c.d>').links).toHaveLength(2);
	});

	test.each([
		['nothing', ''],
		['only code', '```js\na\n```'],
		['only HTML', '<p>a</p>'],
		['only a heading', '## a'],
	])('of %s are a problem', (_, body) => {
		expect(problemOf(() => parseBody(body))).toMatch('042.md:5\nThere is nothing to read out');
	});

	test.each([
		['quotes', '> '],
		['lists', '- '],
	])('of %s nested a thousand deep are a problem', (_, mark) => {
		expect(problemOf(() => parseBody(`${mark.repeat(1000)}a`))).toMatch('nested more than 200 levels deep');
	});

	test('say in which file and line the problem is, with CRLF too', () => {
		const source = '---\r\ntitle: x\r\ndate: 2026-01-31\r\n---\r\n\r\na\r\n**Marvim:** b';
		expect(problemOf(() => parseFile(source))).toMatch(/^content\/newsletters\/042\.md:7\n/);
	});
});
