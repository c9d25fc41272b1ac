import type { Crew } from './crew.ts';
import { amplify, amplitudeOf } from './decibels.ts';
import type { Gains } from './gain.ts';
import { readSound } from './kept-sounds.ts';
import { limit } from './limiter.ts';
import { energiesOf, hopsPerSecond } from './meter.ts';
import type { Passage, PlacedPart } from './passages.ts';
import { programmeRate } from './programme.ts';

export interface Mix extends Gains {
	/** Of the limiter, dBTP. */
	ceiling: number;
}

/** A passage as it is heard in the programme. Passages are limited singly: between them is nothing to limit. */
export async function renderPassage(passage: Passage, mix: Mix): Promise<Float32Array> {
	const mixed = await mixParts(passage, mix);
	if (!isBelowCeiling(passage.parts, mix)) limit(mixed, amplitudeOf(mix.ceiling), programmeRate);
	return mixed;
}

async function mixParts({ parts, start, end }: Passage, mix: Mix): Promise<Float32Array> {
	const [only, ...others] = parts;
	if (only && others.length === 0) return amplifiedSound(only, mix);
	const mixed = new Float32Array(end - start);
	for (const part of parts) {
		const samples = await amplifiedSound(part, mix);
		const offset = part.start - start;
		for (let n = 0; n < samples.length; n++) {
			mixed[offset + n] = (mixed[offset + n] as number) + (samples[n] as number);
		}
	}
	return mixed;
}

async function amplifiedSound(part: PlacedPart, mix: Mix): Promise<Float32Array> {
	const samples = await readSound(part);
	amplify(samples, factorOf(part, mix));
	return samples;
}

/** Amplitude factor of a part in the mix. */
function factorOf({ host, gain }: PlacedPart, mix: Mix): number {
	return amplitudeOf(gain + (host === undefined ? mix.gain : (mix.hosts.get(host) ?? mix.voices)));
}

/** The 100 ms energies of a passage as it is heard, see `loudnessMeter`. */
export async function measurePassage(passage: Passage, mix: Mix): Promise<Float64Array> {
	return energiesOf(await renderPassage(passage, mix), programmeRate);
}

/**
 * The 100 ms energies of the mixed programme. Only what the limiter touches is measured again. What lies under the
 * voices counts for nothing: 20 LU lower, it would add 0.04 LU.
 */
export async function energiesOfMix(
	passages: readonly Passage[],
	length: number,
	mix: Mix,
	crew: Crew,
): Promise<Float64Array> {
	const known = passages.map((passage) => knownEnergies(passage, mix));
	const limited = passages.filter((_, index) => !known[index]);
	const measured = new Map(
		(await crew.measurePassages(limited, mix)).map((energies, index) => [limited[index], energies]),
	);
	const hop = programmeRate / hopsPerSecond;
	const energies = new Float64Array(Math.ceil(length / hop));
	for (const [index, passage] of passages.entries()) {
		const first = Math.round(passage.start / hop);
		for (const [offset, energy] of (known[index] ?? measured.get(passage) ?? []).entries()) {
			energies[first + offset] = (energies[first + offset] ?? 0) + energy;
		}
	}
	return energies;
}

/** Those of a passage that needs no limiter, as far as they are known. */
function knownEnergies({ parts }: Passage, mix: Mix): Float64Array | undefined {
	const [only, ...others] = parts;
	if (!only || others.length > 0 || !isBelowCeiling(parts, mix)) return undefined;
	const factor = factorOf(only, mix);
	return only.energies.map((energy) => energy * factor ** 2);
}

/** Whether there is nothing to limit, even where the peaks of all parts meet. */
function isBelowCeiling(parts: readonly PlacedPart[], mix: Mix): boolean {
	const peak = parts.reduce((sum, part) => sum + part.peak * factorOf(part, mix), 0);
	return peak <= amplitudeOf(mix.ceiling);
}
