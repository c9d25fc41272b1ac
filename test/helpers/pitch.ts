import type { Pcm } from '../../integration/speech/speech.ts';

const lowest = 60;
const highest = 400;
/** Of the correlation of a frame with itself one period later: below this it has no pitch. */
const voiced = 0.6;

/** Samples a second that are enough to tell pitches apart. */
const enough = 16_000;

/** Median fundamental frequency of the voiced frames, Hz, by normalised autocorrelation of 40 ms frames. */
export function medianPitch(pcm: Pcm): number {
	const { samples, sampleRate } = thinned(pcm);
	const frame = Math.round(sampleRate * 0.04);
	const longest = Math.round(sampleRate / lowest);
	const pitches: number[] = [];
	for (let start = 0; start + frame + longest <= samples.length; start += frame) {
		const piece = samples.subarray(start, start + frame);
		if (Math.sqrt(piece.reduce((sum, x) => sum + x * x, 0) / frame) < 0.01) continue;
		const scores = new Map<number, number>();
		for (let lag = Math.round(sampleRate / highest); lag <= longest; lag += 1) {
			scores.set(lag, correlation(piece, samples.subarray(start + lag, start + lag + frame)));
		}
		const best = Math.max(...scores.values());
		// The shortest lag that is nearly as good: the others are its multiples.
		const period = [...scores].find(([, score]) => score >= best * 0.9)?.[0];
		if (best >= voiced && period !== undefined) pitches.push(sampleRate / period);
	}
	return pitches.sort((a, b) => a - b)[Math.floor(pitches.length / 2)] ?? Number.NaN;
}

/** With every few samples made one. */
function thinned({ samples, sampleRate }: Pcm): Pcm {
	const few = Math.max(1, Math.floor(sampleRate / enough));
	const means = Float32Array.from({ length: Math.floor(samples.length / few) }, (_, n) => {
		let sum = 0;
		for (let k = n * few; k < (n + 1) * few; k++) sum += samples[k] as number;
		return sum / few;
	});
	return { samples: means, sampleRate: sampleRate / few };
}

function correlation(a: Float32Array, b: Float32Array): number {
	let product = 0;
	let energyA = 0;
	let energyB = 0;
	for (let n = 0; n < a.length; n++) {
		const x = a[n] as number;
		const y = b[n] as number;
		product += x * y;
		energyA += x * x;
		energyB += y * y;
	}
	return product / (Math.sqrt(energyA * energyB) || 1);
}
