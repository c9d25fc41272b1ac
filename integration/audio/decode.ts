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

/**
 * Decodes any MP3 piece by piece, without the encoder's delay and padding where the file says how long they are.
 * @param damaged What to throw when it is not right.
 */
export async function* decodePieces(
	file: string,
	damaged: (reason: string) => Problem,
): AsyncGenerator<Mp3Piece> {
	const { MPEGDecoder } = await import('mpg123-decoder');
	const decoder = new MPEGDecoder();
	await decoder.ready;
	const input = await open(file);
	try {
		const piece = new Uint8Array(pieceLength);
		for (;;) {
			const { bytesRead } = await input.read(piece);
			if (bytesRead === 0) return;
			const { channelData, samplesDecoded, sampleRate, errors } = decoder.decode(
				piece.subarray(0, bytesRead),
			);
			if (errors[0]) throw damaged(errors[0].message);
			if (samplesDecoded > 0) yield { channels: channelData, sampleRate };
		}
	} finally {
		await input.close();
		decoder.free();
	}
}

/**
 * Decodes an MP3 of ours piece by piece.
 * @returns Mono samples at 44.1 kHz: both channels are the same.
 * @throws {Problem} when the file is damaged, has another rate, or its channels differ.
 */
export async function* decodeMp3(file: string): AsyncGenerator<Float32Array> {
	for await (const { channels, sampleRate } of decodePieces(file, damaged)) {
		const [left, right] = channels;
		if (sampleRate !== programmeRate) throw damaged(`its sample rate is ${sampleRate} Hz`);
		if (!left || !right || !isSame(left, right)) throw damaged('its two channels are not the same');
		yield left;
	}
}

function isSame(left: Float32Array, right: Float32Array): boolean {
	return left.every((sample, index) => sample === right[index]);
}

function damaged(reason: string): Problem {
	return new Problem(`The encoded MP3 is not right: ${reason}.`, {
		hint: 'Try the other encoder: `ffmpeg: false` is the built-in one. If that helps, this ffmpeg is broken.',
	});
}
