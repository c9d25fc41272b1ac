import { amplify, amplitudeOf } from './decibels.ts';
import { limit } from './limiter.ts';
import { energiesOf, hopsPerSecond, integratedLoudness } from './meter.ts';
import type { Passage } from './passages.ts';
import { programmeRate } from './programme.ts';

export interface Mix {
	/** Gain of the whole programme, dB. */
	gain: number;
	/** Of the limiter, dBTP. */
	ceiling: number;
}

/** A passage as it is heard in the programme. Passages are limited singly: between them is nothing to limit. */
export async function renderPassage({ parts, start, end }: Passage, mix: Mix): Promise<Float32Array> {
	const mixed = new Float32Array(end - start);
	for (const part of parts) {
		const samples = await part.read();
		amplify(samples, amplitudeOf(part.gain + mix.gain));
		const offset = part.start - start;
		for (let n = 0; n < samples.length; n++) {
			mixed[offset + n] = (mixed[offset + n] as number) + (samples[n] as number);
		}
	}
	limit(mixed, amplitudeOf(mix.ceiling), programmeRate);
	return mixed;
}

/**
 * Integrated loudness of the mixed programme, LUFS. Only what the limiter touches is measured again. What lies under
 * the voices counts for nothing: 20 LU lower, it would add 0.04 LU.
 */
export async function loudnessOfMix(
	passages: readonly Passage[],
	length: number,
	mix: Mix,
	signal: AbortSignal,
): Promise<number> {
	const hop = programmeRate / hopsPerSecond;
	const energies = new Float64Array(Math.ceil(length / hop));
	for (const passage of passages) {
		signal.throwIfAborted();
		const first = Math.round(passage.start / hop);
		for (const [offset, energy] of (await mixedEnergies(passage, mix)).entries()) {
			energies[first + offset] = (energies[first + offset] ?? 0) + energy;
		}
	}
	return integratedLoudness(energies);
}

async function mixedEnergies(passage: Passage, mix: Mix): Promise<Float64Array> {
	const [first, ...others] = passage.parts;
	if (first && others.length === 0) {
		const factor = amplitudeOf(first.gain + mix.gain);
		if (first.peak * factor <= amplitudeOf(mix.ceiling)) {
			return first.energies.map((energy) => energy * factor ** 2);
		}
	}
	return energiesOf(await renderPassage(passage, mix), programmeRate);
}
