import { access, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
	catalogue,
	findModel,
	findModels,
	folderOf,
	pairs,
} from '../../../integration/speech/models/catalogue.ts';
import { checkModel } from '../../../integration/speech/models/check.ts';
import { findStranger } from '../../../integration/speech/models/content.ts';
import { digestsOf } from '../../../integration/speech/models/digest.ts';
import { pullModel } from '../../../integration/speech/models/pull.ts';
import { recordName } from '../../../integration/speech/models/record.ts';
import { makeModel, sha256, startHub } from './hub-server.ts';

let base: string;
beforeEach(async () => {
	base = await mkdtemp(join(tmpdir(), 'newscast-models-'));
});
afterEach(() => rm(base, { recursive: true, force: true }));

const { signal } = new AbortController();

describe('a model', () => {
	const { model, files } = makeModel();
	const graph = files['pt/voice/tiny.onnx'] ?? Buffer.alloc(0);
	let folder: string;

	beforeEach(async () => {
		await using hub = await startHub(files);
		await pullModel(model, { folder: base, endpoint: hub.endpoint, signal, report() {} });
		folder = join(base, folderOf(model));
	});

	test('that came whole has no faults', async () => {
		expect(await checkModel(model, folder, signal)).toEqual([]);
	});

	test.each([
		['tiny.onnx', graph.subarray(0, 1000), 'has 1000 bytes instead of 300000: it is cut off'],
		['tiny.onnx', Buffer.concat([graph, graph]), 'has 600000 bytes instead of 300000'],
		['tiny.onnx', Buffer.alloc(0), 'is empty'],
		['tiny.onnx', Buffer.concat([graph.subarray(0, -1), Buffer.of(7)]), 'is damaged: its SHA-256 is'],
		['tiny.onnx', Buffer.from('<html>502 Bad Gateway</html>'), 'is a web page'],
		['tiny.onnx.json', Buffer.from('{"audio":{"sample'), 'is not JSON'],
		['tiny.onnx.json', Buffer.from('{}'), 'has 2 bytes instead of 31: it is cut off'],
		[
			'tiny.onnx',
			Buffer.from('version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 300000\n'),
			'is a Git-LFS pointer, a text in place of the 300000 bytes',
		],
		['voices/one.bin', Buffer.alloc(5120), 'is damaged'],
	])('whose %s was changed is told from one that is whole (%#)', async (name, bytes, fault) => {
		await writeFile(join(folder, name), bytes);
		expect(await checkModel(model, folder, signal)).toEqual([
			{ file: name, fault: expect.stringContaining(fault) },
		]);
	});

	test('without its configuration is incomplete', async () => {
		await rm(join(folder, 'tiny.onnx.json'));
		expect(await checkModel(model, folder, signal)).toEqual([
			{ file: 'tiny.onnx.json', fault: 'is not there' },
		]);
	});

	test('that never came to its end says how far it came', async () => {
		await rm(join(folder, 'tiny.onnx'));
		await rm(join(folder, recordName));
		await writeFile(join(folder, 'tiny.onnx.part'), graph.subarray(0, 1000));
		expect(await checkModel(model, folder, signal)).toEqual([
			{ file: 'tiny.onnx', fault: 'is not there: its download stopped after 1000 bytes' },
			{ file: recordName, fault: 'is not there: the download did not come to its end' },
		]);
	});

	test('that got a file since is incomplete', async () => {
		await writeFile(join(folder, 'more.txt'), 'more');
		const more = { path: 'more.txt', name: 'more.txt', kind: 'text' as const };
		expect(await checkModel({ ...model, files: [...model.files, more] }, folder, signal)).toEqual([
			{ file: recordName, fault: 'does not have more.txt' },
		]);
	});
});

describe('content', () => {
	const look = async (content: string | Uint8Array, kind: 'onnx' | 'json' | 'style' | 'text') => {
		const file = join(base, 'file');
		await writeFile(file, content);
		return findStranger(file, kind);
	};

	test.each([
		'<!DOCTYPE html><html>',
		'\n  <html lang="en">',
		'<?xml version="1.0"?><Error><Code>AccessDenied</Code></Error>',
	])('that is the page %j is no model', async (page) => {
		for (const kind of ['onnx', 'json', 'style'] as const) {
			expect(await look(page, kind), kind).toContain('a web page');
		}
	});

	test.each(['Bad Gateway', '{"error":"Not found"}', 'rate limited', '2 many', '"x"', ':)', '(none)'])(
		'that is the text %j is no graph',
		async (text) => {
			expect(await look(text, 'onnx')).toBe('not an ONNX graph');
		},
	);

	test('that is a graph is one, whatever of it stands first', async () => {
		expect(await look(Uint8Array.of(0x08, 0x07, 0x12, 0x00), 'onnx')).toBeUndefined();
		expect(await look(Uint8Array.of(0x3a, 0x02, 0x08, 0x00), 'onnx')).toBeUndefined();
		expect(await look(Uint8Array.of(0x50, 0x4b, 0x03, 0x04), 'onnx')).toBe('not an ONNX graph');
	});

	test('has the hashes that sha256sum and git give', async () => {
		const file = join(base, 'file');
		await writeFile(file, 'hello\n');
		// `printf 'hello\n' | sha256sum` and `| git hash-object --stdin`.
		expect(await digestsOf(file)).toEqual({
			sha256: '5891b5b522d5df086d0ff0b110fbd9d21bb4fc7163af34d08286a2e846f6be03',
			git: 'ce013625030ba8dba906f756967f9e9ca394464a',
		});
	});
});

