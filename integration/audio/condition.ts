import type { Pcm } from '../speech/speech.ts';
import { biquad, highPass } from './biquad.ts';
import { decibelsOf } from './decibels.ts';

interface Kind {
	/** Nothing that is wanted lies below, Hz: offsets do, and for a voice hum and rumble. */
	lowest: number;
	/** Sound is what is louder than both: dBFS, and dB under the loudest frames (their 95th percentile). */
	quietest: number;
	dynamics: number;
	/** Seconds kept around it: soft onsets and the decay of a voice are below the threshold. */
	before: number;
	after: number;
}

const voice: Kind = { lowest: 60, quietest: -60, dynamics: 35, before: 0.05, after: 0.12 };
/** Music may begin with a bass and end in silence, slowly. */
const music: Kind = { lowest: 20, quietest: -75, dynamics: 60, before: 0.005, after: 0.02 };

const frameSeconds = 0.01;
/** Samples filtered at once: in double precision they take twice the room. */
const pieceLength = 65_536;

export interface Conditioned {
	samples: Float32Array;
	/** What was cut off the beginning, seconds. */
	offset: number;
}

/**
 * Makes a take ready to be joined: without offset and rumble, and cut to where speech begins and ends.
 * @returns undefined when there is nothing to hear in it.
 */
export function conditionTake(take: Pcm): Conditioned | undefined {
	return condition(take, voice);
}

/** The same for music. */
export function conditionClip(clip: Pcm): Conditioned | undefined {
	return condition(clip, music);
}

function condition({ samples, sampleRate }: Pcm, kind: Kind): Conditioned | undefined {
	const clean = highPassed(samples, sampleRate, kind.lowest);
	const frame = Math.round(frameSeconds * sampleRate);
	const levels = frameLevels(clean, frame);
	const loudest = levels.toSorted((a, b) => a - b)[Math.ceil(levels.length * 0.95) - 1] ?? -Infinity;
	const isSound = (level: number) => level > Math.max(kind.quietest, loudest - kind.dynamics);
	const first = levels.findIndex(isSound);
	if (first < 0) return undefined;
	const start = Math.max(0, first * frame - Math.round(kind.before * sampleRate));
	const end = (levels.findLastIndex(isSound) + 1) * frame + Math.round(kind.after * sampleRate);
	return { samples: clean.slice(start, end), offset: start / sampleRate };
}

function highPassed(samples: Float32Array, sampleRate: number, frequency: number): Float32Array {
	// Taken off first, because to the filter an offset is a step: it would answer with a thump.
	const beginning = samples.subarray(0, Math.round(frameSeconds * sampleRate));
	const offset = sum(beginning, (sample) => sample) / beginning.length;
	const filter = biquad(highPass(frequency, sampleRate));
	const result = new Float32Array(samples.length);
	for (let start = 0; start < samples.length; start += pieceLength) {
		const piece = new Float64Array(samples.subarray(start, start + pieceLength));
		for (let i = 0; i < piece.length; i++) piece[i] = (piece[i] as number) - offset;
		filter(piece);
		result.set(piece, start);
	}
	return result;
}

/** RMS level of each frame, dBFS; what is left at the end counts as a frame. */
function frameLevels(samples: Float32Array, length: number): number[] {
	return Array.from({ length: Math.ceil(samples.length / length) }, (_, index) => {
		const frame = samples.subarray(index * length, (index + 1) * length);
		return decibelsOf(Math.sqrt(sum(frame, (sample) => sample * sample) / frame.length));
	});
}

function sum(samples: Float32Array, term: (sample: number) => number): number {
	let total = 0;
	for (let i = 0; i < samples.length; i++) total += term(samples[i] as number);
	return total;
}
