import { describe, expect, test } from 'vitest';
import type { Newsletter } from '../../integration/newsletter/newsletter.ts';
import { Problem } from '../../integration/problem.ts';
import { type ComposeContext, composeScript } from '../../integration/script/compose.ts';
import type { Finding, LintSubject } from '../../integration/script/lint/lint.ts';
import { offline } from '../../integration/script/offline.ts';
import { formatPinned, readPinned } from '../../integration/script/pinned.ts';
import { keepEdits } from '../../integration/script/pinned-edits.ts';
import { parsePinned } from '../../integration/script/pinned-parse.ts';
import type { Script } from '../../integration/script/script.ts';
import { speak } from '../../integration/script/spoken/spoken.ts';
import { newsletterOf } from '../helpers/newsletter.ts';
import { plainWriter } from '../helpers/plain-writer.ts';
import { englishIssue, portugueseIssue } from './issues.ts';
import { contextWith } from './stage.ts';

const file = 'content/newsletters/one.script.json';
const markdown = `Choveu 12 vezes.

## A conta

A conta chegou *inteira* na terça-feira, e ninguém na sala quis olhar para ela.

**Lia:** Quem não olha paga duas vezes.

> **Marvin:** Eu olhei.

## O fim

Acabou.`;
const newsletter = newsletterOf(markdown);

function contextFor(of: Newsletter, lint: (subject: LintSubject) => Finding[] = () => []): ComposeContext {
	const say = (text: string) => speak(text, of.language);
	return { ...contextWith(), spoken: (text) => say(text).text, speak: say, lint };
}

const compose = (of: Newsletter) => composeScript(of, plainWriter(), contextFor(of));
const format = (script: Script, of = newsletter) =>
	formatPinned(script, of, (text) => speak(text, of.language));
const read = (text: string, of = newsletter, lint?: (subject: LintSubject) => Finding[]) =>
	readPinned({ file, text }, of, contextFor(of, lint));

function problem(run: () => unknown): string {
	try {
		run();
	} catch (error) {
		if (!(error instanceof Problem)) throw error;
		return `${error.loc?.file}:${error.loc?.line}\n${error.message}\n${error.hint}`;
	}
	throw new Error('nothing failed');
}

const script = await compose(newsletter);
const pinned = format(script);

/** The file with one thing put for another, which must be there. */
function edit(from: string | RegExp, to: string): string {
	const edited = pinned.replace(from, to);
	expect(edited).not.toBe(pinned);
	return edited;
}

