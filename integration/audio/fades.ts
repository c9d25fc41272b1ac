import { amplitudeOf } from './decibels.ts';
import { envelope, type Point } from './envelope.ts';

/** Seconds. Measured at cuts inside voiced speech: 5 ms in and 10 ms out leave no click to hear. */
const [fadeIn, fadeOut] = [0.005, 0.01];

/** How far music has sunk when somebody speaks over it (a factor), and how long that takes, seconds. */
const [sunk, sinking] = [amplitudeOf(-12), 0.5];

/** Fades the edges of a turn in place, along a raised cosine. */
export function fadeEdges(samples: Float32Array, sampleRate: number): void {
	const last = samples.length - 1;
	ramp(Math.round(fadeIn * sampleRate), (index, gain) => scale(samples, index, gain));
	ramp(Math.round(fadeOut * sampleRate), (index, gain) => scale(samples, last - index, gain));
}

/** Lets the last `overlap` seconds of a clip make way for words, in place: it sinks before them, and then vanishes. */
export function fadeOutUnder(samples: Float32Array, overlap: number, sampleRate: number): void {
	const words = samples.length - overlap * sampleRate;
	shape(samples, [
		{ at: words - sinking * sampleRate, gain: 1 },
		{ at: words, gain: sunk },
		{ at: samples.length, gain: 0 },
	]);
}

/** Lets a clip come up under the words of its first `overlap` seconds, in place. */
export function fadeInUnder(samples: Float32Array, overlap: number, sampleRate: number): void {
	const words = overlap * sampleRate;
	shape(samples, [
		{ at: 0, gain: 0 },
		{ at: words, gain: sunk },
		{ at: words + sinking * sampleRate, gain: 1 },
	]);
}

function shape(samples: Float32Array, points: readonly Point[]): void {
	const gainAt = envelope(points);
	for (let index = 0; index < samples.length; index++) scale(samples, index, gainAt(index));
}

function ramp(length: number, apply: (index: number, gain: number) => void): void {
	for (let index = 0; index < length; index++) {
		apply(index, (1 - Math.cos((Math.PI * (index + 0.5)) / length)) / 2);
	}
}

function scale(samples: Float32Array, index: number, gain: number): void {
	if (index >= 0 && index < samples.length) samples[index] = (samples[index] as number) * gain;
}
