import { open, rm } from 'node:fs/promises';
import { Problem } from '../problem.ts';
import { crc16 } from './crc16.ts';
import { framesFor, framesIn, infoFrame, infoFrameLength } from './info-frame.ts';

/** Takes frames of an MP3 in pieces of any length. */
export type Frames = (bytes: Uint8Array) => void;

/** An MP3 that grows by what an encoder makes, and begins with the Info frame, which is known last. */
export interface Mp3File {
	/** Takes what comes after the Info frame, one piece after the other. */
	append(bytes: Uint8Array): Promise<void>;
	/**
	 * @param samples How many were encoded.
	 * @throws {Problem} when there are more or fewer frames than they need.
	 */
	finish(samples: number): Promise<void>;
	/** Removes it, unless it is finished. */
	discard(): Promise<void>;
}

/** @param listener Is told what is written, as soon as it is. */
export async function createMp3File(file: string, listener: Frames | undefined): Promise<Mp3File> {
	const output = await open(file, 'w');
	let [bytes, crc] = [0, 0];
	let closed = false;
	await output.writeFile(new Uint8Array(infoFrameLength));
	return {
		async append(piece) {
			crc = crc16(piece, crc);
			await output.writeFile(piece);
			bytes += piece.length;
			listener?.(piece);
		},
		async finish(samples) {
			if (framesIn(bytes) !== framesFor(samples)) {
				throw new Problem(`The encoder made ${framesIn(bytes)} frames instead of ${framesFor(samples)}.`, {
					hint: 'Try the other encoder: `ffmpeg: false` is the built-in one. If that helps, this ffmpeg is broken.',
				});
			}
			const frame = infoFrame({ samples, bytes, crc });
			await output.write(frame, 0, frame.length, 0);
			closed = true;
			await output.close();
		},
		async discard() {
			if (closed) return;
			closed = true;
			await output.close();
			await rm(file, { force: true });
		},
	};
}
