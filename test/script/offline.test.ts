import { describe, expect, test } from 'vitest';
import { slotNames } from '../../integration/script/slots.ts';
import { newsletterOf, newsletterWith, passageOf } from '../helpers/newsletter.ts';
import {
	authorCard,
	cast,
	contentOf,
	linesOf,
	marvinCard,
	piecesOf,
	readingOf,
	wordsOf,
	writeOffline,
} from './stage.ts';

/** A sentence of a given number of words. */
function sentence(words: number, separator = ' '): string {
	return `Palavra ${Array.from({ length: words - 1 }, (_, index) => `p${index}`).join(separator)}.`;
}

describe('the frame of an episode', () => {
	test('both greet, the author first; the show, the title and the disclosure are said', async () => {
		const { turns } = await writeOffline(newsletterOf('Oi.', 'pt-BR', 'A nuvem caiu!'));
		const opening = turns.filter(({ section }) => section === 'opening');
		expect(opening.map(({ host }) => host)).toEqual(['lia', 'marvin']);
		expect(opening[0]?.text).toMatch(/Terra Plana.*Lia.*A nuvem caiu\.$/);
		expect(opening[1]?.text).toMatch(/Marvin.*duas vozes.*sintéticas.*inteligência artificial/);
	});

	test('English newsletters are framed in English', async () => {
		const { turns } = await writeOffline(newsletterOf('Hi.', 'en'));
		expect(turns[1]?.text).toMatch(/voices.*synthetic.*artificial intelligence/);
		expect(turns.at(-1)?.text).toMatch(/until next time/i);
	});

	test('both say farewell, and the transcript is announced', async () => {
		const { turns } = await writeOffline(newsletterOf('Oi.'));
		const closing = turns.filter(({ section }) => section === 'closing');
		expect(closing.map(({ host }) => host)).toEqual(['lia', 'marvin']);
		expect(closing[0]?.text).toContain('transcrição');
	});

	test('links are mentioned if there are any, and not otherwise', async () => {
		const textOf = async (body: string) =>
			(await writeOffline(newsletterOf(body))).turns.map(({ text }) => text).join(' ');
		expect(await textOf('Um [guia](https://example.com).')).toMatch(/links/);
		expect(await textOf('Um guia.')).not.toMatch(/link/i);
	});

	test('different episodes do not all open with the same words', async () => {
		const openings = await Promise.all(
			['Um', 'Dois', 'Três', 'Quatro', 'Cinco', 'Seis'].map(async (title) => {
				const { turns } = await writeOffline(newsletterOf('Oi.', 'pt-BR', title));
				return turns[0]?.text.replace(title, '');
			}),
		);
		expect(new Set(openings).size).toBeGreaterThan(1);
	});
});

