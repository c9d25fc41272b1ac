/** Taps per output sample when the rate goes up; more when it goes down, as the filter gets longer with its period. */
const taps = 48;

/** Kaiser window: 80 dB of stop band (Kaiser 1974: 0.1102 (80 - 8.7)). */
const beta = 7.857;

/** Passband edge as a share of the lower Nyquist frequency, half-way down the transition. */
const rolloff = 0.92;

/**
 * Output samples computed together. Those that are `up` apart need the same filter; and one alone would wait for each
 * of its additions, which takes twice as long.
 */
const lanes = 4;

/** Changes the sample rate (both in Hz, whole numbers) with a polyphase windowed sinc. */
export function resample(samples: Float32Array, from: number, to: number): Float32Array {
	if (from === to) return samples;
	const divisor = greatestCommonDivisor(from, to);
	const [up, down] = [to / divisor, from / divisor];
	const length = taps * Math.ceil(Math.max(1, down / up));
	const filters = Array.from({ length: up }, (_, phase) =>
		filterFor(phase / up, length, Math.min(1, up / down)),
	);

	const rows = lanes * Math.ceil(samples.length / down / lanes);
	const signal = new Float32Array(rows * down + length);
	signal.set(samples, length / 2 - 1);
	const output = new Float32Array(rows * up);
	for (let column = 0; column < up; column++) {
		const filter = filters[(column * down) % up] as Float32Array;
		const start = Math.floor((column * down) / up);
		for (let row = 0; row < rows; row += lanes) {
			const at = start + row * down;
			let [first, second, third, fourth] = [0, 0, 0, 0];
			for (let tap = 0; tap < length; tap++) {
				const weight = filter[tap] as number;
				first += weight * (signal[at + tap] as number);
				second += weight * (signal[at + down + tap] as number);
				third += weight * (signal[at + 2 * down + tap] as number);
				fourth += weight * (signal[at + 3 * down + tap] as number);
			}
			output[column + row * up] = first;
			output[column + (row + 1) * up] = second;
			output[column + (row + 2) * up] = third;
			output[column + (row + 3) * up] = fourth;
		}
	}
	return output.slice(0, Math.ceil((samples.length * up) / down));
}

/** Taps that interpolate at `offset` (0 to 1) after the sample in the middle. `bandwidth` is relative to Nyquist. */
function filterFor(offset: number, length: number, bandwidth: number): Float32Array {
	const cutoff = bandwidth * rolloff;
	const filter = Float64Array.from({ length }, (_, tap) => {
		const distance = tap - (length / 2 - 1) - offset;
		return sinc(cutoff * distance) * kaiser(distance / (length / 2));
	});
	const sum = filter.reduce((total, tap) => total + tap, 0);
	return new Float32Array(filter.map((tap) => tap / sum));
}

function sinc(x: number): number {
	return x === 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x);
}

/** Kaiser window at `x`, from -1 to 1. */
function kaiser(x: number): number {
	return Math.abs(x) > 1 ? 0 : bessel(beta * Math.sqrt(1 - x * x)) / bessel(beta);
}

/** Modified Bessel function of the first kind, order 0: its power series, which has converged long before 40 terms. */
function bessel(x: number): number {
	let term = 1;
	let sum = 1;
	for (let k = 1; k < 40; k++) {
		term *= (x / 2 / k) ** 2;
		sum += term;
	}
	return sum;
}

function greatestCommonDivisor(a: number, b: number): number {
	return b === 0 ? a : greatestCommonDivisor(b, a % b);
}
