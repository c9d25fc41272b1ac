import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { checkCover, id3Cover } from './audio/cover.ts';
import { sha256 } from './episode/keys.ts';
import { type ImageColour, imageColour } from './image-colour.ts';
import { Problem, reasonOf } from './problem.ts';
import { hashedName } from './publish/audio-file-name.ts';

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

/** The cover of one episode alone. */
export interface OwnCover extends Cover {
	own: Pick<Cover, 'path' | 'fileName'>;
}

/** @throws {Problem} when the cover is missing or not what directories accept. */
export async function readCover(root: string, file: string): Promise<Cover> {
	return read(root, file, {
		whose: "The show's",
		hint: 'Set `show.cover` to a square JPEG or PNG of 1400 to 3000 pixels, relative to the project root.',
	});
}

/**
 * Reads the cover that a newsletter names for itself.
 * @param cover Relative to the project root.
 * @throws {Problem} when it is missing or not what directories accept.
 */
export async function readOwnCover(
	root: string,
	{ id, cover: file }: { id: string; cover: string },
): Promise<OwnCover> {
	const cover = await read(root, file, {
		whose: "The episode's",
		hint: 'Set `episodeCover` to a square JPEG or PNG of 1400 to 3000 pixels, as a path from the newsletter.',
	});
	const { path, sha256: hash } = cover;
	const fileName = `covers/${hashedName(id, hash, cover.fileName.endsWith('.png') ? 'png' : 'jpg')}`;
	return { ...cover, own: { path, fileName } };
}

async function read(
	root: string,
	file: string,
	{ whose, hint }: { whose: string; hint: string },
): Promise<Cover> {
	const path = join(root, file);
	const bytes = await readFile(path).catch((cause: unknown) => {
		throw new Problem(`${whose} cover could not be read: ${reasonOf(cause)}`, {
			hint,
			place: { file },
			cause,
		});
	});
	const { format } = await checkCover(bytes, file);
	checkColour(imageColour(bytes, format), file);
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

const wrongColours: Readonly<Record<Exclude<ImageColour, 'rgb'>, string>> = {
	grey: 'is grey, not RGB',
	cmyk: 'is CMYK, not RGB',
	transparent: 'has an alpha channel',
};

function checkColour(colour: ImageColour | undefined, file: string): void {
	if (colour === undefined || colour === 'rgb') return;
	throw new Problem(`The cover ${wrongColours[colour]}.`, {
		hint: 'Save it as an RGB JPEG, or as an RGB PNG without transparency: Apple Podcasts takes no other.',
		place: { file },
	});
}
