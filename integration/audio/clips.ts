import { Problem } from '../problem.ts';
import { resample } from '../resample.ts';
import type { PreparedClip } from './arrange.ts';
import type { ProgrammeBed, ProgrammeClip } from './audio.ts';
import { readClip } from './clip-file.ts';
import { conditionClip } from './condition.ts';
import { fadeEdges, fadeInUnder, fadeOutUnder } from './fades.ts';
import { type KeptSound, keepSound } from './kept-sounds.ts';
import { commonLevel } from './level.ts';
import { energiesOf, integratedLoudness } from './meter.ts';
import { programmeRate } from './programme.ts';

/** Seconds. A bed is played over and over, and is kept in memory while it is prepared. */
const longest = { clip: 90, bed: 180 };

/** At the programme's rate. */
interface Loaded {
	samples: Float32Array;
	/** LUFS. */
	loudness: number;
}

/** A bed ready to be laid under the programme. */
export interface PreparedBed extends KeptSound {
	/** What brings it to the common level of the voices, dB, and what the author adds to it. */
	gain: number;
	under: ProgrammeBed['under'];
}

/**
 * Reads a clip, cuts silence off both ends and brings it to the programme's rate.
 * @throws {Problem} when it cannot be used: no sound file, damaged, silent, longer than 90 s.
 */
export async function loadClip(file: string): Promise<Loaded> {
	const clip = await readClip(file, longest.clip);
	const music = conditionClip(clip);
	return audible(music && resample(music.samples, clip.sampleRate, programmeRate));
}

/**
 * Reads a bed, as long as it is: its end meets its beginning where its maker wanted it.
 * @throws {Problem} when it cannot be used: no sound file, damaged, silent, longer than 180 s.
 */
export async function loadBed(file: string): Promise<Loaded> {
	const { samples, sampleRate } = await readClip(file, longest.bed);
	return audible(resample(samples, sampleRate, programmeRate));
}

function audible(samples: Float32Array | undefined): Loaded {
	const loudness = samples ? integratedLoudness(energiesOf(samples, programmeRate)) : -Infinity;
	if (samples && Number.isFinite(loudness)) return { samples, loudness };
	throw new Problem('It is silent.', { hint: 'Give it a file with sound in it.' });
}

/**
 * @param words Whether words that overlap it are at its beginning or at its end.
 * @param kept Where its samples are to be kept.
 */
export async function prepareClip(
	{ file, gain, overlap: wanted }: ProgrammeClip,
	words: 'first' | 'last',
	kept: string,
): Promise<PreparedClip> {
	const { samples, loudness } = await loadClip(file);
	const overlap = Math.min(wanted, samples.length / programmeRate);
	fadeEdges(samples, programmeRate);
	if (overlap > 0) (words === 'first' ? fadeInUnder : fadeOutUnder)(samples, overlap, programmeRate);
	return { ...(await keepSound(samples, kept)), overlap, gain: commonLevel - loudness + gain };
}

export async function prepareBed({ file, gain, under }: ProgrammeBed, kept: string): Promise<PreparedBed> {
	const { samples, loudness } = await loadBed(file);
	fadeEdges(samples, programmeRate);
	return { ...(await keepSound(samples, kept)), under, gain: commonLevel - loudness + gain };
}
