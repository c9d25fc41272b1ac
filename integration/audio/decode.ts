import { open } from 'node:fs/promises';
import { Problem } from '../problem.ts';
import { programmeRate } from './programme.ts';

/** Bytes of MP3 decoded at once: some 2.7 s of sound. */
const pieceLength = 65_536;

/** A piece of a decoded MP3. */
interface Mp3Piece {
	channels: readonly Float32Array[];
	/** Hz. */
	sampleRate: number;
}

/** Decodes what comes in pieces of any length. */
interface Mp3Decoder<Piece> {
	/** Takes the next bytes, and returns what they complete, if they do. */
	decode(bytes: Uint8Array): Piece | undefined;
	/** Gives its memory back. */
	close(): void;
}

/**
 * Decodes any MP3 that comes in pieces, without the encoder's delay and padding where it says how long they are.
 * @param damaged What to throw when it is not right.
 */
async function mp3Decoder(damaged: (reason: string) => Problem): Promise<Mp3Decoder<Mp3Piece>> {
	const { MPEGDecoder } = await import('mpg123-decoder');
	const decoder = new MPEGDecoder();
	await decoder.ready;
	return {
		decode(bytes) {
			const { channelData, samplesDecoded, sampleRate, errors } = decoder.decode(bytes);
			if (errors[0]) throw damaged(errors[0].message);
			return samplesDecoded > 0 ? { channels: channelData, sampleRate } : undefined;
		},
		close: () => decoder.free(),
	};
}

/** Decodes any MP3 file piece by piece, see `mp3Decoder`. */
export async function* decodePieces(
	file: string,
	damaged: (reason: string) => Problem,
): AsyncGenerator<Mp3Piece> {
	const decoder = await mp3Decoder(damaged);
	const input = await open(file);
	try {
		const bytes = new Uint8Array(pieceLength);
		for (;;) {
			const { bytesRead } = await input.read(bytes);
			if (bytesRead === 0) return;
			const piece = decoder.decode(bytes.subarray(0, bytesRead));
			if (piece) yield piece;
		}
	} finally {
		await input.close();
		decoder.close();
	}
}

/**
 * Decodes an MP3 of ours piece by piece.
 * @returns Mono samples at 44.1 kHz: both channels are the same.
 * @throws {Problem} when the file is damaged, has another rate, or its channels differ.
 */
export async function* decodeMp3(file: string): AsyncGenerator<Float32Array> {
	for await (const piece of decodePieces(file, notRight)) yield toMono(piece);
}

/** The same for an MP3 in the making. */
export async function monoDecoder(): Promise<Mp3Decoder<Float32Array>> {
	const decoder = await mp3Decoder(notRight);
	return {
		decode(bytes) {
			const piece = decoder.decode(bytes);
			return piece && toMono(piece);
		},
		close: decoder.close,
	};
}

function toMono({ channels: [left, right], sampleRate }: Mp3Piece): Float32Array {
	if (sampleRate !== programmeRate) throw notRight(`its sample rate is ${sampleRate} Hz`);
	if (!left || !right || !isSame(left, right)) throw notRight('its two channels are not the same');
	return left;
}

function isSame(left: Float32Array, right: Float32Array): boolean {
	for (let n = 0; n < left.length; n++) if (left[n] !== right[n]) return false;
	return true;
}

function notRight(reason: string): Problem {
	return new Problem(`The encoded MP3 is not right: ${reason}.`, {
		hint: 'Try the other encoder: `ffmpeg: false` is the built-in one. If that helps, this ffmpeg is broken.',
	});
}
