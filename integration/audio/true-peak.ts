/** Samples on either side of an interpolated point that take part in it. */
export const reach = 12;

/** Interpolated points per sample: 4 times oversampling, as ITU-R BS.1770-4, Annex 2, asks for at 44.1 and 48 kHz. */
const oversampling = 4;

/** A set of taps for each point between two samples: a sinc under a Hann window. */
const [early, middle, late] = [tapsAt(1 / oversampling), tapsAt(2 / oversampling), tapsAt(3 / oversampling)];

/** How much higher than the samples around it an interpolated point can be at most. */
const largestOvershoot = Math.max(
	...[early, middle, late].map((taps) => taps.reduce((sum, tap) => sum + Math.abs(tap), 0)),
);

/** Samples examined together: a block that cannot exceed what is known already is passed over. */
const blockLength = 32;

/** Samples of a whole signal that are looked at in one go. */
const pieceLength = 32_768;

function tapsAt(offset: number): Float64Array {
	const taps = Float64Array.from({ length: 2 * reach }, (_, index) => {
		const distance = index - reach + 1 - offset;
		const window = Math.cos((Math.PI * distance) / (2 * (reach + 1))) ** 2;
		return (Math.sin(Math.PI * distance) / (Math.PI * distance)) * window;
	});
	const sum = taps.reduce((total, tap) => total + tap, 0);
	return taps.map((tap) => tap / sum);
}

/** The signal with silence on both sides, so that every sample has neighbours within reach. */
export function padded(samples: Float32Array): Float32Array {
	const result = new Float32Array(samples.length + 2 * reach);
	result.set(samples, reach);
	return result;
}

/** Highest amplitude from sample `index` up to the next one, which must both have neighbours within reach. */
export function peakAt(samples: Float32Array, index: number): number {
	const first = index - reach + 1;
	// All points in one go, because each sum alone would wait for its last addition.
	let [one, two, three] = [0, 0, 0];
	for (let tap = 0; tap < 2 * reach; tap++) {
		const sample = samples[first + tap] as number;
		one += (early[tap] as number) * sample;
		two += (middle[tap] as number) * sample;
		three += (late[tap] as number) * sample;
	}
	return Math.max(Math.abs(samples[index] as number), Math.abs(one), Math.abs(two), Math.abs(three));
}

/** Calls `visit` for each block of samples whose true peak may exceed `bound()`. `samples` is padded. */
export function visitLoudBlocks(
	samples: Float32Array,
	bound: () => number,
	visit: (start: number, end: number) => void,
): void {
	const last = samples.length - reach;
	for (let start = reach; start < last; start += blockLength) {
		const end = Math.min(start + blockLength, last);
		if (samplePeak(samples, start - reach + 1, end + reach) * largestOvershoot > bound()) visit(start, end);
	}
}

function samplePeak(samples: Float32Array, start: number, end: number): number {
	let peak = 0;
	for (let index = start; index < end; index++) {
		const level = Math.abs(samples[index] as number);
		// Not with `Math.max`, which takes several times as long.
		if (level > peak) peak = level;
	}
	return peak;
}

/** True peak of a whole signal, as an amplitude. */
export function truePeakOf(samples: Float32Array): number {
	const meter = truePeakMeter();
	// In pieces, because of each a copy is made.
	for (let start = 0; start < samples.length; start += pieceLength) {
		meter.push(samples.subarray(start, start + pieceLength));
	}
	return meter.peak();
}

export interface TruePeakMeter {
	push(samples: Float32Array): void;
	/** True peak so far, as an amplitude, as if silence followed. */
	peak(): number;
}

/** Measures the true peak (ITU-R BS.1770-4, Annex 2) of sound that may come in pieces of any length. */
export function truePeakMeter(): TruePeakMeter {
	let peak = 0;
	let unfinished = new Float32Array(2 * reach);

	function examine(samples: Float32Array): void {
		visitLoudBlocks(
			samples,
			() => peak,
			(start, end) => {
				for (let index = start; index < end; index++) peak = Math.max(peak, peakAt(samples, index));
			},
		);
	}

	return {
		push(samples) {
			const signal = join(unfinished, samples);
			examine(signal);
			unfinished = signal.slice(-2 * reach);
		},
		peak() {
			examine(join(unfinished, new Float32Array(reach)));
			return peak;
		},
	};
}

function join(first: Float32Array, second: Float32Array): Float32Array<ArrayBuffer> {
	const result = new Float32Array(first.length + second.length);
	result.set(first);
	result.set(second, first.length);
	return result;
}
