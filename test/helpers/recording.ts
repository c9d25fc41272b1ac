import type { Pcm } from '../../integration/speech/speech.ts';
import { joined, noise, silence, speechLike } from './signals.ts';

/** What is said in 12 seconds, of as many letters as fit in. */
export const transcript = 'The quick brown fox jumps over the lazy dog. '.repeat(4);

export interface RecordingOptions {
	seconds?: number;
	lead?: number;
	tail?: number;
	/** Hz. */
	rate?: number;
	/** Level of the noise in the room, dBFS. */
	room?: number;
}

/** Somebody speaking in a room, between so much silence: a voice can be copied from it unless the options spoil it. */
export function recorded({
	seconds = 12,
	lead = 0.075,
	tail = 0.5,
	rate = 24_000,
	room = -70,
}: RecordingOptions = {}): Pcm {
	const random = noise(3);
	const samples = withoutOffset(speechLike({ seconds, sampleRate: rate, hz: 130, gain: -10 }).samples);
	const first = samples.findIndex((x) => Math.abs(x) > 0.01);
	const last = samples.findLastIndex((x) => Math.abs(x) > 0.01);
	const all = joined(silence(lead, rate), samples.subarray(first, last + 1), silence(tail, rate));
	const level = 10 ** (room / 20) * Math.sqrt(3);
	return { samples: all.map((x) => x + level * random()), sampleRate: rate };
}

/** The pulses of the helper all go one way. */
function withoutOffset(samples: Float32Array): Float32Array {
	let [before, result] = [0, 0];
	return samples.map((x) => {
		result = x - before + 0.995 * result;
		before = x;
		return result;
	});
}
