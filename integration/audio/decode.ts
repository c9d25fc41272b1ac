import { open } from 'node:fs/promises';
import { Problem } from '../problem.ts';
import { programmeRate } from './programme.ts';

/** Bytes of MP3 decoded at once: some 2.7 s of sound. */
const pieceLength = 65_536;

/**
 * Decodes an MP3 of ours piece by piece, without the encoder's delay and padding.
 * @returns Mono samples at 44.1 kHz: both channels are the same.
 * @throws {Problem} when the file is damaged, has another rate, or its channels differ.
 */
export async function* decodeMp3(file: string): AsyncGenerator<Float32Array> {
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
			if (samplesDecoded === 0) continue;
			const [left, right] = channelData;
			if (sampleRate !== programmeRate) throw damaged(`its sample rate is ${sampleRate} Hz`);
			if (!left || !right || !isSame(left, right)) throw damaged('its two channels are not the same');
			yield left;
		}
	} finally {
		await input.close();
		decoder.free();
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
