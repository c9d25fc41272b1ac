import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { checkCover, id3Cover } from './audio/cover.ts';
import { sha256 } from './episode/keys.ts';
import { Problem, reasonOf } from './problem.ts';

/** The show's cover, read and checked. */
export interface Cover {
	/** Absolute path. */
	path: string;
	/** Name under which it is published: new art gets a new name, because platforms keep what they fetched. */
	fileName: string;
	sha256: string;
	/** A small copy for ID3 tags, made when first asked for. */
	jpeg(): Promise<Uint8Array>;
}

/** @throws {Problem} when the cover is missing or not what directories accept. */
export async function readCover(root: string, file: string): Promise<Cover> {
	const path = join(root, file);
	const bytes = await readFile(path).catch((cause: unknown) => {
		throw new Problem(`The show's cover could not be read: ${reasonOf(cause)}`, {
			hint: 'Set `show.cover` to a square JPEG or PNG of 1400 to 3000 pixels, relative to the project root.',
			place: { file },
			cause,
		});
	});
	const { format } = await checkCover(bytes, file);
	const hash = sha256(bytes);
	let jpeg: Promise<Uint8Array> | undefined;
	return {
		path,
		fileName: `cover.${hash.slice(0, 8)}.${format === 'png' ? 'png' : 'jpg'}`,
		sha256: hash,
		jpeg() {
			jpeg ??= id3Cover(path);
			return jpeg;
		},
	};
}
