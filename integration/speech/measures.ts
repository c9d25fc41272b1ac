import type { Pcm } from './speech.ts';

/** What can be measured on a take of at least one sample: levels in dBFS, lengths in seconds. */
export interface TakeMeasures {
	/** Level of the loudest speech: the 95th percentile of all frames. */
	top: number;
	/** How much of it is sound. */
	active: number;
	/** From the first sound to the last. */
	speech: number;
	/** Longest silence between them. */
	gap: number;
	/** Mean of all samples. */
	dc: number;
	/** Share of samples in flat tops. */
	clipped: number;
}

const frameSeconds = 0.02;
/** dB below the loudest speech at which a frame still counts as sound. */
const activeRange = 35;
/** Samples within this share of the peak, in a run of at least so many, are a flat top. */
const flatTop = { share: 0.005, run: 4 };

export function measureTake({ samples, sampleRate }: Pcm): TakeMeasures {
	const levels = frameLevels(samples, Math.max(1, Math.round(frameSeconds * sampleRate)));
	const top = percentile(levels, 0.95);
	const isActive = (level: number) => level >= top - activeRange;
	const first = levels.findIndex(isActive);
	const last = levels.findLastIndex(isActive);
	return {
		top,
		active: levels.filter(isActive).length * frameSeconds,
		speech: (last - first + 1) * frameSeconds,
		gap: longestRun(levels.slice(first, last + 1), (level) => !isActive(level)) * frameSeconds,
		dc: samples.reduce((sum, sample) => sum + sample, 0) / samples.length,
		clipped: clippedShare(samples),
	};
}

/** dBFS of each frame about its own mean, which takes rumble and DC out. */
function frameLevels(samples: Float32Array, frame: number): number[] {
	return Array.from({ length: Math.ceil(samples.length / frame) }, (_, index) => {
		const piece = samples.subarray(index * frame, (index + 1) * frame);
		const mean = piece.reduce((sum, sample) => sum + sample, 0) / piece.length;
		const power = piece.reduce((sum, sample) => sum + (sample - mean) ** 2, 0) / piece.length;
		return 10 * Math.log10(power + 1e-12);
	});
}

/** Counts flat tops relative to the take's own peak: clipping turned down later is found too. */
function clippedShare(samples: Float32Array): number {
	const peak = samples.reduce((highest, sample) => Math.max(highest, Math.abs(sample)), 0);
	const threshold = peak * (1 - flatTop.share);
	let flat = 0;
	let run = 0;
	for (const sample of samples) {
		run = Math.abs(sample) >= threshold ? run + 1 : 0;
		if (run === flatTop.run) flat += run;
		else if (run > flatTop.run) flat += 1;
	}
	return flat / samples.length;
}

function longestRun(levels: readonly number[], matches: (level: number) => boolean): number {
	let longest = 0;
	let run = 0;
	for (const level of levels) {
		run = matches(level) ? run + 1 : 0;
		longest = Math.max(longest, run);
	}
	return longest;
}

function percentile(values: readonly number[], share: number): number {
	const sorted = values.toSorted((a, b) => a - b);
	return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NEGATIVE_INFINITY;
}