describe('who speaks', () => {
	test('hosts take turns where nobody has an opinion', async () => {
		const body = `## Assunto\n\n${Array.from({ length: 8 }, (_, index) => `Fato ${index}.`).join(' ')}`;
		const hosts = (await readingOf(newsletterOf(body))).map(({ host }) => host);
		expect(hosts).toEqual(['lia', 'marvin', 'lia', 'marvin']);
	});

	test('nobody speaks three times in a row where hosts take turns', async () => {
		const paragraphs = [1, 4, 2, 6, 3, 1, 1, 2].map((count) => Array(count).fill('Um fato seco.').join(' '));
		const hosts = (await readingOf(newsletterOf(paragraphs.join('\n\n')))).map(({ host }) => host).join(' ');
		expect(hosts).not.toMatch(/(\w+) \1 \1/);
	});

	test('the co-host reads what the author comments on, from the first block on', async () => {
		const body = '## Assunto\n\nUm fato. Dois fatos.\n\nMais um fato.\n\n**Lia:** Péssimo.\n\nE outro fato.';
		const turns = await readingOf(newsletterOf(body));
		expect(turns.map(({ host, opinion }) => (opinion ? host.toUpperCase() : host))).toEqual([
			'marvin',
			'marvin',
			'LIA',
			'marvin',
		]);
	});

	test('the author reads what only the co-host comments on', async () => {
		const turns = await readingOf(newsletterOf('## Assunto\n\nUm fato.\n\n> **Marvin:** Eu avisei.'));
		expect(turns.map(({ host }) => host)).toEqual(['lia', 'marvin']);
	});

	test.each([
		[
			'pt-BR',
			'Um fato.\n\nEu testei em casa. Funcionou bem. Durou um mês. Parou ontem.\n\n**Lia:** Péssimo.',
		],
		['en', 'A fact.\n\nI tested it at home. It worked. It lasted a month. It stopped.\n\n**Lia:** Awful.'],
	] as const)('paragraphs in the first person belong to the author (%s)', async (language, body) => {
		const turns = await readingOf(newsletterOf(`## One\n\n${body}`, language));
		expect(turns.map(({ host }) => host)).toEqual(['marvin', 'lia', 'lia', 'lia']);
	});

	test.each(['“Eu avisei”, disse o diretor.', 'O I/O do disco caiu.', 'O Museu reabriu.'])(
		'%s is nobody’s confession',
		async (body) => {
			const language = body.includes('I/O') ? 'en' : 'pt-BR';
			const [turn] = await readingOf(newsletterOf(`## Um\n\n${body}\n\n**Lia:** Ah.`, language));
			expect(turn?.host).toBe('marvin');
		},
	);

	test('long opinions are voiced whole and in order, lists included', async () => {
		const items = Array.from({ length: 12 }, (_, index) => `- Motivo ${index}`).join('\n');
		const body = `## Um\n\nFato.\n\n:::lia\nPrimeira frase. Segunda frase. Terceira frase.\n\n${items}\n\nÚltima frase.\n:::`;
		const own = (await readingOf(newsletterOf(body))).filter(({ opinion }) => opinion);
		expect(own.every(({ host }) => host === 'lia')).toBe(true);
		const motives = Array.from({ length: 12 }, (_, index) => `Motivo ${index}`).join(' ');
		expect(own.flatMap(({ text }) => wordsOf(text)).join(' ')).toBe(
			`Primeira frase Segunda frase Terceira frase ${motives} Última frase`,
		);
	});

	test('an opinion by somebody outside the cast is refused', async () => {
		const newsletter = newsletterOf('**Marvin:** Eu avisei.');
		const strangers = {
			...newsletter,
			opinions: newsletter.opinions.map((opinion) => ({ ...opinion, host: 'zaphod' })),
		};
		await expect(writeOffline(strangers)).rejects.toThrow('zaphod');
	});

	test('a cast without a co-host is refused', async () => {
		await expect(writeOffline(newsletterOf('Oi.'), { cast: cast.slice(0, 1) })).rejects.toMatchObject({
			message: expect.stringContaining('Lia (author)'),
		});
	});
});

