import { linkSync } from 'node:fs';
import { copyFile, constants as fsConstants, mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import pMap from 'p-map';
import { Problem, reasonOf } from '../problem.ts';
import { putBytes } from '../store/objects.ts';
import type { ObjectStore } from '../store/store.ts';
import type { PodcastFile } from './files.ts';

/** Copies wait for the disk, so more at a time than there are cores. */
const together = 16;

/**
 * Writes files below `folder`, the last one when all others are there.
 * @param files By path relative to `folder`.
 * @param store Where text and images are kept that would only be made again.
 */
export async function emitFiles(
	files: ReadonlyMap<string, PodcastFile>,
	folder: string,
	store: ObjectStore,
): Promise<void> {
	const place = filePlacer();
	const entries = [...files];
	const last = entries.pop();
	const folders = new Set(entries.map(([path]) => dirname(join(folder, path))));
	for (const needed of folders) await mkdir(needed, { recursive: true });
	await pMap(entries, ([path, file]) => emitFile(join(folder, path), file, store, place), {
		concurrency: together,
	});
	if (last) await emitFile(join(folder, last[0]), last[1], store, place);
}

async function emitFile(
	target: string,
	file: PodcastFile,
	store: ObjectStore,
	place: ReturnType<typeof filePlacer>,
): Promise<void> {
	try {
		if ('path' in file) await (file.stored ? place(file.path, target) : copyFresh(file.path, target));
		else if ('bytes' in file) await place(await keep(file.key, file.bytes, store), target);
		else if (file.key !== undefined) await place(await keep(file.key, file.text, store), target);
		else await writeFile(target, await file.text());
	} catch (cause) {
		if (cause instanceof Problem) throw cause;
		throw new Problem(`${target} could not be written: ${reasonOf(cause)}`, {
			hint: 'Check the space and the permissions of the output folder.',
			cause,
		});
	}
}

/** The file that holds what belongs to a key, made now if there is none. */
async function keep(
	key: string,
	make: () => string | Uint8Array | Promise<string | Uint8Array>,
	store: ObjectStore,
): Promise<string> {
	return (await store.get(key)) ?? putBytes(store, key, await make());
}

/**
 * Puts objects' bytes elsewhere without moving any where that is possible: as a clone, which is independent from the
 * start; else as a second name of the same file, because a hundred episodes are a gigabyte; else as a copy. Whoever
 * writes into a second name damages an object of the store, which the store notices and makes again.
 */
function filePlacer(): (file: string, target: string) => Promise<void> {
	const { COPYFILE_EXCL, COPYFILE_FICLONE_FORCE } = fsConstants;
	// Asked once: a refusal costs as much as a small copy.
	let clones = true;
	return async (file, target) => {
		if (clones) {
			try {
				return await copyFile(file, target, COPYFILE_FICLONE_FORCE | COPYFILE_EXCL);
			} catch {
				clones = false;
			}
		}
		try {
			// Synchronous: it takes less time than to wait for it.
			linkSync(file, target);
		} catch {
			await copyFresh(file, target);
		}
	};
}

/** A copy of its own. What is there may be a second name: writing over it would write into the store. */
async function copyFresh(file: string, target: string): Promise<void> {
	await rm(target, { force: true });
	await copyFile(file, target, fsConstants.COPYFILE_FICLONE);
}
