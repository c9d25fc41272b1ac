import { fourier } from './fourier.ts';

/** Band in which speech has a shape and noise has none, Hz. */
const band = { lowest: 100, highest: 7_000 };

/**
 * A meter of spectral flatness, the geometric over the arithmetic mean of the power spectrum between 100 Hz and
 * 7 kHz: near 0 for a voice, 0.56 on average for white noise (e to the minus Euler's constant).
 * @param length Samples of a frame, all frames having the same.
 */
export function flatnessMeter(length: number, sampleRate: number): (frame: Float32Array) => number {
	const size = 2 ** Math.ceil(Math.log2(Math.max(2, length)));
	const transform = fourier(size);
	const window = Float64Array.from({ length }, (_, n) => 0.5 - 0.5 * Math.cos((2 * Math.PI * n) / length));
	const real = new Float64Array(size);
	const imaginary = new Float64Array(size);
	const first = Math.max(1, Math.ceil((band.lowest * size) / sampleRate));
	const last = Math.min(size / 2 - 1, Math.floor((band.highest * size) / sampleRate));
	return (frame) => {
		real.fill(0);
		imaginary.fill(0);
		for (let n = 0; n < frame.length; n++) real[n] = (frame[n] as number) * (window[n] as number);
		transform(real, imaginary);
		let [sum, logarithms] = [0, 0];
		for (let bin = first; bin <= last; bin++) {
			const power = (real[bin] as number) ** 2 + (imaginary[bin] as number) ** 2 + 1e-20;
			sum += power;
			logarithms += Math.log(power);
		}
		const bins = last - first + 1;
		return bins < 1 ? 0 : Math.exp(logarithms / bins) / (sum / bins);
	};
}
