import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Script, Turn } from '../../integration/script/script.ts';
import { newsletterOf } from '../helpers/newsletter.ts';
import { fakeDesk, runCli } from './desk.ts';

const markdown = `Choveu 12 vezes.

## A conta

A conta chegou.

**Lia:** Quem não olha paga.`;
const newsletter = newsletterOf(markdown);
const blocks = newsletter.sections.flatMap((section) => section.blocks);
const turn = (id: string, section: string, text: string, more: Partial<Turn> = {}): Turn => {
	return { id, host: 'lia', section, refs: [], tags: [], text, spoken: text, ...more };
};

const script: Script = {
	writer: 'offline-1',
	language: 'pt-BR',
	turns: [
		turn('t-0', 'opening', 'Bom dia.'),
		turn('t-1', 'intro', 'Choveu 12 vezes.', {
			refs: [blocks[0]?.id ?? ''],
			spoken: 'Choveu doze vezes.',
		}),
		turn('t-2', 'a-conta', 'A conta chegou.', {
			host: 'marvin',
			refs: [blocks[1]?.id ?? ''],
			tags: ['sighs'],
			repair: { how: 'rewritten', rules: ['F02', 'F08'] },
		}),
		turn('t-3', 'a-conta', 'Quem não olha paga.', {
			refs: [blocks[2]?.id ?? ''],
			opinion: newsletter.opinions[0]?.id ?? '',
		}),
	],
	findings: [
		{ rule: 'X1', severity: 'warning', turn: 't-1', found: '“12”', expected: 'Say it.' },
		{ rule: 'X2', severity: 'warning', found: 'no farewell', expected: 'Say goodbye.' },
		{ rule: 'X1', severity: 'warning', turn: 't-3', found: '“paga”', expected: 'Say it.' },
	],
};
const desk = fakeDesk({ newsletter, script });

describe('newscast script', () => {
	test('shows who says what, what was done to it, and what the linter has to say', async () => {
		const { code, out, err } = await runCli(['script', 'one'], { desk });
		expect({ code, err }).toEqual({ code: 0, err: '' });
		expect(out).toMatchInlineSnapshot(`
			"Uma semana comum
			content/newsletters/one.md · pt-BR · 4 turns · about 0.1 minutes · offline-1, written now

			opening
			  lia     Bom dia.

			intro
			  lia     Choveu 12 vezes.

			A conta
			  marvin  A conta chegou.  ‹[sighs]; rewritten: F02, F08›
			  lia     Quem não olha paga.  ‹opinion›

			3 findings:
			  X1
			    warning: lia, “Choveu 12 vezes.”: “12”: Say it.
			    warning: lia, “Quem não olha paga.”: “paga”: Say it.
			  X2
			    warning: no farewell: Say goodbye.
			"
		`);
	});

	test('shows the spoken form, and where a script comes from', async () => {
		const pinned = { ...script, findings: [] };
		const { out } = await runCli(['script', 'one', '--spoken'], {
			desk: fakeDesk({ newsletter, script, pinned }),
		});
		expect(out).toContain('  lia     Choveu doze vezes.\n');
		expect(out).toContain('offline-1, pinned\n');
		expect(out).toMatch(/The linter has nothing to say\.\n$/);
	});

	test('tells which newsletter there is not, with file and line', async () => {
		expect(await runCli(['script', 'two'], { desk })).toEqual({
			code: 1,
			out: '',
			err: 'There is no newsletter “two”.\ncontent/newsletters/one.md:3\nName one of: one.\n',
		});
	});
});

