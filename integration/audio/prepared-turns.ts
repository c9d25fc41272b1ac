import { type FileHandle, readFile } from 'node:fs/promises';
import { Problem, reasonOf } from '../problem.ts';
import { resample } from '../resample.ts';
import type { Pcm } from '../speech/speech.ts';
import { decodeWav } from '../wav.ts';
import type { ProgrammeTurn } from './audio.ts';
import { type Conditioned, conditionTake } from './condition.ts';
import { fadeEdges } from './fades.ts';
import { energiesOf } from './meter.ts';
import { programmeRate } from './programme.ts';
import { truePeakOf } from './true-peak.ts';

/** A turn ready to be joined: trimmed, faded, at the programme's rate, and measured. Its samples wait on disk. */
export interface PreparedTurn extends ProgrammeTurn {
	/** Samples. */
	length: number;
	/** What was cut off the beginning of the take, seconds. */
	offset: number;
	/** 100 ms energies, see `loudnessMeter`. */
	energies: Float64Array;
	/** True peak, as an amplitude. */
	peak: number;
	read(): Promise<Float32Array>;
}

/**
 * Prepares takes one after the other, so that only one is in memory.
 * @param store An open file for the samples (10 MiB a minute), read back by each round of limiting and encoding.
 * @throws {Problem} naming the turn and its file when a take cannot be read, is empty, not finite or silent.
 */
export async function prepareTurns(
	turns: readonly ProgrammeTurn[],
	store: FileHandle,
	signal: AbortSignal,
): Promise<PreparedTurn[]> {
	const prepared: PreparedTurn[] = [];
	let position = 0;
	for (const [index, turn] of turns.entries()) {
		signal.throwIfAborted();
		const { samples, offset } = prepare(await readTake(turn.file, index + 1), turn.file, index + 1);
		await store.writeFile(new Uint8Array(samples.buffer, samples.byteOffset, samples.byteLength));
		// Numbers for the closure below: with the samples themselves in it, all turns would stay in memory.
		const [start, length] = [position, samples.length];
		position += samples.byteLength;
		prepared.push({
			...turn,
			length,
			offset,
			energies: energiesOf(samples, programmeRate),
			peak: truePeakOf(samples),
			read: () => readSamples(store, start, length),
		});
	}
	return prepared;
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

async function readSamples(store: FileHandle, position: number, length: number): Promise<Float32Array> {
	const samples = new Float32Array(length);
	const bytes = new Uint8Array(samples.buffer);
	for (let done = 0; done < bytes.length; ) {
		const { bytesRead } = await store.read(bytes, done, bytes.length - done, position + done);
		if (bytesRead === 0) {
			throw new Problem('The file of prepared turns became shorter while it was in use.', {
				hint: 'Something else writes to the cache folder, or its disk is failing. Try again.',
			});
		}
		done += bytesRead;
	}
	return samples;
}

function unusable(number: number, file: string, reason: string, cause?: unknown): Problem {
	return new Problem(`The take of turn ${number} cannot be used: ${reason}.`, {
		hint: 'Delete the file to have the turn spoken again.',
		place: { file },
		cause,
	});
}
