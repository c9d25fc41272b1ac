import { Problem } from '../problem.ts';
import { createEspeak } from './espeak-module.ts';

/** The phonemes of each word that espeak-ng heard in a text: in IPA, with marks of stress and length, in NFD. */
export type Phonemise = (text: string, voice: string) => string[][];

/** Names that models use and espeak-ng's WASM build does not. */
const aliases: Readonly<Record<string, string>> = { 'en-gb': 'en-gb-x-rp', 'en-uk': 'en-gb-x-rp' };

let ready: Promise<Phonemise> | undefined;

/**
 * One instance for the thread: 50 ms for the first text, then 0.4 ms for a sentence. A text is one clause, without
 * punctuation. Words of grammar may be heard as one with their neighbour: “of the” is [[ʌ, v, ð, ə]].
 * @throws {Problem} when the optional package is not installed; the function, for a voice espeak-ng does not have.
 */
export function espeakPhonemes(): Promise<Phonemise> {
	ready ??= start();
	return ready;
}

async function start(): Promise<Phonemise> {
	const { module, worker } = await createEspeak();
	let current = '';
	return (text, voice) => {
		if (voice !== current && worker.set_voice(aliases[voice] ?? voice) !== 0) {
			throw new Problem(`espeak-ng has no language “${voice}”, which this voice needs for its phonemes.`, {
				hint: 'Check `espeak.voice` in the configuration of the model.',
			});
		}
		current = voice;
		const { ptr } = worker.convert_to_phonemes(text, true);
		const bytes = module.HEAPU8.subarray(ptr, module.HEAPU8.indexOf(0, ptr));
		const ipa = new TextDecoder().decode(bytes);
		module._free(ptr);
		return readIpa(ipa);
	};
}

/** Words are apart by spaces, clauses by ` | `, phonemes by `_`; `(en)` says that a word is of another language. */
function readIpa(ipa: string): string[][] {
	return ipa
		.normalize('NFD')
		.replace(/\([a-z-]{2,20}\)/g, '')
		.split(/[\s|]+/)
		.map((word) => word.split('_').filter(Boolean))
		.filter((word) => word.length > 0);
}
