import { readFile } from 'node:fs/promises';
import { Problem, reasonOf } from '../problem.ts';

/** The part of the package that is used here: it has no types of its own. */
type Initialise = (options: { getPreloadedPackage(): ArrayBuffer }) => Promise<EspeakModule>;

export interface EspeakModule {
	eSpeakNGWorker: new () => EspeakWorker | Promise<EspeakWorker>;
	/** The memory that pointers point into. It moves when it grows. */
	HEAPU8: Uint8Array;
	_free(pointer: number): void;
}

export interface EspeakWorker {
	/** Hz. */
	samplerate: number;
	/** 0 if there is such a voice. Otherwise the one before stays; an unknown variant is ignored. */
	set_voice(name: string): number;
	/** Words a minute. */
	set_rate(rate: number): void;
	set_pitch(pitch: number): void;
	/** Events come before, with or after the samples they are about. */
	synthesize(
		text: string,
		receive: (samples: Int16Array | null, events: readonly EspeakEvent[]) => void,
	): void;
	/** With `ipa`, the phonemes in IPA, `_` between those of a word: UTF-8 that ends with 0, to be freed. */
	convert_to_phonemes(text: string, ipa: boolean): { ptr: number };
}

/** What espeak-ng tells about the sound it makes. */
export interface EspeakEvent {
	/** `word` and `phoneme` when one begins; others are about sentences and files. */
	type: string;
	/** Characters up to and with the first one of the word it is about. */
	text_position: number;
	/** Milliseconds from the first sample. */
	audio_position: number;
	/** Of a phoneme: IPA, empty for a pause. Of others, a number or nothing. */
	id?: string | number | undefined;
}

/** One instance: its memory, and what speaks with it. */
export interface Espeak {
	module: EspeakModule;
	worker: EspeakWorker;
}

let loaded: ReturnType<typeof loadEspeak> | undefined;

/**
 * A new instance of espeak-ng's WASM build: about 50 ms, and slow until its functions are compiled, which no instance
 * does for another.
 * @throws {Problem} when the optional package is not installed.
 */
export async function createEspeak(): Promise<Espeak> {
	loaded ??= loadEspeak();
	const { initialise, data } = await loaded;
	const module = await initialise({ getPreloadedPackage: () => data });
	return { module, worker: await new module.eSpeakNGWorker() };
}

/** Its data (24 MB) is read once for all instances of the thread. */
async function loadEspeak(): Promise<{ initialise: Initialise; data: ArrayBuffer }> {
	try {
		// @ts-expect-error: the package has no types.
		const { default: initialise } = await import('@echogarden/espeak-ng-emscripten');
		const file = new URL(import.meta.resolve('@echogarden/espeak-ng-emscripten/espeak-ng.data'));
		return { initialise, data: new Uint8Array(await readFile(file)).buffer };
	} catch (cause) {
		throw new Problem(`espeak-ng could not be loaded: ${reasonOf(cause)}`, {
			hint:
				'It is an optional package because of its licence (GPL-3.0): the built-in voices of this language and ' +
				'every neural voice need it. Install it with `npm install @echogarden/espeak-ng-emscripten`.',
			cause,
		});
	}
}
