import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { ObjectStore } from '../../integration/store/store.ts';

const key = `take/${'3f'.repeat(32)}.wav`;
const other = `take/${'3f'.repeat(31)}00.wav`;

/** What every object store promises. `make` gets an empty folder. */
export function describeStore(name: string, make: (folder: string) => ObjectStore): void {
	describe(`${name} as an object store`, () => {
		let folder: string;
		let store: ObjectStore;

		beforeEach(async () => {
			folder = await mkdtemp(join(tmpdir(), 'newscast-store-'));
			store = make(join(folder, 'objects'));
		});
		afterEach(() => rm(folder, { recursive: true, force: true }));

		async function file(content: string): Promise<string> {
			const path = join(folder, 'input');
			await writeFile(path, content);
			return path;
		}

		async function read(from: string): Promise<string | undefined> {
			const path = await store.get(from);
			return path === undefined ? undefined : readFile(path, 'utf8');
		}

		test('has nothing to begin with', async () => {
			expect(await store.get(key)).toBeUndefined();
		});

		test('gives back the bytes it was given, with the extension of the key', async () => {
			await store.put(key, await file('sound'));
			expect(await read(key)).toBe('sound');
			expect(await store.get(key)).toMatch(/\.wav$/);
		});

		test('does not depend on the file it was given', async () => {
			const input = await file('sound');
			await store.put(key, input);
			await writeFile(input, 'something else');
			expect(await read(key)).toBe('sound');
		});

		test('keeps keys apart that share their beginning, kind or hash', async () => {
			await store.put(key, await file('one'));
			expect(await read(other)).toBeUndefined();
			expect(await read(key.replace('.wav', '.mp3'))).toBeUndefined();
			expect(await read(key.replace('take/', 'episode/'))).toBeUndefined();
			await store.put(other, await file('two'));
			expect([await read(key), await read(other)]).toEqual(['one', 'two']);
		});

		test('accepts the same object twice', async () => {
			await store.put(key, await file('sound'));
			await store.put(key, await file('sound'));
			expect(await read(key)).toBe('sound');
		});

		test('survives many writers of one object', async () => {
			const input = await file('sound');
			await Promise.all(Array.from({ length: 8 }, () => store.put(key, input)));
			expect(await read(key)).toBe('sound');
		});

		test('keeps an empty object', async () => {
			await store.put(key, await file(''));
			expect(await read(key)).toBe('');
		});

		test('says so when it cannot take an object', async () => {
			await expect(store.put(key, join(folder, 'missing'))).rejects.toThrow(key);
			expect(await store.get(key)).toBeUndefined();
		});
	});
}
