import { readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
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

export async function putBytes(store: ObjectStore, key: string, bytes: string | Uint8Array): Promise<void> {
	const folder = await mkdtemp(join(tmpdir(), 'newscast-'));
	try {
		const file = join(folder, 'object');
		await writeFile(file, bytes);
		await store.put(key, file);
	} finally {
		await rm(folder, { recursive: true, force: true });
	}
}
