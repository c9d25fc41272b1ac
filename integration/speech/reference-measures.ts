import { clippedShare, levelOf, meanOf, percentile, powerMean } from './levels.ts';
import type { Pcm } from './speech.ts';

/** What can be measured on a recording of a voice: levels in dBFS, lengths in seconds. */
export interface ReferenceMeasures {
	/** All of it. */
	length: number;
	/** From the first sound of the voice to the last. */
	speech: number;
	/** How much of that is voice. */
	active: number;
	/** Before the first sound of the voice. */
	lead: number;
	/** After the last. */
	tail: number;
	/** Mean level of the voice. */
	level: number;
	/** Largest sample. */
	peak: number;
	/** Level of the pauses. */
	floor: number;
	/** Voice over pauses, dB; undefined where pauses are digital silence, and tell nothing. */
	noise: number | undefined;
	/** Mean of all samples. */
	dc: number;
	/** Share of samples in flat tops. */
	clipped: number;
	/** How loud the very first milliseconds are, dB relative to the voice. */
	onset: number;
	/** How loud the very last milliseconds are, dB relative to the voice. */
	ending: number;
}

const frameSeconds = 0.01;
/** Below this a frame is not a recording but zeros, dBFS. */
const digital = -100;
/** Share of frames that may be zeros without the recording having been cleaned by a gate. */
const gated = 0.05;
/** A voice is this far above the floor, and at most this far below the loudest frames, dB. */
const voice = { above: 10, least: 12, most: 30 };

/**
 * Measures a recording.
 * @returns undefined when no voice is to be heard in it.
 */
export function measureReference({ samples, sampleRate }: Pcm): ReferenceMeasures | undefined {
	const frame = Math.max(1, Math.round(frameSeconds * sampleRate));
	const levels = Array.from({ length: Math.floor(samples.length / frame) }, (_, index) =>
		levelOf(samples.subarray(index * frame, (index + 1) * frame)),
	);
	const recorded = levels.filter((level) => level > digital);
	if (recorded.length === 0) return undefined;
	const top = percentile(recorded, 0.95);
	const floor = percentile(recorded, 0.1);
	const threshold = Math.max(top - voice.most, Math.min(floor + voice.above, top - voice.least));
	const isVoice = (level: number | undefined) => level !== undefined && level > threshold;
	// A click is one frame: a voice is there when three of four are.
	const begins = (_: number, at: number) =>
		isVoice(levels[at]) && levels.slice(at, at + 4).filter(isVoice).length >= 3;
	const first = levels.findIndex(begins);
	if (first < 0) return undefined;
	const last = levels.findLastIndex(isVoice);
	const spoken = levels.slice(first, last + 1);
	const active = spoken.filter(isVoice);
	const level = powerMean(active);
	const silent = spoken.filter((of) => of <= digital).length;
	return {
		length: samples.length / sampleRate,
		speech: spoken.length * frameSeconds,
		active: active.length * frameSeconds,
		lead: first * frameSeconds,
		tail: Math.max(0, samples.length / sampleRate - (last + 1) * frameSeconds),
		level,
		peak: 20 * Math.log10(samples.reduce((highest, x) => Math.max(highest, Math.abs(x)), 1e-6)),
		floor,
		noise: silent > gated * spoken.length ? undefined : level - floor,
		dc: meanOf(samples),
		clipped: clippedShare(samples),
		onset: levelOf(samples.subarray(0, frame)) - level,
		ending: levelOf(samples.subarray(-frame)) - level,
	};
}
