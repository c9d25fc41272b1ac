import { copyFile, constants as fsConstants, mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import pMap from 'p-map';
import { Problem, reasonOf } from '../problem.ts';
import type { PodcastFile } from './files.ts';

/** Copies wait for the disk, so more at a time than there are cores. */
const together = 16;

/**
 * Writes files below `folder`, the last one when all others are there. Bytes are cloned where the file system can:
 * they then take no time and no space.
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
		if ('path' in file) await copyFile(file.path, target, fsConstants.COPYFILE_FICLONE);
		else await writeFile(target, await file.text());
	} catch (cause) {
		if (cause instanceof Problem) throw cause;
		throw new Problem(`${target} could not be written: ${reasonOf(cause)}`, {
			hint: 'Check the space and the permissions of the output folder.',
			cause,
		});
	}
}
