import { extname } from 'node:path';
import { Problem, reasonOf } from '../problem.ts';
import { loadSharp } from '../sharp.ts';

/** What directories accept, pixels. */
const [smallest, largest] = [1400, 3000];

/** The copy in the MP3: it precedes the sound in every download. Pixels and bytes. */
const [embeddedSize, embeddedBytes] = [600, 300_000];

/** JPEG qualities, tried in this order until the copy is small enough. */
const qualities = [85, 70, 55, 40];

const extensions = { jpg: ['.jpg', '.jpeg'], png: ['.png'] };

export interface CoverFacts {
	/** Pixels. */
	width: number;
	height: number;
	format: 'jpg' | 'png';
}

/**
 * Checks what podcast directories ask of a cover: square, 1400 to 3000 pixels, a JPEG or PNG and named like one.
 * @param file Where the bytes are from, for messages.
 * @throws {Problem} saying what it is instead.
 */
export async function checkCover(bytes: Uint8Array, file: string): Promise<CoverFacts> {
	const { width, height, format } = await readMetadata(bytes, file);
	if (format !== 'jpg' && format !== 'png') {
		throw unfit(`is ${format.toUpperCase()}, not JPEG or PNG`, file);
	}
	const extension = extname(file).toLowerCase();
	if (!extensions[format].includes(extension)) {
		throw unfit(`is a ${format === 'jpg' ? 'JPEG' : 'PNG'}, but its name ends in "${extension}"`, file);
	}
	if (width !== height) throw unfit(`is ${width} x ${height} pixels, not square`, file);
	if (width < smallest || width > largest) {
		throw unfit(`is ${width} x ${height} pixels, not ${smallest} to ${largest}`, file);
	}
	return { width, height, format };
}

async function readMetadata(bytes: Uint8Array, file: string) {
	const { imageMetadata } = await import('astro/assets/utils');
	try {
		return await imageMetadata(bytes, file);
	} catch (cause) {
		throw unfit('is not an image', file, cause);
	}
}

/**
 * The cover as it goes into the MP3's tag: JPEG, RGB, at most 600 pixels and 300 kB.
 * @throws {Problem} when the file cannot be read.
 */
export async function id3Cover(file: string): Promise<Uint8Array> {
	const sharp = await loadSharp();
	const small = sharp(file)
		.resize(embeddedSize, embeddedSize, { fit: 'inside', withoutEnlargement: true })
		.flatten({ background: 'white' })
		.toColourspace('srgb');
	for (const quality of qualities) {
		const jpeg = await encode(quality);
		if (jpeg.length <= embeddedBytes) return jpeg;
	}
	throw unfit(`takes more than ${embeddedBytes / 1000} kB at ${embeddedSize} pixels`, file);

	async function encode(quality: number): Promise<Uint8Array> {
		try {
			return await small.clone().jpeg({ quality }).toBuffer();
		} catch (cause) {
			throw unfit(`cannot be read (${reasonOf(cause)})`, file, cause);
		}
	}
}

function unfit(what: string, file: string, cause?: unknown): Problem {
	return new Problem(`The cover ${what}.`, {
		hint: `Use a square JPEG or PNG of ${smallest} to ${largest} pixels, with the file extension to match.`,
		place: { file },
		cause,
	});
}
