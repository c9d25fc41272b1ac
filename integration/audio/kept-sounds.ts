import { open, writeFile } from 'node:fs/promises';
import { Problem } from '../problem.ts';
import { energiesOf } from './meter.ts';
import { programmeRate } from './programme.ts';
import { truePeakOf } from './true-peak.ts';

/** Sound at the programme's rate that was measured and now waits on disk. Plain data, for any thread to read. */
export interface KeptSound {
	/** Its samples: 10 MiB a minute. */
	file: string;
	/** Samples. */
	length: number;
	/** 100 ms energies, see `loudnessMeter`. */
	energies: Float64Array;
	/** True peak, as an amplitude. */
	peak: number;
}

/** Keeps a sound out of memory, in a file that it makes. */
export async function keepSound(samples: Float32Array, file: string): Promise<KeptSound> {
	await writeFile(file, new Uint8Array(samples.buffer, samples.byteOffset, samples.byteLength));
	return {
		file,
		length: samples.length,
		energies: energiesOf(samples, programmeRate),
		peak: truePeakOf(samples),
	};
}

/** All of a sound, or the samples from `start` up to `end`. */
export async function readSound({ file, length }: KeptSound, start = 0, end = length): Promise<Float32Array> {
	const samples = new Float32Array(end - start);
	const bytes = new Uint8Array(samples.buffer);
	const from = start * Float32Array.BYTES_PER_ELEMENT;
	const handle = await open(file);
	try {
		for (let done = 0; done < bytes.length; ) {
			const { bytesRead } = await handle.read(bytes, done, bytes.length - done, from + done);
			if (bytesRead === 0) {
				throw new Problem('A file with a prepared sound became shorter while it was in use.', {
					hint: 'Something else writes to the cache folder, or its disk is failing. Try again.',
				});
			}
			done += bytesRead;
		}
	} finally {
		await handle.close();
	}
	return samples;
}