describe('the file', () => {
	test('has one line for every block and every turn, and no spoken form', () => {
		expect(pinned).toMatchInlineSnapshot(`
			"{
				"version": 1,
				"newsletter": "one",
				"title": "Uma semana comum",
				"writer": "plain",
				"language": "pt-BR",
				"source": [
					{ "section": "intro", "block": "b-6a60f9c7a7", "says": "Choveu 12 vezes." },
					{ "section": "a-conta", "block": "b-38c4bcbd8c", "says": "A conta chegou inteira na terça-feira, e ninguém…" },
					{ "section": "a-conta", "block": "b-538148604f", "says": "Quem não olha paga duas vezes." },
					{ "section": "a-conta", "block": "b-7c2b7db658", "says": "Eu olhei." },
					{ "section": "o-fim", "block": "b-fbc2f5ab13", "says": "Acabou." }
				],
				"turns": [
					{ "id": "t-0", "host": "lia", "section": "opening", "refs": [], "tags": [], "text": "Uma semana comum" },
					{ "id": "t-1", "host": "lia", "section": "intro", "refs": [ "b-6a60f9c7a7" ], "tags": [], "evidence": [ "Choveu 12 vezes." ], "text": "Choveu 12 vezes." },
					{ "id": "t-2", "host": "lia", "section": "a-conta", "refs": [ "b-38c4bcbd8c" ], "tags": [], "evidence": [ "A conta chegou *inteira* na terça-feira, e ninguém na sala quis olhar para ela." ], "text": "A conta chegou inteira na terça-feira, e ninguém na sala quis olhar para ela." },
					{ "id": "t-3", "host": "lia", "section": "a-conta", "refs": [ "b-538148604f" ], "opinion": "o-2ec70e98a0", "tags": [], "evidence": [ "Quem não olha paga duas vezes." ], "text": "Quem não olha paga duas vezes." },
					{ "id": "t-4", "host": "marvin", "section": "a-conta", "refs": [ "b-7c2b7db658" ], "opinion": "o-ab3d9d47fd", "tags": [], "evidence": [ "Eu olhei." ], "text": "Eu olhei." },
					{ "id": "t-5", "host": "lia", "section": "o-fim", "refs": [ "b-fbc2f5ab13" ], "tags": [], "evidence": [ "Acabou." ], "text": "Acabou." },
					{ "id": "t-6", "host": "lia", "section": "closing", "refs": [], "tags": [], "text": "Uma semana comum" }
				]
			}
			"
		`);
	});

	test.each([
		['a Portuguese issue', newsletterOf(portugueseIssue)],
		['an English issue', newsletterOf(englishIssue, 'en', 'An “ordinary”\u2028week')],
	])('keeps all of %s', async (_, issue) => {
		const written = await compose(issue);
		const text = format(written, issue);
		expect(read(text, issue)).toEqual({ ...written, findings: [] });
		expect(format(read(text, issue), issue)).toBe(text);
		expect(JSON.parse(text)).toMatchObject({ version: 1, newsletter: 'one' });
	});

	test.each([
		['Portuguese', newsletterOf(portugueseIssue)],
		['English', newsletterOf(englishIssue, 'en')],
	])('is the same after it was read, also for the offline writer’s %s', async (_, issue) => {
		const text = format(await composeScript(issue, offline(), contextFor(issue)), issue);
		expect(format(read(text, issue), issue)).toBe(text);
	});

	test('keeps opinions, tags, repairs and a spoken form set by hand', () => {
		const [first, ...rest] = script.turns;
		const turns = first
			? [
					{
						...first,
						tags: ['sighs'],
						repair: { how: 'rewritten' as const, rules: ['F02', 'F08'] },
						spoken: 'Uma semana incomum.',
					},
					...rest,
				]
			: [];
		const text = format({ ...script, turns });
		expect(read(text).turns[0]).toEqual(turns[0]);
		expect(format(read(text))).toBe(text);
	});

	test('may be laid out in another way', () => {
		const other = `\uFEFF${JSON.stringify(JSON.parse(pinned), null, 4)}`.replaceAll('\n', '\r\n');
		expect(read(other)).toEqual(read(pinned));
	});
});

