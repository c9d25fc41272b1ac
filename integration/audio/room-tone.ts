import { amplitudeOf } from './decibels.ts';
import { programmeRate } from './programme.ts';

/** Root mean square, dBFS: to be missed rather than heard. */
const level = -70;

/** Hz. Above it the noise falls by 6 dB an octave, much as that of rooms does (Hoth noise, ITU-T P.800: 5 dB). */
const corner = 250;

/** Share of the way to each new value that a filter of the first order goes. */
const step = 1 - Math.exp((-2 * Math.PI * corner) / programmeRate);

/** Values between -1 and 1 have a mean square of 1/3, and such a filter lets through this share of it. */
const factor = amplitudeOf(level) / Math.sqrt(step / (2 - step) / 3);

/** Amplitude that it never exceeds. */
export const roomTonePeak = factor;

/** Noise as of an empty room, always the same. It is added to samples that follow each other. */
export function roomTone(): (samples: Float32Array) => void {
	// Marsaglia's xorshift: plain integers, which are the same everywhere.
	let random = 0x2f6e2b1;
	let value = 0;
	return (samples) => {
		for (let n = 0; n < samples.length; n++) {
			random ^= random << 13;
			random ^= random >>> 17;
			random ^= random << 5;
			value += step * (random / 2 ** 31 - value);
			samples[n] = (samples[n] as number) + factor * value;
		}
	};
}
