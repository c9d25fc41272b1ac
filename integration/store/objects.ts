import { readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Problem } from '../problem.ts';
import type { ObjectStore } from './store.ts';

/** Reads a JSON object, or undefined when there is none. The caller knows its type from the key's kind and version. */
export async function getJson<Value>(store: ObjectStore, key: string): Promise<Value | undefined> {
	const file = await store.get(key);
	// Synchronous: a thousand manifests are read in a row, and each is there at once.
	return file === undefined ? undefined : (JSON.parse(readFileSync(file, 'utf8')) as Value);
}

export async function putJson(store: ObjectStore, key: string, value: unknown): Promise<void> {
	await putBytes(store, key, `${JSON.stringify(value)}\n`);
}

/** @returns The file that holds the object. */
export async function putBytes(store: ObjectStore, key: string, bytes: string | Uint8Array): Promise<string> {
	const folder = await mkdtemp(join(tmpdir(), 'newscast-'));
	try {
		const file = join(folder, 'object');
		await writeFile(file, bytes);
		await store.put(key, file);
		return await storedFile(store, key);
	} finally {
		await rm(folder, { recursive: true, force: true });
	}
}

/** @throws {Problem} when an object that was put is gone. */
export async function storedFile(store: ObjectStore, key: string): Promise<string> {
	const file = await store.get(key);
	if (file !== undefined) return file;
	throw new Problem(`${key} was kept and is not there.`, {
		hint: 'Something else is deleting or damaging files in the cache folder.',
	});
}
