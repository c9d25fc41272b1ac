import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { Problem, reasonOf } from '../../problem.ts';
import { decodeRecording } from '../../recording.ts';
import { resample } from '../../resample.ts';
import { checkReference, toMono } from '../reference.ts';
import type { Graph } from './graphs.ts';
import { hearing, melFrames } from './mel.ts';

/** Voices kept: those of the hosts of a show. */
const most = 8;

/**
 * Makes a function that gives the x-vector of a recording: what its voice is like, as many numbers as the talker is
 * wide. It is computed once for the same bytes.
 * @param width How many numbers.
 */
export function xVectors(width: number): (file: string, encoder: Graph) => Promise<Float32Array> {
	const known = new Map<string, Float32Array>();
	return async (file, encoder) => {
		const bytes = await read(file);
		const digest = createHash('sha256').update(bytes).digest('hex');
		const vector = known.get(digest) ?? (await compute(hear(bytes, file), encoder));
		if (vector.length !== width) {
			throw new Problem(
				`The speaker encoder gives ${vector.length} numbers, and the talker reads ${width}.`,
				{
					hint: 'Use the speaker_encoder.onnx of the same export.',
				},
			);
		}
		known.set(digest, vector);
		for (const old of [...known.keys()].slice(0, -most)) known.delete(old);
		return vector;
	};
}

async function read(file: string): Promise<Uint8Array> {
	try {
		return await readFile(file);
	} catch (cause) {
		throw new Problem(`The reference ${file} cannot be read: ${reasonOf(cause)}`, {
			hint: 'Give the voice a `reference` with the path of a WAV file.',
			cause,
		});
	}
}

/** A recording at the rate of the encoder. One that no voice can be copied from is refused. */
function hear(bytes: Uint8Array, file: string): Float32Array {
	try {
		const recorded = decodeRecording(bytes);
		const faults = checkReference(recorded).findings.filter(({ severity }) => severity === 'error');
		if (faults.length > 0) throw new RangeError(faults.map(({ text }) => text).join(' '));
		const { samples, sampleRate } = toMono(recorded);
		return resample(samples, sampleRate, hearing.sampleRate);
	} catch (cause) {
		throw new Problem(`No voice can be copied from ${file}: ${reasonOf(cause)}`, {
			hint: `Run \`newscast voice check ${file}\`, which says what can be done about it.`,
			cause,
		});
	}
}

async function compute(samples: Float32Array, encoder: Graph): Promise<Float32Array> {
	const mel = melFrames(samples);
	const shape = [1, mel.length / hearing.bands, hearing.bands];
	const answer = await encoder.run({ mel_spectrogram: { data: mel, shape } });
	return answer('speaker_embedding');
}
