import { fourier } from '../fourier.ts';
import type { Pcm } from '../speech.ts';
import { halved } from './halved.ts';

/** What two voices saying the same have in common: one row of `width` numbers for each step of time. */
export interface Features {
	values: Float32Array;
	width: number;
	/** Rows. */
	length: number;
	/** Seconds from row to row. */
	step: number;
	/** 1 for each row that is not silent. */
	loud: Uint8Array;
}

/** Seconds of silence at both ends, so that a sound that begins at once meets one that does not. */
const margin = 0.1;
/** A window of 20 to 32 ms, rounded to a power of two of samples. */
const windowSeconds = 0.024;
const bands = 12;
/** Hz: what all speech engines have, and where consonants differ. */
const range = { lowest: 80, highest: 7_000 };
/** Under the loudest band of all, dB: what is lower counts as silence. */
const floor = 60;
/** Under the loudest band of all, dB: a row of which no band is louder belongs to a pause. */
const pause = 40;
/** Seconds: a silence no longer than this is within a word, before a “t” or a “k”. */
const closure = 0.12;

/**
 * Levels in bands that are equally wide to the ear (O'Shaughnessy's mel scale), each with mean 0 and variance 1 over the
 * sound: that takes away most of what two voices, microphones and loudnesses differ by.
 * @param step Seconds from row to row.
 */
export function featuresOf(sound: Pcm, step: number): Features {
	const { samples, sampleRate } = halved(sound);
	const size = 2 ** Math.round(Math.log2(windowSeconds * sampleRate));
	const length = rowAt(samples.length / sampleRate, step) + rowAt(0, step) + 1;
	const values = new Float32Array(length * bands);
	const measure = bandMeter(size, sampleRate);
	const begin = (row: number) => Math.round(timeOf(row + 0.5, step) * sampleRate) - size / 2;
	// Two at once: the transform of a complex signal holds those of its two parts.
	for (let row = 0; row < length; row += 2) {
		const two = measure(samples, begin(row), begin(row + 1));
		values.set(row + 1 < length ? two : two.subarray(0, bands), row * bands);
	}
	const loudest = highest(values);
	const loud = findLoud(values, loudest - pause, Math.round(closure / step));
	// Whatever is quieter than speech is equally quiet: its colour is the noise of the engine.
	for (let n = 0; n < values.length; n++) values[n] = Math.max(values[n] as number, loudest - floor);
	for (let band = 0; band < bands; band++) normalise(values, band);
	return { values, width: bands, length, step, loud };
}

/** The row that begins at a time, seconds, and the time at which a row begins. */
export const rowAt = (time: number, step: number) => Math.round((time + margin) / step);
export const timeOf = (row: number, step: number) => row * step - margin;

/** Measures the levels of two windows, dB: those of the one, then those of the other. The same list each time. */
function bandMeter(
	size: number,
	sampleRate: number,
): (samples: Float32Array, first: number, second: number) => Float32Array {
	const transform = fourier(size);
	const window = Float64Array.from(
		{ length: size },
		(_, n) => 0.5 - 0.5 * Math.cos((2 * Math.PI * n) / size),
	);
	const [real, imaginary] = [new Float64Array(size), new Float64Array(size)];
	const [powers, others] = [new Float64Array(size / 2), new Float64Array(size / 2)];
	const filters = melFilters(size, sampleRate);
	const levels = new Float32Array(2 * bands);
	return (samples, first, second) => {
		cut(samples, first, window, real);
		cut(samples, second, window, imaginary);
		transform(real, imaginary);
		// No pair is taken apart or put together in here: that alone makes it several times as fast.
		for (let bin = 1; bin < size / 2; bin++) {
			const a = real[bin] as number;
			const b = imaginary[bin] as number;
			const c = real[size - bin] as number;
			const d = imaginary[size - bin] as number;
			powers[bin] = (a + c) * (a + c) + (b - d) * (b - d);
			others[bin] = (b + d) * (b + d) + (a - c) * (a - c);
		}
		for (let band = 0; band < bands; band++) {
			const filter = filters[band] as Filter;
			levels[band] = levelOf(powers, filter);
			levels[band + bands] = levelOf(others, filter);
		}
		return levels;
	};
}

/** What is not in the samples is silent. */
function cut(samples: Float32Array, start: number, window: Float64Array, target: Float64Array): void {
	const from = Math.max(0, -start);
	const to = Math.min(window.length, samples.length - start);
	if (from > 0 || to < window.length) target.fill(0);
	for (let n = from; n < to; n++) target[n] = (samples[start + n] as number) * (window[n] as number);
}

function levelOf(powers: Float64Array, { start, weights }: Filter): number {
	let sum = 1e-12;
	for (let n = 0; n < weights.length; n++) sum += (weights[n] as number) * (powers[start + n] as number);
	return 10 * Math.log10(sum);
}

interface Filter {
	/** First bin. */
	start: number;
	weights: Float64Array;
}

/** Triangles over the bins of the transform, each from the middle of the one before to that of the one behind. */
function melFilters(size: number, sampleRate: number): Filter[] {
	const [low, high] = [toMel(range.lowest), toMel(Math.min(range.highest, sampleRate / 2))];
	const edge = (index: number) => (toHertz(low + ((high - low) * index) / (bands + 1)) * size) / sampleRate;
	return Array.from({ length: bands }, (_, band) => {
		const [left, middle, right] = [edge(band), edge(band + 1), edge(band + 2)];
		const start = Math.max(1, Math.ceil(left));
		const last = Math.min(size / 2 - 1, Math.floor(right));
		const weights = Float64Array.from({ length: Math.max(0, last - start + 1) }, (_, n) => {
			const bin = start + n;
			return bin <= middle ? (bin - left) / (middle - left) : (right - bin) / (right - middle);
		});
		return { start, weights };
	});
}

function toMel(hertz: number): number {
	return 2595 * Math.log10(1 + hertz / 700);
}

function toHertz(mel: number): number {
	return 700 * (10 ** (mel / 2595) - 1);
}

/** @param longest Rows of a silence that is none. */
function findLoud(values: Float32Array, threshold: number, longest: number): Uint8Array {
	const loud = new Uint8Array(values.length / bands);
	for (let n = 0; n < values.length; n++) {
		if ((values[n] as number) > threshold) loud[Math.floor(n / bands)] = 1;
	}
	let end = loud.indexOf(1);
	for (let row = end + 1; row < loud.length; row++) {
		if (loud[row] === 0) continue;
		if (row - end - 1 <= longest) loud.fill(1, end, row);
		end = row;
	}
	return loud;
}

function highest(values: Float32Array): number {
	let found = -Infinity;
	for (let n = 0; n < values.length; n++) found = Math.max(found, values[n] as number);
	return found;
}

function normalise(values: Float32Array, band: number): void {
	const count = values.length / bands;
	let sum = 0;
	let squares = 0;
	for (let n = band; n < values.length; n += bands) {
		sum += values[n] as number;
		squares += (values[n] as number) ** 2;
	}
	const mean = sum / count;
	const deviation = Math.sqrt(Math.max(1e-6, squares / count - mean ** 2));
	for (let n = band; n < values.length; n += bands) values[n] = ((values[n] as number) - mean) / deviation;
}
