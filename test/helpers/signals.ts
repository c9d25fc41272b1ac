import type { Pcm } from '../../integration/speech/speech.ts';

/** `seconds` of a sine. Amplitude 1 is full scale; phase in degrees. */
export function sine(
	{ hz, amplitude, phase = 0 }: { hz: number; amplitude: number; phase?: number },
	seconds: number,
	sampleRate: number,
): Float32Array {
	const radians = (phase * Math.PI) / 180;
	return Float32Array.from(
		{ length: Math.round(seconds * sampleRate) },
		(_, n) => amplitude * Math.sin((2 * Math.PI * hz * n) / sampleRate + radians),
	);
}

export function silence(seconds: number, sampleRate: number): Float32Array {
	return new Float32Array(Math.round(seconds * sampleRate));
}

export function joined(...pieces: readonly Float32Array[]): Float32Array {
	const result = new Float32Array(pieces.reduce((length, piece) => length + piece.length, 0));
	let position = 0;
	for (const piece of pieces) {
		result.set(piece, position);
		position += piece.length;
	}
	return result;
}

/** Samples cut into pieces of the given lengths, over and over. */
export function* pieces(samples: Float32Array, lengths: readonly number[]): Generator<Float32Array> {
	for (let start = 0, turn = 0; start < samples.length; turn++) {
		const length = lengths[turn % lengths.length] ?? samples.length;
		yield samples.subarray(start, start + length);
		start += length;
	}
}

/** White noise from -1 to 1, the same for the same seed. */
export function noise(seed: number): () => number {
	let state = seed >>> 0;
	return () => {
		// Marsaglia's xorshift, which never leaves 0.
		state ^= state << 13;
		state ^= state >>> 17;
		state ^= state << 5;
		state >>>= 0;
		return state / 2 ** 31 - 1;
	};
}

export interface SpeechLike {
	seconds: number;
	sampleRate?: number;
	/** Pitch, Hz. */
	hz?: number;
	/** Gain, dB. */
	gain?: number;
	seed?: number;
}

/**
 * Something with the statistics of speech rather than its meaning: pulses through formants, four syllables a second,
 * hissing consonants, pauses between phrases, and silence around it all.
 */
export function speechLike({ seconds, sampleRate = 24_000, hz = 120, gain = 0, seed = 1 }: SpeechLike): Pcm {
	const random = noise(seed * 7919 + 17);
	const samples = new Float32Array(Math.round(seconds * sampleRate));
	const edge = Math.min(0.15, seconds / 10);
	for (let start = edge; start + 0.1 < seconds - edge; ) {
		const length = Math.min(0.16 + 0.06 * random(), seconds - edge - start);
		addSyllable(samples.subarray(Math.round(start * sampleRate), Math.round((start + length) * sampleRate)), {
			sampleRate,
			hz: hz * (1 + 0.15 * random()),
			amplitude: 0.3 * 10 ** ((4 * random()) / 20),
			random,
		});
		start += length + (random() > 0.75 ? 0.25 : 0.04);
	}
	const factor = 10 ** (gain / 20);
	return { samples: samples.map((sample) => sample * factor), sampleRate };
}

function addSyllable(
	target: Float32Array,
	{
		sampleRate,
		hz,
		amplitude,
		random,
	}: { sampleRate: number; hz: number; amplitude: number; random(): number },
): void {
	const formants = [500 + 250 * random(), 1500 + 600 * random(), 2600 + 300 * random()].map((frequency) =>
		resonator(frequency, 90, sampleRate),
	);
	const hiss = Math.round(0.04 * sampleRate);
	let phase = 0;
	for (let n = 0; n < target.length; n++) {
		phase += hz / sampleRate;
		const pulse = phase >= 1 ? 1 : 0;
		phase %= 1;
		const voiced = formants.reduce((sum, formant, index) => sum + formant(pulse) / (index + 1), 0);
		const envelope = Math.sin((Math.PI * (n + 0.5)) / target.length) ** 0.5;
		target[n] = amplitude * envelope * (voiced + (n < hiss ? 0.15 * random() : 0));
	}
}

function resonator(frequency: number, bandwidth: number, sampleRate: number): (input: number) => number {
	const radius = Math.exp((-Math.PI * bandwidth) / sampleRate);
	const feedback = 2 * radius * Math.cos((2 * Math.PI * frequency) / sampleRate);
	let [previous, before] = [0, 0];
	return (input) => {
		const output = input + feedback * previous - radius * radius * before;
		[before, previous] = [previous, output];
		return output * 0.5;
	};
}

/** Three bursts of clipped noise on top of a take: a generator gone wrong. */
export function withBursts({ samples, sampleRate }: Pcm, seed = 5): Pcm {
	const random = noise(seed);
	const result = samples.slice();
	for (const share of [0.25, 0.5, 0.75]) {
		const start = Math.round(result.length * share);
		for (let n = start; n < start + 0.03 * sampleRate && n < result.length; n++) {
			result[n] = Math.sign(random()) * 0.99;
		}
	}
	return { samples: result, sampleRate };
}
