import { createHash, randomUUID } from 'node:crypto';
import { constants as fsConstants, readdirSync, statSync } from 'node:fs';
import { copyFile, mkdir, open, rename, rm, stat, utimes } from 'node:fs/promises';
import { basename, dirname, extname, join } from 'node:path';
import { Problem, reasonOf } from '../problem.ts';
import type { ObjectStore } from './store.ts';

/** A temporary file this old was left by a build that is no longer running. */
const abandonedAfter = 24 * 60 * 60 * 1000;

export interface DirectoryStoreOptions {
	/** Told about every object whose bytes are not what was stored. It is removed and counts as missing. */
	onDamaged(key: string): void;
}

/**
 * Keeps objects in a folder. The checksum is part of the file name (`take/3f/3f…9a.<sha256>.<second>.wav`), so that object
 * and checksum appear in one rename and cannot disagree for any other reason than damage.
 *
 * Reading a thousand MP3s to say that nothing has changed would take longer than the build. So the name also holds the
 * second in which the object was found whole, and the file has that modification time. Whatever writes to the file
 * changes the time, and then the bytes are read and compared again, as they are when a restored cache has lost its times.
 */
export function directoryStore(folder: string, { onDamaged }: DirectoryStoreOptions): ObjectStore {
	const swept = new Map<string, Promise<void>>();

	function shardOf(key: string): { shard: string; stem: string; extension: string } {
		const extension = extname(key);
		const stem = basename(key, extension);
		return { shard: join(folder, dirname(key), stem.slice(0, 2)), stem, extension };
	}

	return {
		async get(key) {
			const { shard, stem, extension } = shardOf(key);
			const names = namesIn(shard).filter(
				(name) => name.startsWith(`${stem}.`) && extname(name) === extension,
			);
			for (const name of names.sort(newestFirst)) {
				const file = join(shard, name);
				const [, expected, sealed] = name.split('.');
				const found = statSync(file, { throwIfNoEntry: false });
				// Another build may have removed it since the folder was read.
				if (found === undefined) continue;
				if (found.mtimeMs === Number(sealed) * 1000) return file;
				if ((await checksum(file)) === expected) {
					await setTime(file, Number(sealed));
					return file;
				}
				await rm(file, { force: true });
				onDamaged(key);
			}
			return undefined;
		},

		async put(key, file) {
			const { shard, stem, extension } = shardOf(key);
			// In the same folder, because a rename is atomic only within one file system.
			const temporary = join(shard, `.${stem}.${randomUUID()}.tmp`);
			try {
				await mkdir(shard, { recursive: true });
				if (!swept.has(shard)) swept.set(shard, sweep(shard));
				await swept.get(shard);
				await copyFile(file, temporary, fsConstants.COPYFILE_FICLONE);
				await sync(temporary);
				const now = Math.floor(Date.now() / 1000);
				const name = `${stem}.${await checksum(temporary)}.${now}${extension}`;
				await setTime(temporary, now);
				await rename(temporary, join(shard, name));
			} catch (cause) {
				throw writeProblem(key, folder, cause);
			} finally {
				await rm(temporary, { force: true });
			}
		},
	};
}

/** An object made again, by an engine that is not deterministic, stands before the one it replaces. */
function newestFirst(a: string, b: string): number {
	return Number(b.split('.')[2]) - Number(a.split('.')[2]);
}

/** Synchronous, as is the look at an object's time: a thousand small waits cost more than the answers. */
function namesIn(folder: string): string[] {
	try {
		return readdirSync(folder);
	} catch (error) {
		if (isCode(error, 'ENOENT')) return [];
		throw error;
	}
}

/** Bytes read at once: most objects come in one piece, and a three-hour episode does not fill the memory. */
const pieceLength = 1024 * 1024;

/** SHA-256. Reads by hand because a stream for each of a thousand files costs seconds. */
async function checksum(file: string): Promise<string> {
	const hash = createHash('sha256');
	const input = await open(file);
	try {
		const { size } = await input.stat();
		const piece = Buffer.allocUnsafe(Math.min(size, pieceLength) || 1);
		for (;;) {
			const { bytesRead } = await input.read(piece);
			if (bytesRead === 0) return hash.digest('hex');
			hash.update(piece.subarray(0, bytesRead));
		}
	} finally {
		await input.close();
	}
}

/**
 * Where times cannot be set, objects are read and compared each time.
 * @param seconds Whole ones, because archives of caches keep no more.
 */
async function setTime(file: string, seconds: number): Promise<void> {
	await utimes(file, seconds, seconds).catch(() => {});
}

/** Without this, a power cut after the rename can leave an empty file under its final name. */
async function sync(file: string): Promise<void> {
	const handle = await open(file, 'r+');
	try {
		await handle.sync();
	} finally {
		await handle.close();
	}
}

async function sweep(shard: string): Promise<void> {
	for (const name of namesIn(shard)) {
		if (!name.endsWith('.tmp')) continue;
		const file = join(shard, name);
		const { mtimeMs } = await stat(file).catch(() => ({ mtimeMs: Number.POSITIVE_INFINITY }));
		if (Date.now() - mtimeMs > abandonedAfter) await rm(file, { force: true });
	}
}

function writeProblem(key: string, folder: string, cause: unknown): Problem {
	const full = isCode(cause, 'ENOSPC') || isCode(cause, 'EDQUOT');
	return new Problem(
		full ? `The disk is full: ${key} could not be kept.` : `${key} could not be kept: ${reasonOf(cause)}`,
		{
			hint: full
				? `Free some space on the disk of ${folder} and run the build again. What was finished is kept.`
				: `Check that ${folder} can be written to and run the build again. What was finished is kept.`,
			cause,
		},
	);
}

function isCode(error: unknown, code: string): boolean {
	return error instanceof Error && 'code' in error && error.code === code;
}
