import { fourier } from '../fourier.ts';

/** What the speaker encoder of Qwen3-TTS hears: 24 kHz, frames of 1024 samples every 256, 128 bands up to 12 kHz. */
export const hearing = { sampleRate: 24_000, size: 1_024, hop: 256, bands: 128, highest: 12_000 };

/** Of sound at both ends, this much is mirrored outwards. */
const mirror = (hearing.size - hearing.hop) / 2;
/** Added under the root of the power, and the least of a band: what keeps logarithms finite. */
const least = { power: 1e-9, band: 1e-5 };

/**
 * The logarithmic mel spectrogram that Qwen3-TTS's speaker encoder was trained on: magnitudes of a Fourier transform
 * under a periodic Hann window, without centring, in bands of Slaney's scale.
 * @param samples Mono, 24 kHz, at least 385 of them.
 * @returns frames one after the other, each of 128 bands, natural logarithms.
 */
export function melFrames(samples: Float32Array): Float32Array {
	const { size, hop, bands } = hearing;
	const count = Math.max(0, Math.floor((samples.length + 2 * mirror - size) / hop) + 1);
	const transform = fourier(size);
	const window = Float64Array.from(
		{ length: size },
		(_, n) => 0.5 - 0.5 * Math.cos((2 * Math.PI * n) / size),
	);
	const filters = melFilters();
	const frames = new Float32Array(count * bands);
	for (let frame = 0; frame < count; frame++) {
		const real = window.map((weight, n) => weight * sampleAt(samples, frame * hop + n - mirror));
		const imaginary = new Float64Array(size);
		transform(real, imaginary);
		const magnitudes = real.map((x, n) => Math.sqrt(x ** 2 + (imaginary[n] as number) ** 2 + least.power));
		for (const [band, { first, weights }] of filters.entries()) {
			const sum = weights.reduce((total, weight, n) => total + weight * (magnitudes[first + n] as number), 0);
			frames[frame * bands + band] = Math.log(Math.max(least.band, sum));
		}
	}
	return frames;
}

/** Mirrored at the first and the last sample, which are not repeated. */
function sampleAt(samples: Float32Array, index: number): number {
	const end = 2 * (samples.length - 1);
	return samples[index < 0 ? -index : index < samples.length ? index : end - index] ?? 0;
}

interface Filter {
	/** The first frequency that it lets through, by its number in the transform. */
	first: number;
	weights: number[];
}

/** Triangles evenly spaced on Slaney's mel scale, each of area 1 (Auditory Toolbox, 1998; librosa's default). */
function melFilters(): Filter[] {
	const { sampleRate, size, bands, highest } = hearing;
	const edges = Array.from({ length: bands + 2 }, (_, n) => hertz((n / (bands + 1)) * mels(highest)));
	return Array.from({ length: bands }, (_, band) => {
		const [low = 0, middle = 0, high = 0] = edges.slice(band, band + 3);
		const weights = Array.from({ length: size / 2 + 1 }, (_, n) => {
			const frequency = (n * sampleRate) / size;
			const rise = (frequency - low) / (middle - low);
			const fall = (high - frequency) / (high - middle);
			return (Math.max(0, Math.min(rise, fall)) * 2) / (high - low);
		});
		const first = Math.max(
			0,
			weights.findIndex((weight) => weight > 0),
		);
		return { first, weights: weights.slice(first, weights.findLastIndex((weight) => weight > 0) + 1) };
	});
}

/** Linear up to 1 kHz, 15 mels; from there 27 mels for a factor of 6.4. */
const linear = { hertz: 200 / 3, end: 1_000, mels: 15, step: Math.log(6.4) / 27 };

function mels(frequency: number): number {
	return frequency < linear.end
		? frequency / linear.hertz
		: linear.mels + Math.log(frequency / linear.end) / linear.step;
}

function hertz(mel: number): number {
	return mel < linear.mels ? mel * linear.hertz : linear.end * Math.exp((mel - linear.mels) * linear.step);
}
