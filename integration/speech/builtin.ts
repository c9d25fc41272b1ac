import { mkdtemp, rm } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import path from 'node:path';
import { Problem } from '../problem.ts';
import { threads } from '../thread.ts';
import { defaultBuiltinVoice, findBuiltinVoice } from './builtin-voices.ts';
import type { EspeakTask } from './espeak.ts';
import type { FliteTask } from './flite.ts';
import type { Speech, SpeechEngine, SpokenWord } from './speech.ts';
import { splitText } from './split.ts';

/** Characters spoken in one go: flite's memory grows by about 50 kB a character. */
const longest = 2_000;
/** Between the pieces of a longer text, seconds. */
const pauseSeconds = 0.2;
/** A thread needs up to 200 MB. */
const mostThreads = 4;

export interface BuiltinOptions {
	/** Turns spoken at the same time. @default the number of cores, at most 4 */
	threads?: number;
}

/**
 * The voices that are always there, offline and free: flite for English (`flite:slt`, `flite:rms`, `flite:awb`,
 * `flite:kal16`) and espeak-ng for every language (`espeak:pt-br+f2`, `espeak:en-us+m6` and so on), the latter
 * an optional dependency. They are understood, not admired. A longer text is spoken sentence by sentence.
 */
export function builtin(options: BuiltinOptions = {}): SpeechEngine {
	const pool = threads<FliteTask | EspeakTask, Speech>(new URL('builtin-worker.ts', import.meta.url), {
		threads: options.threads ?? Math.min(availableParallelism(), mostThreads),
	});

	/** Gives flite a folder of its own. Made and removed here: an aborted thread does not get to its `finally`. */
	async function speakPiece(
		task: EspeakTask | Omit<FliteTask, 'folder'>,
		signal: AbortSignal,
	): Promise<Speech> {
		if (task.synthesiser === 'espeak') return pool.run(task, { signal });
		const folder = await mkdtemp(path.join(tmpdir(), 'newscast-speech-'));
		try {
			return await pool.run({ ...task, folder }, { signal });
		} finally {
			await rm(folder, { recursive: true, force: true, maxRetries: 5 });
		}
	}

	return {
		id: 'builtin-1',
		limits: { characters: longest, tags: [], languages: ['pt-BR', 'en'], deterministic: true },
		defaultVoice: defaultBuiltinVoice,
		async speak({ text, language, voice, seed }, signal) {
			const { synthesiser, name } = findBuiltinVoice(voice.id, language);
			if (!/[\p{L}\p{N}]/u.test(text)) {
				throw new Problem(`There is nothing to speak in “${text}”.`, { hint: 'Give this turn words.' });
			}
			const how = { synthesiser, voice: name, rate: voice.rate ?? 1, pitch: voice.pitch ?? 1, seed };
			const pieces: Speech[] = [];
			for (const piece of splitText(text, language, longest)) {
				pieces.push(await speakPiece({ ...how, text: piece }, signal));
			}
			return join(pieces);
		},
		[Symbol.asyncDispose]: () => pool[Symbol.asyncDispose](),
	};
}

/** One after the other, `pauseSeconds` apart. All have the same sample rate. */
function join(pieces: readonly Speech[]): Speech {
	const sampleRate = pieces[0]?.sampleRate ?? 0;
	const pause = Math.round(pauseSeconds * sampleRate);
	const length = pieces.reduce((sum, { samples }) => sum + samples.length + pause, -pause);
	const samples = new Float32Array(length);
	const words: SpokenWord[] = [];
	let at = 0;
	for (const piece of pieces) {
		samples.set(piece.samples, at);
		const before = at / sampleRate;
		for (const { text, start, end } of piece.words ?? []) {
			words.push({ text, start: before + start, end: before + end });
		}
		at += piece.samples.length + pause;
	}
	return { samples, sampleRate, words };
}
