import { readFile } from 'node:fs/promises';
import { Problem, reasonOf } from '../problem.ts';
import { resample } from '../resample.ts';
import type { Pcm } from '../speech/speech.ts';
import { decodeWav } from '../wav.ts';
import type { ProgrammeTurn } from './audio.ts';
import { type Conditioned, conditionTake } from './condition.ts';
import { fadeEdges } from './fades.ts';
import { type KeptSound, keepSound } from './kept-sounds.ts';
import { integratedLoudness } from './meter.ts';
import { programmeRate } from './programme.ts';

/** A turn ready to be joined: trimmed, faded, at the programme's rate, and measured. */
export interface PreparedTurn extends Omit<ProgrammeTurn, 'file'>, KeptSound {
	/** What was cut off the beginning of the take, seconds. */
	offset: number;
}

export interface TurnToPrepare {
	turn: ProgrammeTurn;
	/** From 1, for messages. */
	number: number;
	/** The file to keep its samples in. */
	kept: string;
}

/** @throws {Problem} naming the turn and its file when the take cannot be read, is empty, not finite or silent. */
export async function prepareTurn({ turn, number, kept }: TurnToPrepare): Promise<PreparedTurn> {
	const { samples, offset } = prepare(await readTake(turn.file, number), turn.file, number);
	const sound = await keepSound(samples, kept);
	// A crackle is heard, but so little of it that no gain makes speech of it.
	if (integratedLoudness(sound.energies) === -Infinity) throw unusable(number, turn.file, 'it is silent');
	return { ...turn, ...sound, offset };
}

async function readTake(file: string, number: number): Promise<Pcm> {
	try {
		return decodeWav(await readFile(file));
	} catch (cause) {
		throw unusable(number, file, `it cannot be read (${reasonOf(cause)})`, cause);
	}
}

function prepare(take: Pcm, file: string, number: number): Conditioned {
	if (take.samples.length === 0) throw unusable(number, file, 'it is empty');
	const wrong = take.samples.findIndex((sample) => !Number.isFinite(sample));
	if (wrong >= 0) throw unusable(number, file, `sample ${wrong} is ${take.samples[wrong]}`);
	const speech = conditionTake(take);
	if (!speech) throw unusable(number, file, 'it is silent');
	const samples = resample(speech.samples, take.sampleRate, programmeRate);
	fadeEdges(samples, programmeRate);
	return { samples, offset: speech.offset };
}

function unusable(number: number, file: string, reason: string, cause?: unknown): Problem {
	return new Problem(`The take of turn ${number} cannot be used: ${reason}.`, {
		hint: 'Delete the file to have the turn spoken again.',
		place: { file },
		cause,
	});
}
