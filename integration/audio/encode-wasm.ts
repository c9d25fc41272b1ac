import { open, rm } from 'node:fs/promises';
import { crc16 } from './crc16.ts';
import { kilobitsPerSecond, type Mp3Encoder } from './encoder.ts';
import { infoFrame, infoFrameLength } from './info-frame.ts';
import { programmeRate, samplesPerFrame } from './programme.ts';

/** Samples given to the encoder at once, so that its buffers stay small. */
const pieceLength = 32 * samplesPerFrame;

/** Encodes with LAME in WebAssembly: slower than ffmpeg, but always there. It writes no Info frame, so we do. */
export async function encodeWithWasm(file: string, signal: AbortSignal): Promise<Mp3Encoder> {
	const { createMp3Encoder } = await import('wasm-media-encoders');
	const lame = await createMp3Encoder();
	lame.configure({ channels: 2, sampleRate: programmeRate, bitrate: kilobitsPerSecond });
	signal.throwIfAborted();
	const output = await open(file, 'w');
	let samples = 0;
	let bytes = 0;
	let crc = 0;
	let closed = false;

	async function append(mp3: Uint8Array): Promise<void> {
		crc = crc16(mp3, crc);
		await output.writeFile(mp3);
		bytes += mp3.length;
	}

	await output.writeFile(new Uint8Array(infoFrameLength));
	return {
		name: 'LAME 3.100, WebAssembly',
		async write(mono) {
			for (let start = 0; start < mono.length; start += pieceLength) {
				signal.throwIfAborted();
				const piece = mono.subarray(start, start + pieceLength);
				samples += piece.length;
				await append(lame.encode([piece, piece]));
			}
		},
		async finish() {
			signal.throwIfAborted();
			await append(lame.finalize());
			const frame = infoFrame({ samples, bytes, crc });
			await output.write(frame, 0, frame.length, 0);
			closed = true;
			await output.close();
		},
		async abort() {
			if (closed) return;
			closed = true;
			await output.close();
			await rm(file, { force: true });
		},
	};
}
