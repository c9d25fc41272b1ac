import { describe, expect, test } from 'vitest';
import { parseFile, passagesOf, problemOf } from './sample.ts';

const withFrontMatter = (...lines: string[]) => parseFile(['---', ...lines, '---', 'Olá.'].join('\n'));
const minimal = ['title: Edição 42', 'date: 2026-01-31'];

describe('front matter', () => {
	test('gives the newsletter what it says of itself', () => {
		const { sections, body, ...rest } = withFrontMatter(
			'title: "Edição 42: o retorno"',
			'description: Um resumo',
			'date: 2026-01-31T08:00:00-03:00',
			'lang: en-US',
			'draft: true',
			'number: 042',
			'season: 2',
			'tags: [of, the, author]',
		);
		expect(rest).toEqual({
			id: '042',
			file: 'content/newsletters/042.md',
			title: 'Edição 42: o retorno',
			description: 'Um resumo',
			date: '2026-01-31T11:00:00.000Z',
			language: 'en',
			draft: true,
			number: 42,
			season: 2,
			bodyLine: 11,
			opinions: [],
			links: [],
		});
		expect(body).toBe('Olá.');
	});

	test('says what kind of episode it is, and what apps show with it', () => {
		const lines = [
			'number: 3',
			'episodeType: bonus',
			'episodeLabel: Especial 3',
			'episodeCover: ../art/3.png',
		];
		expect(withFrontMatter(...minimal, ...lines)).toMatchObject({
			number: 3,
			type: 'bonus',
			label: 'Especial 3',
			cover: 'content/art/3.png',
		});
	});

	test.each([
		[
			'episodeType: teaser',
			'`episodeType` in the front matter must be `full`, `trailer` or `bonus`, not "teaser"',
		],
		[
			'episodeLabel: "3 e 1/2"',
			'`episodeLabel` in the front matter stands for a `number`, and there is none',
		],
		[`episodeLabel: ${'x'.repeat(33)}`, '`episodeLabel` in the front matter has more than 32 characters'],
		['episodeCover: ../../../cover.png', '`episodeCover` in the front matter is not a file of this project'],
		['episodeCover: /cover.png', '`episodeCover` in the front matter is not a file of this project'],
		['episodeCover: https://example.com/cover.png', 'is not a file of this project'],
	])('refuses %s', (line, message) => {
		expect(problemOf(() => withFrontMatter(...minimal, line))).toContain(message);
	});

	test('leaves out what is not filled in', () => {
		const newsletter = withFrontMatter(...minimal, 'description:', 'slug: ""');
		expect(newsletter).toMatchObject({ language: 'pt-BR', draft: false });
		expect(newsletter).not.toHaveProperty('description');
		expect(newsletter).not.toHaveProperty('number');
	});

	test.each([
		['2026-01-31', '2026-01-31T00:00:00.000Z'],
		['"2026-01-31"', '2026-01-31T00:00:00.000Z'],
		['2026-01-31 08:30:00', '2026-01-31T08:30:00.000Z'],
		['"2026-01-31T08:30"', '2026-01-31T08:30:00.000Z'],
		['"2026-01-31T08:30:00.5+01:00"', '2026-01-31T07:30:00.500Z'],
		['2024-02-29', '2024-02-29T00:00:00.000Z'],
	])('reads the date %s as %s', (written, date) => {
		expect(withFrontMatter('title: x', `date: ${written}`).date).toBe(date);
	});

	test.each(['2026-02-30', '"2026-02-30"', '31/01/2026', 'amanhã', '"2026-01-31T25:00"', '2026'])(
		'refuses the date %s',
		(written) => {
			expect(problemOf(() => withFrontMatter('title: x', `date: ${written}`))).toMatch(/042\.md:3\n`date`/);
		},
	);

	test.each([
		['pt', 'pt-BR'],
		['pt-br', 'pt-BR'],
		['pt_BR', 'pt-BR'],
		['en', 'en'],
		['en-US', 'en'],
	])('knows the language %s as %s', (written, language) => {
		expect(withFrontMatter(...minimal, `language: ${written}`).language).toBe(language);
	});

	test.each([
		['042', 42],
		['"042"', 42],
		['7', 7],
	])('reads the episode number %s as %i', (written, number) => {
		expect(withFrontMatter(...minimal, `episode: ${written}`).number).toBe(number);
	});

	test.each([
		['LF', '\n', ''],
		['CRLF', '\r\n', ''],
		['a byte order mark', '\n', '\uFEFF'],
		['a byte order mark and CRLF', '\r\n', '\uFEFF'],
		['blank lines first', '\n', '\n\n'],
	])('keeps lines and offsets right with %s', (_, newline, head) => {
		const lines = ['---', ...minimal, '---', '', 'Olá', '', '---', '', 'mundo'];
		const newsletter = parseFile(head + lines.join(newline));
		const before = head.includes('\n') ? 2 : 0;
		expect(newsletter.bodyLine).toBe(5 + before);
		expect(newsletter.sections[0]?.blocks.map(({ line }) => line)).toEqual([6 + before, 10 + before]);
		const slices = passagesOf(newsletter).map(({ start, end }) => newsletter.body.slice(start, end));
		expect(slices).toEqual(['Olá', 'mundo']);
	});

	test('never runs front matter', () => {
		const source = '---js\nglobalThis.hacked = true;\n---\nOlá.';
		expect(problemOf(() => parseFile(source))).toMatchInlineSnapshot(`
			"content/newsletters/042.md:1
			Only YAML front matter is read, and this is js.
			Write it as YAML: \`---\` alone on a line, \`key: value\` lines, and \`---\`."
		`);
		expect(globalThis).not.toHaveProperty('hacked');
	});

	test('says what is wrong, and where', () => {
		const problems = [
			'# Olá',
			'----\ntitle: x\n----',
			'+++\ntitle = "x"\n+++\n',
			'---\ntitle: x\ndate: 2026-01-31\n\nOlá.',
			'---\ntitle: x\n--- end\n',
			'---\ntitle: x\nsummary: a: b\n---\n',
			'---\n- x\n---\n',
			'---\n---\nOlá.',
			'---\ntitle: 2026\ndate: 2026-01-31\n---\n',
			'---\ntitle: x\n---\n',
			'---\r\ntitle: x\r\ndate: 2026-01-31\r\nlanguage: fr\r\n---\r\n',
			'---\ntitle: x\ndate: 2026-01-31\ndraft: sim\n---\n',
			'---\ntitle: x\ndate: 2026-01-31\nnumber: -1\n---\n',
			'---\ntitle: x\ndate: 2026-01-31\nslug: ../../etc\n---\n',
		].map((source) => problemOf(() => parseFile(source)));
		expect(problems.join('\n\n')).toMatchInlineSnapshot(`
			"content/newsletters/042.md:1
			There is no front matter.
			Begin the file with \`---\`, lines with at least \`title\` and \`date\`, and \`---\`.

			content/newsletters/042.md:1
			There is no front matter.
			Begin the file with \`---\`, lines with at least \`title\` and \`date\`, and \`---\`.

			content/newsletters/042.md:1
			Only YAML front matter is read, and this is TOML.
			Write it as YAML: \`---\` alone on a line, \`key: value\` lines, and \`---\`.

			content/newsletters/042.md:1
			The front matter is not closed.
			End it with a line that is exactly \`---\`.

			content/newsletters/042.md:1
			The front matter is not closed.
			End it with a line that is exactly \`---\`.

			content/newsletters/042.md:3
			The front matter is not valid YAML: incomplete explicit mapping pair; a key node is missed; or followed by a non-tabulated empty line.
			Put text that has \`: \`, \`#\` or quotes in it between quotes, and indent with spaces.

			content/newsletters/042.md:1
			The front matter is not a list of \`key: value\` lines.
			Write at least \`title: ...\` and \`date: ...\` in it.

			content/newsletters/042.md:1
			\`title\` in the front matter is missing.
			Write \`title: "..."\`, with quotes.

			content/newsletters/042.md:2
			\`title\` in the front matter must be text, not 2026.
			Write \`title: "..."\`, with quotes.

			content/newsletters/042.md:1
			\`date\` in the front matter is missing.
			Write \`date: 2026-01-31\`, or with a time and a zone \`date: 2026-01-31T08:00:00-03:00\`.

			content/newsletters/042.md:4
			\`language\` in the front matter must be Portuguese or English, not "fr".
			Write \`language: pt-BR\` or \`language: en\`, or leave the line out to use the language of the show.

			content/newsletters/042.md:4
			\`draft\` in the front matter must be \`true\` or \`false\`, not "sim".
			Write \`draft: true\`, or leave the line out.

			content/newsletters/042.md:4
			\`number\` in the front matter must be a whole number from 1 up, not -1.
			Write \`number: 42\`, or leave the line out.

			content/newsletters/042.md:4
			\`slug\` in the front matter must be usable as an address, not "../../etc".
			Use letters, digits, dashes and single slashes, as in \`slug: 2026/hello-world\`."
		`);
	});
});
