import type { FileHandle } from 'node:fs/promises';
import { Problem } from '../problem.ts';
import { energiesOf } from './meter.ts';
import { programmeRate } from './programme.ts';
import { truePeakOf } from './true-peak.ts';

/** Sound at the programme's rate that was measured and now waits on disk. */
export interface KeptSound {
	/** Samples. */
	length: number;
	/** 100 ms energies, see `loudnessMeter`. */
	energies: Float64Array;
	/** True peak, as an amplitude. */
	peak: number;
	/** All of it, or the samples from `start` up to `end`. */
	read(start?: number, end?: number): Promise<Float32Array>;
}

export interface KeptSounds {
	keep(samples: Float32Array): Promise<KeptSound>;
}

/**
 * Keeps sounds out of memory.
 * @param store An open, empty file for the samples: 10 MiB a minute.
 */
export function keptSounds(store: FileHandle): KeptSounds {
	let position = 0;
	return {
		async keep(samples) {
			await store.writeFile(new Uint8Array(samples.buffer, samples.byteOffset, samples.byteLength));
			// Numbers for the closure below: with the samples themselves in it, all sounds would stay in memory.
			const [first, length] = [position, samples.length];
			position += samples.byteLength;
			return {
				length,
				energies: energiesOf(samples, programmeRate),
				peak: truePeakOf(samples),
				read: (start = 0, end = length) =>
					readSamples(store, first + start * Float32Array.BYTES_PER_ELEMENT, end - start),
			};
		},
	};
}

async function readSamples(store: FileHandle, position: number, length: number): Promise<Float32Array> {
	const samples = new Float32Array(length);
	const bytes = new Uint8Array(samples.buffer);
	for (let done = 0; done < bytes.length; ) {
		const { bytesRead } = await store.read(bytes, done, bytes.length - done, position + done);
		if (bytesRead === 0) {
			throw new Problem('The file of prepared turns became shorter while it was in use.', {
				hint: 'Something else writes to the cache folder, or its disk is failing. Try again.',
			});
		}
		done += bytesRead;
	}
	return samples;
}
