import { clippedShare, levelOf, meanOf, percentile, powerMean } from './levels.ts';
import { atOnce } from './slices.ts';
import { flatnessMeter } from './spectrum.ts';
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
	/** Longest silence between them that has little sound after it. */
	lastGap: number;
	/** Mean of all samples. */
	dc: number;
	/** Share of samples in flat tops. */
	clipped: number;
	/** How loud the very first milliseconds are, dB relative to the sounding part as a whole. */
	onset: number;
	/** How much louder the next few are than those, dB. */
	rise: number;
	/** How loud the very last milliseconds are, dB relative to the sounding part as a whole. */
	ending: number;
	/** Spectral flatness of the sounding part: median, 0 to 1. */
	flatness: number;
	/** Longest stretch of sound that is as flat as noise. */
	noise: number;
	/** Standard deviation of the level of the sounding part, dB: what syllables do to it. */
	variation: number;
	/** From the quietest tenth of everything between first and last sound up to `top`, dB. */
	range: number;
}

const frameSeconds = 0.02;
/** dB below the loudest speech at which a frame still counts as sound. */
const activeRange = 35;
/** Spectral flatness from which sound is noise: voices have 0.01, white noise 0.56, pink 0.36, and so have sibilants. */
const flat = 0.25;
/** Frames over which flatness is averaged: that of a single one varies by a third. */
const smoothing = 5;
/** How much of the beginning and of the end is looked at by itself, seconds. */
const edgeSeconds = 0.01;
/** After the last gap there may be this much sound, seconds, before it counts as going on. */
const afterthought = 1.5;
/** Frames worked on before others get their turn: 2 s of sound, a few milliseconds of work. */
const slice = 100;

export function measureTake(pcm: Pcm): TakeMeasures {
	return atOnce(measureInSlices(pcm));
}

/** Does the same, and stops every few milliseconds so that the caller can let the event loop run. */
export function* measureInSlices({ samples, sampleRate }: Pcm): Generator<undefined, TakeMeasures> {
	const length = Math.max(1, Math.round(frameSeconds * sampleRate));
	const count = Math.ceil(samples.length / length);
	const frameAt = (index: number) => samples.subarray(index * length, (index + 1) * length);
	const levels: number[] = [];
	for (let index = 0; index < count; index++) {
		levels.push(levelOf(frameAt(index)));
		if (index % (3 * slice) === 0) yield;
	}
	const top = percentile(levels, 0.95);
	const isActive = (level: number) => level >= top - activeRange;
	const first = levels.findIndex(isActive);
	const last = levels.findLastIndex(isActive);

	const flatnessOf = flatnessMeter(length, sampleRate);
	const active: number[] = [];
	const flatness: number[] = [];
	for (let index = first; index <= last; index++) {
		const level = levels[index] ?? -Infinity;
		if (isActive(level)) active.push(level);
		flatness.push(isActive(level) ? flatnessOf(frameAt(index)) : 0);
		if (index % slice === 0) yield;
	}
	const clipped = clippedShare(samples);
	yield;
	const dc = meanOf(samples);
	yield;
	const loudness = powerMean(active);
	const edge = Math.round(edgeSeconds * sampleRate);
	const spoken = levels.slice(first, last + 1);
	return {
		top,
		active: active.length * frameSeconds,
		speech: spoken.length * frameSeconds,
		gap: longestRun(spoken, (level) => !isActive(level)) * frameSeconds,
		lastGap: longestLateGap(spoken, isActive) * frameSeconds,
		dc,
		clipped,
		onset: levelOf(samples.subarray(0, edge)) - loudness,
		rise: levelOf(samples.subarray(edge, 4 * edge)) - levelOf(samples.subarray(0, edge)),
		ending: levelOf(samples.subarray(-edge)) - loudness,
		flatness: percentile(
			flatness.filter((value) => value > 0),
			0.5,
		),
		noise: longestRun(smoothed(flatness), (value) => value > flat) * frameSeconds,
		variation: deviation(active),
		range: top - percentile(spoken, 0.1),
	};
}

/** Frames of the longest silence that at most `afterthought` of sound follows. */
function longestLateGap(levels: readonly number[], isActive: (level: number) => boolean): number {
	let [heard, run, longest] = [0, 0, 0];
	for (const level of levels.toReversed()) {
		if (!isActive(level)) {
			run++;
			longest = Math.max(longest, run);
			continue;
		}
		run = 0;
		heard += frameSeconds;
		if (heard > afterthought) break;
	}
	return longest;
}

/** Mean of each value and its neighbours. */
function smoothed(values: readonly number[]): number[] {
	const reach = Math.floor(smoothing / 2);
	return values.map((_, index) => {
		const near = values.slice(Math.max(0, index - reach), index + reach + 1);
		return near.reduce((sum, value) => sum + value, 0) / near.length;
	});
}

function longestRun<T>(values: readonly T[], matches: (value: T) => boolean): number {
	let [longest, run] = [0, 0];
	for (const value of values) {
		run = matches(value) ? run + 1 : 0;
		longest = Math.max(longest, run);
	}
	return longest;
}

function deviation(values: readonly number[]): number {
	const mean = values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
	return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / Math.max(1, values.length));
}
