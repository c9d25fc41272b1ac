import { fourier } from '../fourier.ts';
import type { Pcm } from '../speech.ts';

/** What two voices saying the same have in common: one row of `width` numbers for each step of time. */
export interface Features {
	values: Float32Array;
	width: number;
	/** Rows. */
	length: number;
	/** Which rows are not silent. */
	loud: readonly boolean[];
}

/** Seconds from row to row. */
export const step = 0.01;
/** Rows of silence at both ends, so that a sound that begins at once meets one that does not. */
const margin = 10;
/** A window of 20 to 32 ms, rounded to a power of two of samples. */
const windowSeconds = 0.024;
const bands = 20;
/** Hz: in all rates of speech engines, and where consonants differ. */
const range = { lowest: 80, highest: 7_000 };
/** Under the loudest frame, dB: what is lower counts as silence. */
const floor = 60;
/** Under the loudest band of all, dB: a row of which no band is louder belongs to a pause. */
const pause = 40;
/** Rows: a silence no longer than this is within a word, before a “t” or a “k”. */
const closure = 12;

/**
 * Levels in bands that are equally wide to the ear (O'Shaughnessy's mel scale), each with mean 0 and variance 1 over the
 * sound: that takes away most of what two voices, microphones and loudnesses differ by.
 */
export function featuresOf({ samples, sampleRate }: Pcm): Features {
	const size = 2 ** Math.round(Math.log2(windowSeconds * sampleRate));
	const length = Math.ceil(samples.length / (step * sampleRate)) + 2 * margin;
	const values = new Float32Array(length * bands);
	const measure = bandMeter(size, sampleRate);
	const middle = (row: number) => Math.round((row + 0.5 - margin) * step * sampleRate);
	// Two at once: the transform of a complex signal holds those of its two parts.
	for (let row = 0; row < length; row += 2) {
		const two = measure(samples, middle(row) - size / 2, middle(row + 1) - size / 2);
		values.set(row + 1 < length ? two : two.subarray(0, bands), row * bands);
	}
	const loud = findLoud(values);
	raise(values);
	for (let band = 0; band < bands; band++) normalise(values, band);
	return { values, width: bands, length, loud };
}

/** The row that begins at a time, seconds, and the time at which a row begins. */
export const rowAt = (time: number) => Math.round(time / step) + margin;
export const timeOf = (row: number) => (row - margin) * step;

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
		for (let bin = 1; bin < size / 2; bin++) {
			const [a, b] = [real[bin] as number, imaginary[bin] as number];
			const [c, d] = [real[size - bin] as number, imaginary[size - bin] as number];
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
	target.fill(0);
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

function findLoud(values: Float32Array): boolean[] {
	const peaks = Array.from({ length: values.length / bands }, (_, row) =>
		highest(values.subarray(row * bands, (row + 1) * bands)),
	);
	const threshold = highest(values) - pause;
	const loud = peaks.map((peak) => peak > threshold);
	let end = -1;
	for (const [row, sounds] of loud.entries()) {
		if (!sounds) continue;
		if (end >= 0 && row - end <= closure) loud.fill(true, end, row);
		end = row + 1;
	}
	return loud;
}

function highest(values: Float32Array): number {
	let found = -Infinity;
	for (let n = 0; n < values.length; n++) found = Math.max(found, values[n] as number);
	return found;
}

/** Whatever is quieter than speech is equally quiet: its colour is the noise of the engine. */
function raise(values: Float32Array): void {
	const quietest = highest(values) - floor;
	for (let n = 0; n < values.length; n++) values[n] = Math.max(values[n] as number, quietest);
}

function normalise(values: Float32Array, band: number): void {
	const count = values.length / bands;
	let [sum, squares] = [0, 0];
	for (let n = band; n < values.length; n += bands) {
		sum += values[n] as number;
		squares += (values[n] as number) ** 2;
	}
	const mean = sum / count;
	const deviation = Math.sqrt(Math.max(1e-6, squares / count - mean ** 2));
	for (let n = band; n < values.length; n += bands) values[n] = ((values[n] as number) - mean) / deviation;
}
