import type { Language } from '../../newsletter/newsletter.ts';
import { createEspeak, type Espeak } from '../espeak-module.ts';
import { synthesise } from '../espeak-speech.ts';
import { keepState, longestText } from '../espeak-state.ts';
import type { Speech } from '../speech.ts';

interface Reader extends Espeak {
	rewind(): void;
}

const voices: Readonly<Record<Language, string>> = { en: 'en-us', 'pt-BR': 'pt-br' };

/** Words a minute: half the work of a natural pace, and times that are as right (measured from 250 to 350). */
const pace = 300;

const readers = new Map<Language, Reader>();

/**
 * Reads a text out with espeak-ng, fast, with its words: the same samples for the same text, whatever was read before.
 * Blocks its thread.
 * @returns undefined where espeak-ng, an optional package, is not installed.
 */
export async function readOut(text: string, language: Language): Promise<Speech | undefined> {
	const reader = readers.get(language) ?? (await createReader(language).catch(() => undefined));
	if (!reader) return undefined;
	// Only one that came through, and can go back to where it was, is used again.
	readers.delete(language);
	reader.rewind();
	const speech = synthesise(reader.worker, text);
	if (Buffer.byteLength(text) < longestText) readers.set(language, reader);
	return speech;
}

async function createReader(language: Language): Promise<Reader> {
	const espeak = await createEspeak();
	espeak.worker.set_voice(voices[language]);
	espeak.worker.set_rate(pace);
	return { ...espeak, rewind: keepState(espeak) };
}
