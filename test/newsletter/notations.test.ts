import { describe, expect, test } from 'vitest';
import { parseBody, problemOf, spokenBy } from './sample.ts';

describe('opinions', () => {
	test.each([
		['**Marvin:** Não gostei.', ['marvin: Não gostei.']],
		['**Marvin**: Não gostei.', ['marvin: Não gostei.']],
		['__Marvin:__ Não gostei.', ['marvin: Não gostei.']],
		['**Marvin —** Não gostei.', ['marvin: Não gostei.']],
		['**Marvin –** Não gostei.', ['marvin: Não gostei.']],
		['***Marvin:*** Não gostei.', ['marvin: Não gostei.']],
		['🤖 **Marvin:** Não gostei.', ['marvin: Não gostei.']],
		['**Marvin: não gostei.** Mesmo.', ['marvin: não gostei. Mesmo.']],
		['**Marvin:**\nNão gostei.', ['marvin: Não gostei.']],
		['**MARVIN:** x', ['marvin: x']],
		['**robo:** x', ['marvin: x']],
		['**ana celia:** x', ['ana: x']],
		['**Comentário do Marvin:** x', ['marvin: x']],
		['**Marvin:** a **b** [c](d)\n\ne', ['marvin: a b c', 'e']],
		['antes\n**Marvin:** a\nb\n**Ana:** c', ['antes', 'marvin: a b', 'ana: c']],
	])('a paragraph with a label: %j', (body, expected) => {
		expect(spokenBy(body)).toEqual(expected);
	});

	test.each([
		['**Nota:** x', ['Nota: x']],
		['**Marvin** é um robô: triste.', ['Marvin é um robô: triste.']],
		['**Marvin** — o robô — voltou.', ['Marvin — o robô — voltou.']],
		['Marvin: x', ['Marvin: x']],
		['Disse **Marvin:** x', ['Disse Marvin: x']],
		['**Lua:** x', ['Lua: x']],
		['## Notas\n\n### Comentário da semana\n\nx', ['Comentário da semana', 'x']],
		['## Notas\n\n### Comentário da Semana\n\nx', ['Comentário da Semana', 'x']],
		['## Notas\n\n### Top comments\n\nx', ['Top comments', 'x']],
	])('is not what is merely bold or a comment: %j', (body, expected) => {
		expect(spokenBy(body)).toEqual(expected);
	});

	test.each([
		['> **Marvin:** a\n> b\n>\n> c\n\nd', ['marvin: a b | c', 'd']],
		['> **Marvin:**\n>\n> a', ['marvin: a']],
		['> **Marvin:** a\n>\n> - b\n>   - c', ['marvin: a | b | c']],
		['> a\n>\n> **Marvin:** b\n> **Ana:** c', ['a', 'marvin: b', 'ana: c']],
		['> **Marvin:** a\n> > b', ['marvin: a | b']],
	])('a quote with a label: %j', (body, expected) => {
		expect(spokenBy(body)).toEqual(expected);
	});

	test.each([
		[':::marvin\na\n\n- b\n:::\n\nc', ['marvin: a', 'marvin: b', 'c']],
		[':::marvin[Sobre o preço]\na\n:::', ['marvin: a']],
		[':::Ana-Celia\na\n:::', ['ana: a']],
		[':::robô\na\n:::', ['marvin: a']],
		['a\n:::marvin\nb\n:::\nc', ['a', 'marvin: b', 'c']],
		[':::nota[Atenção]\na\n:::', ['Atenção', 'a']],
		['::::note\n:::marvin\na\n:::\n::::', ['marvin: a']],
		[':::marvin\n**Marvin:** a\n\n**Ana:** b\n\nc\n:::', ['marvin: a', 'ana: b', 'marvin: c']],
	])('a container: %j', (body, expected) => {
		expect(spokenBy(body)).toEqual(expected);
	});

	test.each([
		'Comentário do Marvin',
		'Comentários do Robô',
		'COMENTARIO DO MARVIN',
		'O comentário do Marvin:',
		'Opinião de Marvin',
		'🤖 Opinião do Marvin',
		'Pitaco do *Marvin*',
		'Marvin comenta',
		'Marvin’s take',
		"Marvin's comment",
		'Comment by Marvin',
		'Marvin comments',
		'Marvin',
	])('a heading that announces one: %s', (heading) => {
		const body = `## Notícia\n\na\n\n### ${heading}\n\nb\n\n- c\n\n### Outra\n\nd`;
		expect(spokenBy(body)).toEqual(['a', 'marvin: b', 'marvin: c', 'Outra', 'd']);
	});

	test('a heading of a section level attaches to the section before it', () => {
		const { sections, opinions } = parseBody('## Notícia\n\na\n\n## Comentário da Ana\n\nb\n\n## Outra\n\nc');
		expect(sections.map(({ id }) => id)).toEqual(['notícia', 'outra']);
		expect(opinions.map(({ host }) => host)).toEqual(['ana']);
	});

	test('a heading’s comment ends where someone else’s begins', () => {
		expect(spokenBy('### Marvin\n\na\n\n**Marvin:** b\n\n> **Ana:** c\n\nd')).toEqual([
			'marvin: a',
			'marvin: b',
			'ana: c',
			'd',
		]);
	});

	test('is one unit with all its blocks, and covers them', () => {
		const { opinions, sections, body } = parseBody('x\n\n:::marvin\na\n\n```js\nb()\n```\n\nc\n:::');
		expect(opinions).toHaveLength(1);
		const own = sections[0]?.blocks.filter(({ opinion }) => opinion === opinions[0]?.id) ?? [];
		expect(opinions[0]?.blocks).toEqual(own.map(({ id }) => id));
		expect(own.map(({ kind }) => kind)).toEqual(['paragraph', 'code', 'paragraph']);
		expect(body.slice(opinions[0]?.start, opinions[0]?.end)).toBe('a\n\n```js\nb()\n```\n\nc');
	});

	test('that cannot be told to be anyone’s are problems', () => {
		const problems = [
			'x\n\n**Marvim:** a',
			'x\n**Mavrin**: a',
			'> x\n>\n> **Marvim:** a',
			'**Marvin:**\n\na',
			'### Comentário do Fulano\n\na',
			'### Fulano’s take\n\na',
			'### Comentário do robô Marvin\n\na',
			'### Comentário do marvim\n\na',
			'### Marvin\n\n### Outra\n\na',
			':::fulano\na\n:::',
			':::marvim\na\n:::',
			':::marvin\n:::\n\na',
			'x\n\n:::marvin\na\n\nb',
			'::: marvin\na\n:::',
			'x\n:::\n',
			'- x\n\n  :::marvin\n  a\n  :::',
		].map((body) => problemOf(() => parseBody(body)));
		expect(problems.join('\n\n')).toMatchInlineSnapshot(`
			"content/newsletters/042.md:7
			\`**Marvim:**\` is almost, but not quite, the name of a host: Marvin.
			Write \`**Marvin:**\` if this is their comment; if not, begin the line with other words.

			content/newsletters/042.md:6
			\`**Mavrin:**\` is almost, but not quite, the name of a host: Marvin.
			Write \`**Marvin:**\` if this is their comment; if not, begin the line with other words.

			content/newsletters/042.md:7
			\`**Marvim:**\` is almost, but not quite, the name of a host: Marvin.
			Write \`**Marvin:**\` if this is their comment; if not, begin the line with other words.

			content/newsletters/042.md:5
			A comment is labelled with a name, and has no text.
			Write the comment in the same paragraph as the name, or all of it between \`:::name\` and \`:::\`.

			content/newsletters/042.md:5
			A comment by “Fulano” is announced, who is not a host of the show.
			The hosts are Ana Célia, Ana, Marvin, Robô. If this is not a host's comment, word the heading differently.

			content/newsletters/042.md:5
			A comment by “Fulano” is announced, who is not a host of the show.
			The hosts are Ana Célia, Ana, Marvin, Robô. If this is not a host's comment, word the heading differently.

			content/newsletters/042.md:5
			A comment by “robô Marvin” is announced, who is not a host of the show.
			The hosts are Ana Célia, Ana, Marvin, Robô. If this is not a host's comment, word the heading differently.

			content/newsletters/042.md:5
			A comment by “marvim” is announced, who is not a host of the show.
			Did you mean Marvin? The hosts are Ana Célia, Ana, Marvin, Robô. If this is not a host's comment, word the heading differently.

			content/newsletters/042.md:5
			This heading announces a comment, and nothing follows it.
			Write the comment below it, or remove the heading.

			content/newsletters/042.md:5
			\`:::fulano\` is not the comment of any host of the show.
			The hosts are Ana Célia, Ana, Marvin, Robô. If this is not a host's comment, use \`:::note\`.

			content/newsletters/042.md:5
			\`:::marvim\` is not the comment of any host of the show.
			Did you mean Marvin? The hosts are Ana Célia, Ana, Marvin, Robô. If this is not a host's comment, use \`:::note\`.

			content/newsletters/042.md:5
			\`:::marvin\` has no text.
			Write the comment in it, or remove it.

			content/newsletters/042.md:7
			\`:::marvin\` is never closed.
			End it with \`:::\` on a line of its own. A container with others in it takes one colon more than they do.

			content/newsletters/042.md:5
			\`::: marvin\` neither opens nor closes a container.
			Open one with \`:::name\` and no space, close it with \`:::\`, each on a line of its own.

			content/newsletters/042.md:6
			\`:::\` neither opens nor closes a container.
			Open one with \`:::name\` and no space, close it with \`:::\`, each on a line of its own.

			content/newsletters/042.md:7
			\`:::marvin\` stands inside a list or a quote, where it cannot be told who speaks.
			Move it out, to the beginning of a line."
		`);
	});
});