describe('the conversation', () => {
	/** Each turn as `host: pieces`. */
	async function talk(body: string): Promise<string[]> {
		const turns = await contentOf(newsletterOf(body));
		return turns.map((turn) => `${turn.host}: ${piecesOf(turn).join(' | ')}`);
	}

	test('who does not tell the facts announces the story and asks for them; the other answers', async () => {
		expect(await talk('## Um\n\nUm fato.\n\n**Lia:** Péssimo.')).toEqual([
			'lia: topic | ask',
			'marvin: answer | Um fato. | handover',
			'lia: Péssimo.',
			'marvin: reaction',
		]);
	});

	test('a host who goes on with an opinion of their own is asked for it, and brought back to the facts', async () => {
		expect(await talk('## Um\n\nUm fato.\n\n**Marvin:** Previsível.\n\n**Lia:** Péssimo.\n\nFim.')).toEqual([
			'lia: topic | ask',
			'marvin: answer | Um fato.',
			'lia: verdict',
			'marvin: Previsível. | handover',
			'lia: Péssimo.',
			'marvin: Fim.',
		]);
		expect((await talk('Um fato.\n\n**Lia:** Ah.\n\n**Marvin:** Previsível.\n\nFim.')).slice(-3)).toEqual([
			'marvin: Previsível.',
			'lia: nudge',
			'marvin: Fim.',
		]);
	});

	test('the other host comes in after two turns, not after every turn', async () => {
		const facts = 'Um fato seco. '.repeat(12);
		const lines = await talk(`## Um\n\n${facts}\n\n**Lia:** Péssimo.`);
		expect(lines.map((line) => line.replaceAll('Um fato seco.', 'x'))).toEqual([
			'lia: topic | ask',
			'marvin: answer | x | x',
			'marvin: x | x',
			expect.stringMatching(/^lia: (?:nudge|reaction)$/),
			'marvin: x | x',
			'marvin: x | x',
			expect.stringMatching(/^lia: (?:nudge|reaction)$/),
			'marvin: x | x',
			'marvin: x | x | handover',
			'lia: Péssimo.',
			'marvin: reaction',
		]);
	});

	test.each([
		['an opinion', `**Lia:** ${'Uma frase. '.repeat(15)}`],
		['a quotation', `Um fato.\n\n> ${'Uma frase. '.repeat(15)}\n\n**Lia:** Péssimo.`],
		['a list', `${'- Um item de lista\n'.repeat(7)}\n\n**Lia:** Péssimo.`],
	])('nobody comes in within %s', async (_, body) => {
		const turns = await contentOf(newsletterOf(`## Um\n\n${body}`));
		const reading = turns.map(({ refs, opinion }) => `${refs.join()} ${opinion}`);
		for (const [index, { refs, parts = [] }] of turns.entries()) {
			if (refs.length > 0 || !parts[0]) continue;
			expect(reading[index - 1]).not.toBe(reading[index + 1]);
		}
		expect(turns.length).toBeGreaterThan(5);
	});

	test('the host who does not tell the facts reads what stands beside them', async () => {
		const lines = await talk('## Um\n\nDiz a nota:\n\n> Estamos prontos.\n\n**Lia:** Péssimo.');
		expect(lines.slice(1, 3)).toEqual([
			'marvin: answer | Diz a nota:',
			'lia: quote | Estamos prontos. | unquote',
		]);
	});

	test('long lists go back and forth', async () => {
		const lines = await talk('## Um\n\n- A\n- B\n- C\n- D\n- E\n\n**Lia:** Péssimo.');
		expect(lines.slice(0, 4)).toEqual([
			'lia: topic',
			'marvin: list | A | B',
			'lia: C | D | E',
			'marvin: verdict',
		]);
	});

	test('a title right before an opinion is said by the other host', async () => {
		expect(await talk('## Preços\n\n**Lia:** Caro.')).toEqual([
			'marvin: topic | handover',
			'lia: Caro.',
			'marvin: reaction',
		]);
	});

	test('sub-headings are announced by the one who does not read what is below them', async () => {
		expect(await talk('## Um\n\nUm fato.\n\n### Dois\n\nOutro fato.')).toEqual([
			'marvin: topic | ask',
			'lia: answer | Um fato.',
			'lia: subtopic | Dois',
			'marvin: Outro fato.',
		]);
	});

	test('reactions suit the mood of the story, if the card has any that do', async () => {
		const of = async (body: string) =>
			(await talk(`## Um\n\n<!-- mood: ironic -->\n\n${body}`)).filter((line) => line.includes('reaction'));
		expect(await of('**Lia:** Péssimo.')).toEqual(['marvin: reaction:ironic']);
		const facts = 'Um fato seco. '.repeat(20);
		expect(await of(`${facts}\n\n**Lia:** Péssimo.`)).toContain('lia: reaction');
	});

	test('the same words of reaction are not heard again soon', async () => {
		const story = `## Tema\n\n${'Um fato seco. '.repeat(12)}\n\n**Lia:** Péssimo.`;
		const turns = await contentOf(newsletterOf(Array.from({ length: 8 }, () => story).join('\n\n')));
		const said = turns.filter(({ refs }) => refs.length === 0).map(({ host, text }) => `${host} ${text}`);
		for (const [index, text] of said.entries()) expect(said.slice(index + 1, index + 8)).not.toContain(text);
	});

	test('different newsletters do not introduce their stories in the same words', async () => {
		const of = async (title: string) =>
			(await contentOf(newsletterOf('## A\n\nUm.\n\n## B\n\nDois.', 'pt-BR', title)))[0]?.text;
		expect(new Set(await Promise.all(['Um', 'Dois', 'Três', 'Quatro'].map(of))).size).toBeGreaterThan(1);
	});
});

