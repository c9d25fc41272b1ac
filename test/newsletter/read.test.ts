import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { newsletterId } from '../../integration/newsletter/id.ts';
import { listNewsletters } from '../../integration/newsletter/read.ts';
import { Problem } from '../../integration/problem.ts';

let root: string;
beforeEach(async () => {
	root = await mkdtemp(join(tmpdir(), 'newsletters #1 ç '));
});
afterEach(() => rm(root, { recursive: true }));

async function write(files: Record<string, string | Uint8Array>) {
	for (const [name, content] of Object.entries(files)) {
		const path = join(root, 'content', name);
		await mkdir(dirname(path), { recursive: true });
		await writeFile(path, content);
	}
}
const list = () => listNewsletters(join(root, 'content'), root);
const source = (...lines: string[]) => ['---', 'title: x', ...lines, '---', 'Olá.'].join('\n');

async function problem(): Promise<string> {
	const error = await list().catch((error: unknown) => error);
	if (!(error instanceof Problem)) throw new Error('nothing failed', { cause: error });
	return `${error.loc?.file}\n${error.message}\n${error.hint}`;
}

describe('ids', () => {
	test.each([
		['042.md', undefined, '042'],
		['Olá Mundo.md', undefined, 'olá-mundo'],
		['v1.2 release.md', undefined, 'v12-release'],
		['2026/Edição #3.md', undefined, '2026/edição-3'],
		['2026/index.md', undefined, '2026'],
		['index.md', undefined, 'index'],
		['a.md', 'b/c', 'b/c'],
		['a.md', 42, '42'],
		['a.md', '', 'a'],
		['a.md', '../b', 'a'],
	])('%s with slug %j is %s', (path, slug, id) => {
		expect(newsletterId(path, slug)).toBe(id);
	});
});

describe('listing', () => {
	test('an episode has changed when its own cover has', async () => {
		const hashes = async (bytes: string | undefined) => {
			await write({ 'a.md': source('episodeCover: ./art/a.png'), 'b.md': source() });
			if (bytes !== undefined) await write({ 'art/a.png': bytes });
			return (await list()).map(({ hash }) => hash);
		};
		const [absent, other] = await hashes(undefined);
		const [first, untouched] = await hashes('one');
		const [second] = await hashes('two');
		expect(new Set([absent, first, second]).size).toBe(3);
		expect(untouched).toBe(other);
	});

	test('finds newsletters in all folders, sorted by id, with the hash of their bytes', async () => {
		const first = '\uFEFF---\r\ntitle: x\r\n---\r\n';
		await write({
			'b.md': source(),
			'2026/Edição #3.md': source(),
			'z.md': source('slug: a'),
			'2025/index.md': first,
			'_draft.md': source(),
			'.hidden.md': source(),
			'_old/c.md': source(),
			'notes.txt': source(),
			'b.script.json': '{}',
		});
		const found = await list();
		expect(found.map(({ id, file }) => [id, file])).toEqual([
			['2025', 'content/2025/index.md'],
			['2026/edição-3', 'content/2026/Edição #3.md'],
			['a', 'content/z.md'],
			['b', 'content/b.md'],
		]);
		expect(found[0]?.source).toBe(first);
		expect(found[0]?.hash).toBe(createHash('sha256').update(first).digest('hex'));
	});

	test('finds the script that is pinned beside a newsletter, and its bytes are part of the hash', async () => {
		await write({ '2026/a b.md': source(), '2026/a b.script.json': '{ "é": 1 }', 'b.md': source() });
		const [pinned, plain] = await list();
		expect(pinned?.pinned).toEqual({ file: 'content/2026/a b.script.json', text: '{ "é": 1 }' });
		expect(pinned?.hash).toBe(createHash('sha256').update(`${source()}{ "é": 1 }`).digest('hex'));
		expect(plain).not.toHaveProperty('pinned');
		expect(plain?.hash).toBe(createHash('sha256').update(source()).digest('hex'));
	});

	test('looks at no pinned script of newsletters without an episode', async () => {
		await write({
			'a.md': source('podcast: false'),
			'a.script.json': Uint8Array.of(0xe1),
			'_b.script.json': '',
			'_old/c.script.json': '',
		});
		expect(await list()).toEqual([]);
	});

	test('leaves out newsletters without an episode', async () => {
		await write({ 'a.md': source('podcast: false'), 'b.md': source('podcast: true') });
		expect((await list()).map(({ id }) => id)).toEqual(['b']);
	});

	test('lists a broken newsletter like any other', async () => {
		await write({ 'a.md': '---\nslug: "b\n---\n', 'c.md': source() });
		expect((await list()).map(({ id }) => id)).toEqual(['a', 'c']);
	});

	test('of an empty folder is empty', async () => {
		await mkdir(join(root, 'content'));
		expect(await list()).toEqual([]);
	});

	test('refuses two newsletters with one id', async () => {
		await write({ 'a b.md': source(), 'c.md': source('slug: a-b') });
		expect(await problem()).toMatchInlineSnapshot(`
			"content/c.md
			Two newsletters have the id \`a-b\`: content/a b.md and content/c.md.
			Rename one of them, or give one a \`slug\` of its own in its front matter."
		`);
	});

	test('refuses a missing folder', async () => {
		expect(await problem()).toMatchInlineSnapshot(`
			"undefined
			There is no folder of newsletters at content.
			Create it, or name the folder where they are with the option \`newsletters\`."
		`);
	});

	test('refuses what is not UTF-8', async () => {
		await write({ 'a.md': Uint8Array.of(0xe1) });
		expect(await problem()).toMatchInlineSnapshot(`
			"content/a.md
			content/a.md is not UTF-8 text.
			Save it again with the encoding UTF-8."
		`);
	});

	test('refuses a pinned script that is not UTF-8', async () => {
		await write({ 'a.md': source(), 'a.script.json': Uint8Array.of(0xe1) });
		expect(await problem()).toMatch(/^content\/a\.script\.json\n/);
	});

	test('refuses a pinned script without its newsletter', async () => {
		await write({ 'a.md': source(), 'b.script.json': '{}' });
		expect(await problem()).toMatchInlineSnapshot(`
			"content/b.script.json
			The pinned script content/b.script.json belongs to no newsletter.
			It is used for b.md beside it. Give it the name of its newsletter, or delete it."
		`);
	});

	test('refuses a name that makes no address', async () => {
		await write({ '!!.md': source() });
		expect(await problem()).toMatchInlineSnapshot(`
			"content/!!.md
			content/!!.md has no letter or digit in its name to make an address of.
			Rename it, or give it a \`slug\` in its front matter."
		`);
	});
});
