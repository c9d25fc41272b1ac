import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';

/** A hash that a file should have. `git`: of the blob, which is how the hub names small files. */
export interface Digest {
	algorithm: 'sha256' | 'git';
	/** Hexadecimal, lower case. */
	value: string;
}

const pieceLength = 1024 * 1024;

/** Hashes of a file, both from one reading. */
export async function digestsOf(
	file: string,
	signal?: AbortSignal,
): Promise<Record<Digest['algorithm'], string>> {
	const input = await open(file);
	try {
		const { size } = await input.stat();
		const sha256 = createHash('sha256');
		// Git's object format: its kind and size stand before the content.
		const git = createHash('sha1').update(`blob ${size}\0`);
		const piece = Buffer.allocUnsafe(pieceLength);
		for (;;) {
			signal?.throwIfAborted();
			const { bytesRead } = await input.read(piece);
			if (bytesRead === 0) return { sha256: sha256.digest('hex'), git: git.digest('hex') };
			sha256.update(piece.subarray(0, bytesRead));
			git.update(piece.subarray(0, bytesRead));
		}
	} finally {
		await input.close();
	}
}