describe('delivery tags', () => {
	const story = (mood: string) =>
		`## Um\n\n${mood}${'Um fato seco. '.repeat(8)}\n\n**Marvin:** Previsível. Tudo cai.`;
	const tagged = async (body: string) =>
		(await writeOffline(newsletterOf(body))).turns.flatMap(({ host, tags, opinion, text }, index) =>
			tags.map((tag) => ({ index, host, tag, opinion: opinion !== undefined, text })),
		);

	test('an opinion begins with a tag of its mood, which is never in the text', async () => {
		const [tag] = (await tagged(story('<!-- mood: negative -->\n\n'))).filter(({ opinion }) => opinion);
		expect(tag).toMatchObject({ host: 'marvin', tag: 'weary' });
		expect(tag?.text).toMatch(/^Previsível\./);
		expect((await tagged(story(''))).filter(({ opinion }) => opinion)).toEqual([]);
	});

	test('a comment’s own mood counts before the story’s, and the story’s before the newsletter’s', async () => {
		const body = story('<!-- mood: negative -->\n\n').replace('**Marvin:**', '**Marvin (irônico):**');
		expect((await tagged(body)).find(({ opinion }) => opinion)?.tag).toBe('dryly');
		const { turns } = await writeOffline({ ...newsletterOf(story('')), mood: 'positive' });
		expect(turns.find(({ opinion }) => opinion)?.tags).toEqual(['sighs']);
	});

	test('they are few, far apart and from the palette of the one who speaks', async () => {
		const stories = Array.from({ length: 12 }, () => story('<!-- mood: sarcastic -->\n\n')).join('\n\n');
		const tags = await tagged(stories);
		const { turns } = await writeOffline(newsletterOf(stories));
		expect(tags.length).toBeGreaterThan(3);
		for (const [index, { index: at, host, tag }] of tags.entries()) {
			const { card } = host === 'lia' ? { card: authorCard } : { card: marvinCard };
			expect(card.delivery.tags).toContain(tag);
			const next = tags[index + 1];
			if (next) expect(next.index - at).toBeGreaterThanOrEqual(4);
			const again = tags.slice(index + 1).find((other) => other.host === host);
			const between = turns.slice(at, again?.index).filter((turn) => turn.host === host);
			if (again) expect(between.length).toBeGreaterThanOrEqual(card.delivery.every);
		}
	});
});

describe('what is said', () => {
	test('titles and sub-headings end in a full stop before the text they open', async () => {
		const lines = await linesOf(newsletterOf('## O que muda?\n\n### Preço\n\nSobe'));
		expect(lines).toEqual([
			expect.stringMatching(/O que muda\. .+: Preço\. .*Lia/),
			expect.stringMatching(/^lia: .* Sobe\.$/),
		]);
	});

	test('a first heading that repeats the title is not a topic', async () => {
		const lines = await linesOf(
			newsletterOf('# A nuvem caiu\n\nOi.\n\n## Fim\n\nTchau.', 'pt-BR', 'A nuvem caiu'),
		);
		expect(lines[0]).toBe('lia: Oi.');
		const again = await linesOf(newsletterOf('## A nuvem caiu!\n\nOi.', 'pt-BR', 'A nuvem caiu'));
		expect(again).toEqual(['lia: Oi.']);
	});

	test('lists are introduced and read up to seven items; then the rest is said to be elsewhere', async () => {
		const list = (count: number) =>
			Array.from({ length: count }, (_, index) => `- Item ${index + 1}`).join('\n');
		const textOf = async (count: number) =>
			(await readingOf(newsletterOf(list(count)))).map(({ text }) => text).join(' ');
		expect(await textOf(7)).toMatch(/Item 1\. .*Item 7\.$/);
		expect(await textOf(9)).toMatch(/Item 7\. .*texto da newsletter/);
		expect(await textOf(9)).not.toContain('Item 8');
		expect(await textOf(1)).toBe('Item 1.');
	});

	test('quotes are read word for word between an opening and a closing phrase, by one host', async () => {
		const turns = await readingOf(
			newsletterOf('> Uma frase. Duas frases. Três frases. Quatro.\n>\n> Cinco.'),
		);
		expect(new Set(turns.map(({ host }) => host)).size).toBe(1);
		expect(turns.flatMap(piecesOf)).toEqual([
			'quote',
			'Uma frase.',
			'Duas frases.',
			'Três frases.',
			'Quatro.',
			'Cinco.',
			'unquote',
		]);
	});

	test('a comment in a block quote is no quotation; a quotation in a comment is one', async () => {
		const slots = async (body: string) =>
			(await contentOf(newsletterOf(body)))
				.filter(({ opinion }) => opinion)
				.flatMap(piecesOf)
				.filter((piece) => slotNames.some((slot) => slot === piece));
		expect(await slots('> **Marvin:** Eu avisei. Duas vezes. Três.')).toEqual([]);
		expect(await slots(':::lia\nEles disseram:\n\n> Estamos prontos.\n:::')).toEqual(['quote', 'unquote']);
	});

	test('code is mentioned and never read', async () => {
		const [turn] = await contentOf(newsletterOf('```sql\nselect 1;\n```\n\nFim.'));
		expect(turn?.text).toMatch(/código.*texto da newsletter/i);
		expect(turn?.text).not.toContain('select');
		expect(turn?.refs).toHaveLength(1);
	});

	test('of a table the names of the columns are read', async () => {
		const [turn] = await contentOf(newsletterOf('| Nome | Preço |\n| --- | --- |\n| Um | 10 |'));
		expect(turn?.text).toMatch(/tabela.*texto da newsletter.*: Nome\. Preço\.$/i);
		expect(turn?.text).not.toContain('10');
	});

	test('of an image the alternative text is read', async () => {
		expect(await linesOf(newsletterOf('![Um gráfico que cai](./a.png)'))).toEqual([
			expect.stringMatching(/imagem.*: Um gráfico que cai\.$/i),
		]);
	});

	test('the text of a link stays in its sentence', async () => {
		const [line] = await linesOf(newsletterOf('Segundo o [relatório](https://example.com/r), caiu.'));
		expect(line).toBe('lia: Segundo o relatório, caiu.');
	});

	test('nothing is mentioned that is not there', async () => {
		const { turns } = await writeOffline(newsletterOf('## Um\n\nUm fato.\n\n## Dois\n\nOutro fato.'));
		expect(turns.map(({ text }) => text).join(' ')).not.toMatch(/link|código|tabela|imagem|lista|aspas/i);
	});

	test('a newsletter of code alone says that there is code', async () => {
		const lines = (await readingOf(newsletterWith([{ kind: 'code', passages: [] }]))).map(({ text }) => text);
		expect(lines).toEqual([expect.stringMatching(/código/i)]);
	});

	test('what no voice can say is left out, and no hand-over leads to it', async () => {
		const turns = await readingOf(
			newsletterOf('Um fato. Mais um fato.\n\n🎉\n\n**Lia:** 🎉\n\nOutro fato. Mais outro.'),
		);
		expect(turns.map(({ text }) => text)).toEqual(['Um fato. Mais um fato.', 'Outro fato. Mais outro.']);
	});

	test('a newsletter without anything to say is refused', async () => {
		await expect(
			writeOffline(newsletterWith([{ kind: 'paragraph', passages: [passageOf('🎉')] }])),
		).rejects.toThrow('nothing to say');
	});

	test('a card without phrases in the language of the newsletter is refused by name', async () => {
		const card = {
			...marvinCard,
			file: 'prompts/hosts/triste.md',
			phrases: { ...marvinCard.phrases, en: {} },
		};
		const mute = cast.map((member) => (member.role === 'cohost' ? { ...member, card } : member));
		await expect(writeOffline(newsletterOf('Hi.', 'en'), { cast: mute })).rejects.toMatchObject({
			message: expect.stringMatching(/Marvin.*en/),
			loc: { file: 'prompts/hosts/triste.md' },
		});
		await expect(writeOffline(newsletterOf('Oi.'), { cast: mute })).resolves.toBeDefined();
	});
});

