import { Problem } from '../../problem.ts';
import type { Pcm } from '../speech.ts';
import type { Graph } from './graphs.ts';

/** Hz of the sound, and samples of a frame: 12.5 frames a second. */
const sound = { sampleRate: 24_000, perFrame: 1_920 };
/** Frames decoded at once, and those before them that are decoded again so that no joint is heard. */
const chunk = { frames: 300, context: 25 };

/**
 * Makes frames of codes into sound, in chunks: the codec looks back over 72 frames, and its memory grows with the
 * square of what it is given. The chunks are those of Qwen3-TTS itself.
 * @param frames Each with a code of every codebook.
 * @throws {Problem} if the codec gives another number of samples than the frames stand for.
 */
export async function decodeFrames(codec: Graph, frames: readonly (readonly number[])[]): Promise<Pcm> {
	const { sampleRate, perFrame } = sound;
	const samples = new Float32Array(frames.length * perFrame);
	for (let start = 0; start < frames.length; start += chunk.frames) {
		const context = Math.min(start, chunk.context);
		const part = frames.slice(start - context, start + chunk.frames);
		const answer = await codec.run({ codes: bookByBook(part) });
		const waveform = answer('waveform');
		if (waveform.length !== part.length * perFrame) {
			throw new Problem(
				`The vocoder gave ${waveform.length} samples for ${part.length} frames, not ${part.length * perFrame}.`,
				{ hint: 'Use the vocoder.onnx of Qwen3-TTS-Tokenizer-12Hz.' },
			);
		}
		samples.set(waveform.subarray(context * perFrame), start * perFrame);
	}
	return { samples, sampleRate };
}

/** `[1, codebooks, frames]`: all codes of the first codebook, then all of the second. */
function bookByBook(frames: readonly (readonly number[])[]): { data: BigInt64Array; shape: number[] } {
	const books = frames[0]?.length ?? 0;
	const data = BigInt64Array.from({ length: books * frames.length }, (_, index) =>
		BigInt(frames[index % frames.length]?.[Math.floor(index / frames.length)] ?? 0),
	);
	return { data, shape: [1, books, frames.length] };
}
