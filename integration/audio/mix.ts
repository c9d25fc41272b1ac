import { amplify, amplitudeOf } from './decibels.ts';
import { limit } from './limiter.ts';
import { energiesOf, hopsPerSecond, integratedLoudness } from './meter.ts';
import type { PreparedTurn } from './prepared-turns.ts';
import { programmeRate, type Timeline } from './programme.ts';

/** A turn and what brings it to the common level, dB. */
export interface MixedTurn extends PreparedTurn {
	gain: number;
}

export interface Mix {
	/** Gain of the whole programme, dB. */
	gain: number;
	/** Of the limiter, dBTP. */
	ceiling: number;
}

/** A turn as it is heard in the programme. Turns are limited singly: between them is silence. */
export async function renderTurn(turn: MixedTurn, { gain, ceiling }: Mix): Promise<Float32Array> {
	const samples = await turn.read();
	amplify(samples, amplitudeOf(turn.gain + gain));
	limit(samples, amplitudeOf(ceiling), programmeRate);
	return samples;
}

/** Integrated loudness of the mixed programme, LUFS. Only turns that the limiter touches are measured again. */
export async function loudnessOfMix(
	turns: readonly MixedTurn[],
	timeline: Timeline,
	mix: Mix,
	signal: AbortSignal,
): Promise<number> {
	const hop = programmeRate / hopsPerSecond;
	const energies = new Float64Array(Math.ceil(timeline.length / hop));
	for (const [index, turn] of turns.entries()) {
		signal.throwIfAborted();
		const first = Math.round((timeline.turns[index]?.start ?? 0) / hop);
		for (const [offset, energy] of (await mixedEnergies(turn, mix)).entries()) {
			energies[first + offset] = (energies[first + offset] ?? 0) + energy;
		}
	}
	return integratedLoudness(energies);
}

async function mixedEnergies(turn: MixedTurn, mix: Mix): Promise<Float64Array> {
	const factor = amplitudeOf(turn.gain + mix.gain);
	if (turn.peak * factor <= amplitudeOf(mix.ceiling))
		return turn.energies.map((energy) => energy * factor ** 2);
	return energiesOf(await renderTurn(turn, mix), programmeRate);
}