describe('the shape of turns', () => {
	const countsOf = async (body: string) =>
		(await readingOf(newsletterOf(body))).map(({ parts = [] }) => parts.length);

	test('sentences go in pairs, the last three together', async () => {
		expect(await countsOf('Um fato. '.repeat(7))).toEqual([2, 2, 3]);
		expect(await countsOf('Um fato.')).toEqual([1]);
	});

	test('paragraphs of one sentence share a turn', async () => {
		expect(await countsOf('Um fato.\n\nDois fatos.\n\nTrês fatos.\n\nQuatro fatos.')).toEqual([2, 2]);
	});

	test.each([
		['; ', 3],
		[': ', 3],
		[', ', 3],
		[' ', 3],
	])('a sentence that is too long is divided at %o, words untouched', async (separator, atLeast) => {
		const long = sentence(240, separator);
		const turns = await readingOf(newsletterOf(`Antes. ${long} Depois.`));
		expect(turns.length).toBeGreaterThanOrEqual(atLeast);
		for (const { text } of turns) expect(wordsOf(text).length).toBeLessThanOrEqual(90);
		expect(turns.flatMap(({ text }) => wordsOf(text))).toEqual(wordsOf(`Antes. ${long} Depois.`));
	});

	test('the same words by the same host get different ids, in order', async () => {
		const turns = await contentOf(newsletterOf('> **Marvin:** De novo.\n\nFato.\n\n> **Marvin:** De novo.'));
		const ids = turns.filter(({ text }) => text === 'De novo.').map(({ id }) => id);
		expect(ids).toEqual([expect.stringMatching(/^t-[0-9a-f]{10}$/), `${ids[0]}-2`]);
	});

	test('neighbouring topics are introduced in different words', async () => {
		const body = Array.from({ length: 12 }, () => '## Tema\n\nUm fato.').join('\n\n');
		const turns = await contentOf(newsletterOf(body));
		for (const [index, turn] of turns.entries()) {
			expect(turn.parts?.[0]?.text).not.toBe(turns[index + 1]?.parts?.[0]?.text);
		}
	});
});
