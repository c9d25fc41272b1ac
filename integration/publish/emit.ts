import { copyFile, constants as fsConstants, link, mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import pMap from 'p-map';
import { Problem, reasonOf } from '../problem.ts';
import type { PodcastFile } from './files.ts';

/** Copies wait for the disk, so more at a time than there are cores. */
const together = 16;

/**
 * Writes files below `folder`, the last one when all others are there.
 * @param files By path relative to `folder`.
 */
export async function emitFiles(files: ReadonlyMap<string, PodcastFile>, folder: string): Promise<void> {
	const entries = [...files];
	const last = entries.pop();
	const folders = new Set(entries.map(([path]) => dirname(join(folder, path))));
	for (const needed of folders) await mkdir(needed, { recursive: true });
	await pMap(entries, ([path, file]) => emitFile(join(folder, path), file), { concurrency: together });
	if (last) await emitFile(join(folder, last[0]), last[1]);
}

async function emitFile(target: string, file: PodcastFile): Promise<void> {
	try {
		if ('path' in file) await placeFile(file.path, target);
		else await writeFile(target, await file.text());
	} catch (cause) {
		if (cause instanceof Problem) throw cause;
		throw new Problem(`${target} could not be written: ${reasonOf(cause)}`, {
			hint: 'Check the space and the permissions of the output folder.',
			cause,
		});
	}
}

/**
 * Puts a file's bytes at `target` without moving any where that is possible: as a clone, which is independent from the
 * start; else as a second name of the same file, because a hundred episodes are a gigabyte; else as a copy. Whoever
 * writes into a second name damages an object of the store, which the store notices and makes again.
 */
async function placeFile(file: string, target: string): Promise<void> {
	await rm(target, { force: true });
	await copyFile(file, target, fsConstants.COPYFILE_FICLONE_FORCE)
		.catch(() => link(file, target))
		.catch(() => copyFile(file, target));
}
