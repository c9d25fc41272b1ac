import type { Pcm } from '../speech/speech.ts';
import { biquad, highPass } from './biquad.ts';
import { decibelsOf } from './decibels.ts';

/** Nothing of a voice lies below, Hz: offsets, hum and rumble do. */
const rumble = 60;

/** Speech is what is louder than both: dBFS, and dB under the loudest frames (their 95th percentile). */
const quietest = -60;
const dynamics = 35;

/** Seconds kept around the speech: soft onsets and the decay of a voice are below the threshold. */
const [keptBefore, keptAfter] = [0.05, 0.12];
const frameSeconds = 0.01;

export interface Conditioned {
	samples: Float32Array;
	/** What was cut off the beginning, seconds. */
	offset: number;
}

/**
 * Makes a take ready to be joined: without offset and rumble, and cut to where speech begins and ends.
 * @returns undefined when there is nothing to hear in it.
 */
export function conditionTake({ samples, sampleRate }: Pcm): Conditioned | undefined {
	const clean = withoutRumble(samples, sampleRate);
	const frame = Math.round(frameSeconds * sampleRate);
	const levels = frameLevels(clean, frame);
	const loudest = levels.toSorted((a, b) => a - b)[Math.ceil(levels.length * 0.95) - 1] ?? -Infinity;
	const isSpeech = (level: number) => level > Math.max(quietest, loudest - dynamics);
	const first = levels.findIndex(isSpeech);
	if (first < 0) return undefined;
	const start = Math.max(0, first * frame - Math.round(keptBefore * sampleRate));
	const end = (levels.findLastIndex(isSpeech) + 1) * frame + Math.round(keptAfter * sampleRate);
	return { samples: clean.slice(start, end), offset: start / sampleRate };
}

function withoutRumble(samples: Float32Array, sampleRate: number): Float32Array {
	// Taken off first, because to the filter an offset is a step: it would answer with a thump.
	const beginning = samples.subarray(0, Math.round(frameSeconds * sampleRate));
	const offset = sum(beginning, (sample) => sample) / beginning.length;
	const signal = new Float64Array(samples);
	for (let i = 0; i < signal.length; i++) signal[i] = (signal[i] as number) - offset;
	biquad(highPass(rumble, sampleRate))(signal);
	return new Float32Array(signal);
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
