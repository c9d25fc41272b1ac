import { kilobitsPerSecond, type Mp3Encoder } from './encoder.ts';
import { createMp3File, type Frames } from './mp3-file.ts';
import { programmeRate, samplesPerFrame } from './programme.ts';

/** Samples given to the encoder at once, so that its buffers stay small. */
const pieceLength = 32 * samplesPerFrame;

/** Encodes with LAME in WebAssembly: slower than ffmpeg, but always there. */
export async function encodeWithWasm(
	file: string,
	signal: AbortSignal,
	listener?: Frames,
): Promise<Mp3Encoder> {
	const { createMp3Encoder } = await import('wasm-media-encoders');
	const lame = await createMp3Encoder();
	lame.configure({ channels: 2, sampleRate: programmeRate, bitrate: kilobitsPerSecond });
	signal.throwIfAborted();
	const mp3 = await createMp3File(file, listener);
	let samples = 0;

	return {
		name: 'LAME 3.100, WebAssembly',
		async write(mono) {
			for (let start = 0; start < mono.length; start += pieceLength) {
				signal.throwIfAborted();
				const piece = mono.subarray(start, start + pieceLength);
				samples += piece.length;
				await mp3.append(lame.encode([piece, piece]));
			}
		},
		async finish() {
			signal.throwIfAborted();
			await mp3.append(lame.finalize());
			await mp3.finish(samples);
		},
		abort: mp3.discard,
	};
}
