import { decibelsOf } from '../../../integration/audio/decibels.ts';
import { decodePieces } from '../../../integration/audio/decode.ts';
import {
	hopsPerSecond,
	integratedLoudness,
	loudnessMeter,
	loudnessRange,
} from '../../../integration/audio/meter.ts';
import { truePeakMeter } from '../../../integration/audio/true-peak.ts';
import { Problem } from '../../../integration/problem.ts';
import type { Place } from './material.ts';

/** What listeners hear, measured alike whoever made the file. */
export interface Figures {
	/** LUFS. */
	integrated: number;
	/** dBTP. */
	truePeak: number;
	/** LU. */
	range: number;
	/** LU between the hosts. */
	difference: number;
	/** Silences between what is heard, seconds. */
	silence: { mean: number; longest: number };
}

/** RMS below which a frame of 10 ms is silent, as an amplitude: -60 dBFS. Shorter silences are part of speech, seconds. */
const [silent, shortest] = [0.001, 0.1];
const framesPerSecond = 100;

/** @param places Where the hosts speak. */
export async function figuresOf(mp3: string, places: readonly Place[]): Promise<Figures> {
	const peak = truePeakMeter();
	const levels: number[] = [];
	let meter: ReturnType<typeof loudnessMeter> | undefined;
	let rest = new Float32Array();
	for await (const { channels, sampleRate } of decodePieces(mp3, damaged)) {
		const [samples] = channels;
		if (!samples) continue;
		meter ??= loudnessMeter(sampleRate);
		meter.push(samples);
		peak.push(samples);
		rest = addLevels(levels, rest, samples, sampleRate / framesPerSecond);
	}
	const energies = meter?.energies() ?? new Float64Array();
	const hosts = [...Map.groupBy(places, ({ host }) => host).values()].map((own) => loudnessAt(energies, own));
	return {
		integrated: integratedLoudness(energies),
		truePeak: decibelsOf(peak.peak()),
		range: loudnessRange(energies),
		difference: Math.max(...hosts) - Math.min(...hosts),
		silence: silencesIn(levels),
	};
}

function damaged(why: string): Problem {
	return new Problem(`The MP3 cannot be measured: ${why}.`, { hint: 'What made it is broken.' });
}

/** Gated loudness of these places, LUFS. */
function loudnessAt(energies: Float64Array, places: readonly Place[]): number {
	const hops = places.flatMap(({ start, end }) => [
		...energies.subarray(Math.ceil(start * hopsPerSecond), Math.floor(end * hopsPerSecond)),
	]);
	return integratedLoudness(Float64Array.from(hops));
}

/** Adds the RMS of every whole frame. @returns What is left. */
function addLevels(
	levels: number[],
	rest: Float32Array,
	samples: Float32Array,
	length: number,
): Float32Array<ArrayBuffer> {
	const all = new Float32Array(rest.length + samples.length);
	all.set(rest);
	all.set(samples, rest.length);
	let start = 0;
	for (; start + length <= all.length; start += length) {
		let sum = 0;
		for (let n = start; n < start + length; n++) sum += (all[n] as number) ** 2;
		levels.push(Math.sqrt(sum / length));
	}
	return all.slice(start);
}

function silencesIn(levels: readonly number[]): { mean: number; longest: number } {
	const heard = levels.flatMap((level, frame) => (level >= silent ? [frame] : []));
	const silences = heard
		.map((frame, index) => (frame - (heard[index - 1] ?? frame) - 1) / framesPerSecond)
		.filter((seconds) => seconds >= shortest);
	const total = silences.reduce((sum, seconds) => sum + seconds, 0);
	return { mean: total / silences.length, longest: Math.max(...silences) };
}