describe('edits by hand', () => {
	test('change a turn, and neither its id nor the other turns', () => {
		const { turns } = read(edit('"text": "Choveu 12 vezes.', '"text": "Choveu 13 vezes!'));
		expect(turns.map(({ id }) => id)).toEqual(script.turns.map(({ id }) => id));
		expect(turns[1]).toMatchObject({ text: 'Choveu 13 vezes!', spoken: 'Choveu treze vezes!' });
		expect(turns.toSpliced(1, 1)).toEqual(script.turns.toSpliced(1, 1));
	});

	test('may say how a turn is spoken', () => {
		const text = edit(/"text": "Choveu 12 vezes."/, '$&, "spoken": "Choveu uma dúzia de vezes."');
		expect(read(text).turns[1]?.spoken).toBe('Choveu uma dúzia de vezes.');
	});

	test('are linted: errors are refused with their lines, warnings are findings', () => {
		const lint = ({ script: { turns } }: LintSubject): Finding[] =>
			turns.flatMap(({ id, text, spoken }) => [
				...(/talvez/.test(text)
					? [
							{
								rule: 'F08',
								severity: 'error' as const,
								turn: id,
								found: '“talvez”',
								expected: 'Say it without a hedge.',
							},
						]
					: []),
				...(/treze/.test(spoken)
					? [{ rule: 'F03', severity: 'warning' as const, turn: id, found: 'treze', expected: 'Say “doze”.' }]
					: []),
			]);
		const warned = read(edit('"text": "Choveu 12', '"text": "Choveu 13'), newsletter, lint);
		expect(warned.findings).toMatchObject([{ rule: 'F03', turn: 't-1' }]);
		const text = edit('"text": "Quem não olha', '"text": "Quem talvez não olhe').replace(
			'"text": "Acabou.',
			'"text": "Acabou, talvez',
		);
		expect(problem(() => read(text, newsletter, lint))).toMatchInlineSnapshot(`
			"content/newsletters/one.script.json:18
			The pinned script of “Uma semana comum” cannot be spoken:
			- content/newsletters/one.script.json:18: F08: “talvez”: Say it without a hedge.
			- content/newsletters/one.script.json:20: F08: “talvez”: Say it without a hedge.
			Mend these lines, or set the newsletter right if that is where the mistake is."
		`);
	});

	test('are linted by the linter’s own rules', async () => {
		const own = { ...contextFor(newsletter), lint: undefined };
		const text = format(await composeScript(newsletter, offline(), own));
		const { findings = [] } = readPinned({ file, text }, newsletter, own);
		expect(findings.every(({ severity }) => severity === 'warning')).toBe(true);
		const wrong = text.replace(
			'"text": "Quem não olha paga duas vezes.',
			'"text": "Talvez quem não olha pague duas vezes.',
		);
		expect(problem(() => readPinned({ file, text: wrong }, newsletter, own))).toContain('F08');
	});

	test('that name what does not exist are refused', () => {
		const text = edit('"host": "lia"', '"host": "lea"')
			.replace(
				/"id": "t-2", (.*)"section": "a-conta", "refs": \[ "[^"]*"/,
				'"id": "t-1", $1"section": "b", "refs": [ "b-0"',
			)
			.replace(/"opinion": "[^"]*"/, '"opinion": "o-0"');
		expect(problem(() => read(text))).toMatchInlineSnapshot(`
			"content/newsletters/one.script.json:15
			The pinned script of “Uma semana comum” cannot be spoken:
			- content/newsletters/one.script.json:15: there is no host \`lea\`, only lia and marvin
			- content/newsletters/one.script.json:17: the id t-1 is that of an earlier turn
			- content/newsletters/one.script.json:17: there is no section \`b\`
			- content/newsletters/one.script.json:17: there is no block \`b-0\`
			- content/newsletters/one.script.json:18: there is no opinion \`o-0\`
			Name what the file’s \`source\` and the show have."
		`);
	});
});

