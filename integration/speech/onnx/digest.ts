import { createHash } from 'node:crypto';
import {
	closeSync,
	mkdirSync,
	openSync,
	readFileSync,
	readSync,
	renameSync,
	type Stats,
	statSync,
	writeFileSync,
} from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';

const chunk = 1 << 20;
/** A file written this recently may change again without a new time of change, milliseconds. */
const settled = 2_000;

/**
 * SHA-256 of a file, in hexadecimal. A model of 300 MB takes 0.2 to 0.5 s, so the answer is remembered in the user's
 * cache folder, for the file of this path, size and times; without a writable one it is computed again.
 */
export function digestOf(
	file: string,
	memory: string = path.join(cacheFolder(), 'astro-newscast', 'digests'),
): string {
	const stats = statSync(file);
	const name = createHash('sha256')
		.update(JSON.stringify([path.resolve(file), ...identityOf(stats)]))
		.digest('hex');
	const place = path.join(memory, name);
	const known = quietly(() => readFileSync(place, 'utf8'));
	if (known !== undefined && /^[0-9a-f]{64}$/.test(known)) return known;
	const digest = hashFile(file);
	if (Date.now() - stats.mtimeMs > settled && Date.now() - stats.ctimeMs > settled) {
		quietly(() => {
			mkdirSync(memory, { recursive: true });
			writeFileSync(`${place}.${process.pid}`, digest);
			renameSync(`${place}.${process.pid}`, place);
		});
	}
	return digest;
}

function identityOf({ size, mtimeMs, ctimeMs, ino }: Stats): number[] {
	return [size, mtimeMs, ctimeMs, ino];
}

function hashFile(file: string): string {
	const hash = createHash('sha256');
	const buffer = new Uint8Array(chunk);
	const fd = openSync(file, 'r');
	try {
		for (
			let read = readSync(fd, buffer, 0, chunk, null);
			read > 0;
			read = readSync(fd, buffer, 0, chunk, null)
		)
			hash.update(buffer.subarray(0, read));
	} finally {
		closeSync(fd);
	}
	return hash.digest('hex');
}

function cacheFolder(): string {
	const { XDG_CACHE_HOME, LOCALAPPDATA } = process.env;
	if (process.platform === 'win32' && LOCALAPPDATA) return LOCALAPPDATA;
	if (process.platform === 'darwin') return path.join(homedir(), 'Library', 'Caches');
	return XDG_CACHE_HOME || path.join(homedir(), '.cache');
}

/** What is remembered is a convenience: a cache that cannot be used is none. */
function quietly<T>(work: () => T): T | undefined {
	try {
		return work();
	} catch {
		return undefined;
	}
}
