import { mkdir, mkdtemp, readdir, readFile, rename, rm, truncate, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { directoryStore } from '../../integration/store/directory.ts';
import { plainStore } from '../helpers/plain-store.ts';
import { describeStore } from './store-contract.ts';

describeStore('a directory', (folder) => directoryStore(folder, { onDamaged: () => {} }));
describeStore('the plain fake', plainStore);

describe('a directory store', () => {
	const key = `take/${'ab'.repeat(32)}.wav`;
	let folder: string;
	let input: string;
	let damaged: string[];

	beforeEach(async () => {
		folder = await mkdtemp(join(tmpdir(), 'newscast-directory-'));
		input = join(folder, 'input');
		damaged = [];
		await writeFile(input, 'a take of forty bytes, more or less, yes');
	});
	afterEach(() => rm(folder, { recursive: true, force: true }));

	function open() {
		return directoryStore(join(folder, 'objects'), { onDamaged: (name) => damaged.push(name) });
	}

	test('finds what an earlier build kept', async () => {
		await open().put(key, input);
		expect(await open().get(key)).toBeDefined();
	});

	test.each([
		['truncated', (file: string) => truncate(file, 10)],
		['emptied', (file: string) => truncate(file, 0)],
		[
			'bit-flipped',
			async (file: string) => {
				const bytes = await readFile(file);
				bytes[5] = (bytes[5] ?? 0) ^ 1;
				await writeFile(file, bytes);
			},
		],
	])('treats a %s object as missing, reports it and takes it again', async (_name, damage) => {
		const store = open();
		await store.put(key, input);
		await damage((await store.get(key)) ?? '');
		expect(await store.get(key)).toBeUndefined();
		expect(damaged).toEqual([key]);
		await store.put(key, input);
		expect(await store.get(key)).toBeDefined();
		expect(damaged).toEqual([key]);
	});

	test('believes an object whose time was lost, as a restored cache loses it, when its bytes are right', async () => {
		const store = open();
		await store.put(key, input);
		const file = (await store.get(key)) ?? '';
		await utimes(file, 1_790_000_000, 1_790_000_000);
		expect(await open().get(key)).toBe(file);
		expect(damaged).toEqual([]);
	});

	test('gives back what was kept last, where an object was made again with other bytes', async () => {
		const store = open();
		await store.put(key, input);
		const first = (await store.get(key)) ?? '';
		const [stem, sum, second, extension] = first.split('.');
		await rename(first, `${stem}.${sum}.${Number(second) - 60}.${extension}`);
		await writeFile(input, 'another take of the same words');
		await store.put(key, input);
		expect(await readFile((await store.get(key)) ?? '', 'utf8')).toBe('another take of the same words');
		expect(damaged).toEqual([]);
	});

	test('leaves no temporary file, whether the write succeeds or fails', async () => {
		const store = open();
		await store.put(key, input);
		await expect(store.put(key, join(folder, 'missing'))).rejects.toThrow();
		const names = await readdir(join(folder, 'objects'), { recursive: true });
		expect(names.filter((name) => name.endsWith('.tmp'))).toEqual([]);
	});

	test('sweeps up what a killed build left, and not what a running one is writing', async () => {
		const shard = join(folder, 'objects', 'take', 'ab');
		await mkdir(shard, { recursive: true });
		await writeFile(join(shard, '.old.tmp'), 'half');
		await writeFile(join(shard, '.new.tmp'), 'half');
		await utimes(join(shard, '.old.tmp'), 0, 0);
		await open().put(key, input);
		expect((await readdir(shard)).filter((name) => name.endsWith('.tmp'))).toEqual(['.new.tmp']);
	});
});