describe('a file that is no pinned script', () => {
	test.each([
		// What follows it is what the parser did not expect.
		['a missing comma', /(turns": \[\n.*),\n/, '$1\n', 16],
		['a quotation mark too many', /(text": "Acabou)/, '$1"', 20],
		['a quotation mark that is missing', /(text": "Acabou.)"/, '$1', 20],
		['an end that is missing', /\]\n\}\n$/, '', 22],
		['a word that is no JSON', /"pt-BR"/, 'pt-BR', 6],
	])('for %s is refused with the line', (_, from, to, line) => {
		const [at] = problem(() => read(edit(from, to))).split('\n');
		expect(at).toBe(`${file}:${line}`);
	});

	test('for its form is refused with every mistake', () => {
		const text = edit('"version": 1', '"version": 2')
			.replace('"text": "Acabou."', '"txt": "Acabou."')
			.replace('Choveu 12 vezes."\u0020}', ' " }')
			.replace('"language": "pt-BR"', '"language": "pt"');
		expect(problem(() => read(text))).toMatchInlineSnapshot(`
			"content/newsletters/one.script.json:2
			content/newsletters/one.script.json is not a script:
			- content/newsletters/one.script.json:2: \`version\`: must be 1: the file was written by another version of newscast
			- content/newsletters/one.script.json:6: \`language\`: Invalid option: expected one of "pt-BR"|"en"
			- content/newsletters/one.script.json:20: \`turns.5.text\`: Invalid input: expected string, received undefined
			- content/newsletters/one.script.json:20: \`turns.5\`: Unrecognized key: "txt"
			Mend it, or write it again with \`newscast script <newsletter> --pin --force\`."
		`);
	});

	test('for its language is refused', () => {
		expect(problem(() => read(edit('"pt-BR"', '"en"')))).toMatchInlineSnapshot(`
			"content/newsletters/one.script.json:6
			The pinned script of “Uma semana comum” is in en, and the newsletter in pt-BR.
			Write it again: \`newscast script one --pin --force\`."
		`);
	});
});

describe('a newsletter that was edited after pinning', () => {
	const edited = (change: (text: string) => string, title?: string) =>
		problem(() => read(pinned, newsletterOf(change(markdown), 'pt-BR', title)));

	test('is shown with its changed, new and lost blocks', () => {
		expect(
			edited((text) =>
				text
					.replace('terça-feira', 'quarta-feira')
					.replace('> **Marvin:** Eu olhei.\n\n', '')
					.replace('Acabou.', 'Acabou.\n\nMesmo.'),
			),
		).toMatchInlineSnapshot(`
			"content/newsletters/one.script.json:undefined
			“Uma semana comum” was edited after its script was pinned:
			- content/newsletters/one.md:10: changed: “A conta chegou inteira na terça-feira, e ninguém…” (b-38c4bcbd8c) is now “A conta chegou inteira na quarta-feira, e ninguém…” (b-c95d66e1f4)
			- content/newsletters/one.script.json:11: gone: “Eu olhei.” (b-7c2b7db658)
			- content/newsletters/one.md:18: new: “Mesmo.” (b-1bcffc8d7b)
			Run \`newscast script one --pin\`, which keeps your wording of turns that are still there, or bring content/newsletters/one.script.json in line by hand: its \`source\` and the turns that cite it."
		`);
	});

	test('is shown with its moved blocks and its title', () => {
		expect(
			edited(
				(text) => text.replace('Choveu 12 vezes.\n\n', '').replace('Acabou.', 'Acabou.\n\nChoveu 12 vezes.'),
				'Outra semana',
			),
		).toMatchInlineSnapshot(`
			"content/newsletters/one.script.json:undefined
			“Outra semana” was edited after its script was pinned:
			- content/newsletters/one.md: the title was “Uma semana comum” and is “Outra semana”
			- content/newsletters/one.md:18: moved: “Choveu 12 vezes.” (b-6a60f9c7a7)
			Run \`newscast script one --pin\`, which keeps your wording of turns that are still there, or bring content/newsletters/one.script.json in line by hand: its \`source\` and the turns that cite it."
		`);
	});

	test('is shown with the section its blocks have come to', () => {
		expect(edited((text) => text.replace('## O fim', '## O começo'))).toMatchInlineSnapshot(`
			"content/newsletters/one.script.json:undefined
			“Uma semana comum” was edited after its script was pinned:
			- content/newsletters/one.md:18: moved: “Acabou.” (b-fbc2f5ab13), from the section o-fim to o-começo
			Run \`newscast script one --pin\`, which keeps your wording of turns that are still there, or bring content/newsletters/one.script.json in line by hand: its \`source\` and the turns that cite it."
		`);
	});

	test('is shown in part when it is another newsletter', () => {
		const lines = edited(() => Array.from({ length: 40 }, (_, index) => `Parágrafo ${index}.`).join('\n\n'));
		expect(lines).toContain('and 20 more');
	});

	test('is as good as before when only its layout is another', () => {
		const roomy = newsletterOf(markdown.replaceAll('\n\n', '\n\n\n\n').replace('*inteira*', '_inteira_'));
		const { turns } = read(pinned, roomy);
		const [span] = turns.find(({ opinion }) => opinion)?.evidence ?? [];
		expect(roomy.body.slice(span?.start, span?.end)).toContain('Quem não olha paga');
	});
});

test('pinning again keeps the wording of turns that are still there', () => {
	const parse = (text: string) => parsePinned({ file, text });
	const say = (text: string) => speak(text, 'pt-BR');
	const before = parse(
		edit('"text": "Choveu 12 vezes.', '"text": "Choveu demais.').replace(
			'"text": "Acabou."',
			'"text": "Acabou.", "spoken": "Acabou-se."',
		),
	);
	const fresh = { ...script, turns: script.turns.filter(({ id }) => id !== 't-3') };
	const { script: merged, kept } = keepEdits(fresh, before, say);
	expect(kept).toEqual(['t-1', 't-5']);
	expect(merged.turns.map(({ text }) => text)).toEqual(
		fresh.turns.map(({ text }) => text.replace('Choveu 12 vezes.', 'Choveu demais.')),
	);
	expect(merged.turns.find(({ id }) => id === 't-5')?.spoken).toBe('Acabou-se.');
	expect(keepEdits(fresh, parse(pinned), say)).toEqual({ script: fresh, kept: [] });
});