describe('the catalogue', () => {
	test('names every file once, in a folder of its own', () => {
		expect(new Set(catalogue.map(folderOf)).size).toBe(catalogue.length);
		for (const { files } of catalogue) {
			expect(new Set(files.map(({ name }) => name)).size).toBe(files.length);
			for (const { name } of files) expect(name).toMatch(/^(?:[\w-]+\/)?[\w.-]+$/);
			expect(files.filter(({ kind }) => kind === 'onnx')).toHaveLength(1);
			expect(files.filter(({ kind }) => kind === 'json')).toHaveLength(1);
		}
	});

	test.each(['pt-BR', 'en'] as const)('has two hosts for %s in each family', (language) => {
		const able = catalogue.filter(({ languages }) => languages.includes(language));
		expect(able.filter(({ id }) => id.startsWith('piper:')).length).toBeGreaterThanOrEqual(2);
		const styles = able.flatMap(({ files }) => files.filter(({ kind }) => kind === 'style'));
		expect(styles.length).toBeGreaterThanOrEqual(4);
	});

	test('knows size and hash of every graph, configuration and style, at one commit', () => {
		for (const { files, revision } of catalogue) {
			expect(revision).toMatch(/^[0-9a-f]{40}$/);
			for (const { name, kind, bytes, sha256: hash } of files) {
				if (kind === 'text') continue;
				expect(bytes, name).toBeGreaterThan(1_000);
				expect(hash, name).toMatch(/^[0-9a-f]{64}$/);
			}
		}
		const hashes = catalogue.flatMap(({ files }) => files.flatMap((file) => file.sha256 ?? []));
		expect(new Set(hashes).size).toBe(hashes.length);
	});

	test.each(['pt-BR', 'en'] as const)('has a pair of voices for %s that go by its name', (language) => {
		const pair = findModels([language]);
		expect(pair.map(({ id }) => id)).toEqual(pairs[language]);
		expect(pair.every(({ languages }) => languages.includes(language))).toBe(true);
	});

	test('gives each of several models once', () => {
		const ids = findModels(['en', 'kokoro:v1.0', pairs.en[1]]).map(({ id }) => id);
		expect(ids).toEqual([...pairs.en, 'kokoro:v1.0']);
		expect(() => findModels(['en', 'fr'])).toThrow('There is no model “fr”');
	});

	test('suggests the model that was meant', () => {
		expect(findModel('kokoro:v1.0').licence).toBe('Apache-2.0');
		expect(() => findModel('piper:pt_BR-faber-medum')).toThrow('There is no model');
		try {
			findModel('piper:pt_BR-faber-medum');
		} catch (error) {
			expect(error).toMatchObject({ hint: 'Did you mean piper:pt_BR-faber-medium?' });
		}
	});
});

describe('real files', () => {
	const shared =
		process.env['NEWSCAST_TEST_MODELS'] ??
		fileURLToPath(new URL('../../../../shared/models', import.meta.url));

	test('are what they should be, and have the sizes and hashes of the catalogue', async ({ skip }) => {
		const there = await access(shared).then(
			() => true,
			() => false,
		);
		if (!there) return skip(`no real models in ${shared}`);
		for (const name of (await readdir(shared, { recursive: true })).filter((file) =>
			file.endsWith('.onnx'),
		)) {
			expect(await findStranger(join(shared, name), 'onnx'), name).toBeUndefined();
		}
		for (const { name, sha256: hash, bytes } of findModel('kokoro:v1.0').files) {
			// The graph that is there speaks for it, but is another.
			const content = await readFile(join(shared, 'kokoro', name)).catch(() => undefined);
			if (!content) continue;
			expect([content.length, sha256(content)], name).toEqual([bytes, hash]);
		}
	});
});
