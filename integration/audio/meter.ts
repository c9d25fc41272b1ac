import { kWeighting } from './k-weighting.ts';

/** Hops per second: blocks of 400 ms overlap by 75 %. */
export const hopsPerSecond = 10;

/** BS.1770-4 gates, LUFS and LU. */
const absoluteGate = -70;
const relativeGate = -10;
/** EBU Tech 3342: the relative gate of the loudness range, LU, and its percentiles. */
const rangeGate = -20;
const [low, high] = [0.1, 0.95];

export interface LoudnessMeter {
	push(samples: Float32Array): void;
	/**
	 * Mean square of the K-weighted signal in each 100 ms so far; a last piece counts as if silence followed.
	 * Such series may be scaled, added and joined: turns are measured once and make up the programme's loudness.
	 */
	energies(): Float64Array;
}

/** Measures mono sound of any sample rate, which may come in pieces of any length. */
export function loudnessMeter(sampleRate: number): LoudnessMeter {
	const weigh = kWeighting(sampleRate);
	const energies: number[] = [];
	/** Of the hop that has begun: its first sample, the one that is next, and the squares of those between. */
	let start = 0;
	let position = 0;
	let sum = 0;
	const hopEnd = () => Math.round(((energies.length + 1) * sampleRate) / hopsPerSecond);

	return {
		push(samples) {
			const weighted = new Float64Array(samples);
			weigh(weighted);
			for (let done = 0; done < weighted.length; ) {
				const end = hopEnd();
				const part = weighted.subarray(done, done + end - position);
				sum += sumOfSquares(part);
				done += part.length;
				position += part.length;
				if (position < end) continue;
				energies.push(sum / (end - start));
				start = end;
				sum = 0;
			}
		},
		energies() {
			const unfinished = position > start ? [sum / (hopEnd() - start)] : [];
			return Float64Array.from([...energies, ...unfinished]);
		},
	};
}

function sumOfSquares(values: Float64Array): number {
	let sum = 0;
	for (let i = 0; i < values.length; i++) sum += (values[i] as number) ** 2;
	return sum;
}

/** The 100 ms energies of a whole signal. */
export function energiesOf(samples: Float32Array, sampleRate: number): Float64Array {
	const meter = loudnessMeter(sampleRate);
	// Filtered in double precision, all of it at once would take twice its room once more.
	const piece = sampleRate;
	for (let start = 0; start < samples.length; start += piece) {
		meter.push(samples.subarray(start, start + piece));
	}
	return meter.energies();
}

/**
 * Integrated loudness, LUFS (ITU-R BS.1770-4), of mono sound heard from two channels; `-Infinity` for silence.
 * What is shorter than one block of 400 ms is measured as a whole.
 */
export function integratedLoudness(energies: Float64Array): number {
	const audible = above(absoluteGate, blocksOf(energies, 4));
	return loudnessOf(mean(above(loudnessOf(mean(audible)) + relativeGate, audible)));
}

/** Loudness range, LU (EBU Tech 3342), from blocks of 3 s. */
export function loudnessRange(energies: Float64Array): number {
	const audible = above(absoluteGate, blocksOf(energies, 30));
	const gated = above(loudnessOf(mean(audible)) + rangeGate, audible).sort();
	if (gated.length === 0) return 0;
	const at = (percentile: number) => gated[Math.round((gated.length - 1) * percentile)] as number;
	return loudnessOf(at(high)) - loudnessOf(at(low));
}

/** Both channels of the stereo file carry the same signal, and BS.1770 adds the channels' energies. */
function loudnessOf(energy: number): number {
	return -0.691 + 10 * Math.log10(2 * energy);
}

/** Mean energy of every run of `hops` neighbours. */
function blocksOf(energies: Float64Array, hops: number): Float64Array {
	if (energies.length < hops) return energies.length === 0 ? energies : Float64Array.of(mean(energies));
	return Float64Array.from({ length: energies.length - hops + 1 }, (_, start) =>
		mean(energies.subarray(start, start + hops)),
	);
}

function above(loudness: number, blocks: Float64Array): Float64Array {
	return blocks.filter((energy) => loudnessOf(energy) > loudness);
}

function mean(energies: Float64Array): number {
	if (energies.length === 0) return 0;
	return energies.reduce((sum, energy) => sum + energy, 0) / energies.length;
}