describe('newscast script --pin', () => {
	let root: string;
	let path: string;
	beforeEach(async () => {
		root = await mkdtemp(join(tmpdir(), 'pinned #1 ç '));
		path = join(root, 'content/newsletters/one.script.json');
		await mkdir(join(root, 'content/newsletters'), { recursive: true });
	});
	afterEach(() => rm(root, { recursive: true }));

	const pin = (more: readonly string[] = [], from = { newsletter, script }) =>
		runCli(['script', 'one', '--pin', ...more], { desk: fakeDesk(from), root });
	const read = () => readFile(path, 'utf8');

	test('writes the script beside the newsletter, and nothing else', async () => {
		expect(await pin()).toEqual({
			code: 0,
			out: '',
			err: 'content/newsletters/one.script.json written: 4 turns.\n',
		});
		expect(await readdir(join(root, 'content/newsletters'))).toEqual(['one.script.json']);
		expect(JSON.parse(await read()).turns).toHaveLength(4);
	});

	test('is done when it was done before', async () => {
		await pin();
		expect((await pin()).err).toBe('content/newsletters/one.script.json is as it should be.\n');
	});

	test('leaves alone what was edited by hand, unless told to', async () => {
		await pin();
		const edited = (await read()).replace('"text": "A conta chegou."', '"text": "Chegou a conta."');
		await writeFile(path, edited);
		const { code, err } = await pin();
		expect(code).toBe(1);
		expect(err).toMatchInlineSnapshot(`
			"content/newsletters/one.script.json has what the writer would not write: it was edited, or written in another way.
			content/newsletters/one.script.json
			It is used as it is. To start over and drop what is in it, add \`--force\`.
			"
		`);
		expect(await read()).toBe(edited);
		expect((await pin(['--force'])).code).toBe(0);
		expect(await read()).toContain('"text": "A conta chegou."');
	});

	test('keeps the wording of what is still there when the newsletter was edited', async () => {
		await pin();
		await writeFile(path, (await read()).replace('"text": "A conta chegou."', '"text": "Chegou a conta."'));
		const edited = newsletterOf(markdown.replace('Choveu 12', 'Choveu 13'));
		const [first = '', ...rest] = edited.sections.flatMap((section) => section.blocks.map(({ id }) => id));
		const turns = script.turns.map((each) =>
			each.id === 't-1' ? { ...each, id: 't-1b', refs: [first], text: 'Choveu 13 vezes.' } : each,
		);
		const { code, err } = await pin([], { newsletter: edited, script: { ...script, turns } });
		expect({ code, err }).toEqual({
			code: 0,
			err: 'content/newsletters/one.script.json written: 4 turns, 1 of them worded as they were.\n',
		});
		const written = JSON.parse(await read());
		expect(written.turns.map(({ text }: Turn) => text)).toEqual([
			'Bom dia.',
			'Choveu 13 vezes.',
			'Chegou a conta.',
			'Quem não olha paga.',
		]);
		expect(written.source.map(({ block }: { block: string }) => block)).toEqual([first, ...rest]);
	});

	test('does not touch a file it cannot read, unless told to', async () => {
		await writeFile(path, '{ "version": 1,\n');
		const { code, err } = await pin();
		expect(code).toBe(1);
		expect(err).toContain('content/newsletters/one.script.json:');
		expect(await read()).toBe('{ "version": 1,\n');
		expect((await pin(['--force'])).code).toBe(0);
	});

	test('takes the writer’s script, not the one that is pinned', async () => {
		const pinned = { ...script, turns: script.turns.slice(0, 1) };
		await runCli(['script', 'one', '--pin'], { desk: fakeDesk({ newsletter, script, pinned }), root });
		expect(JSON.parse(await read()).turns).toHaveLength(4);
	});

	test('says so when it cannot write', async () => {
		await rm(join(root, 'content'), { recursive: true });
		const { code, err } = await pin();
		expect(code).toBe(1);
		expect(err).toMatch(/one\.script\.json could not be written: ENOENT/);
	});

	test('has the same form in a file of one’s own and on stdout', async () => {
		await pin();
		const { out, code } = await runCli(['script', 'one', '--write-to', '-'], { desk, root });
		expect({ out, code }).toEqual({ out: await read(), code: 0 });
		await runCli(['script', 'one', '--write-to', 'copy.json'], { desk, root });
		expect(await readFile(join(root, 'copy.json'), 'utf8')).toBe(out);
	});
});
