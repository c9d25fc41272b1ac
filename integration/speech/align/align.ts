import type { Language } from '../../newsletter/newsletter.ts';
import { createEspeak } from '../espeak-module.ts';
import { synthesise } from '../espeak-speech.ts';
import type { Pcm, SpokenWord } from '../speech.ts';
import { featuresOf, rowAt, step, timeOf } from './features.ts';
import { withoutPauses } from './pauses.ts';
import { warp } from './warp.ts';

const voices: Readonly<Record<Language, string>> = { en: 'en-us', 'pt-BR': 'pt-br' };

/** Words a minute: half the work of a natural pace, and times that are as right (measured from 200 to 300). */
const pace = 250;

/**
 * Finds when each word of a text is heard in what a voice made of it: espeak-ng, which knows its own times, speaks the
 * same text, and its sound is warped onto the other. Within 10 ms for half of the words and 80 ms for 95 % of them
 * (flite, against its own segments). Blocks its thread, for 0.6 s a minute: never call it on the main one.
 * @returns One entry for each word that has letters or digits, in order; undefined where espeak-ng, an optional package,
 * is not installed.
 */
export async function alignWords(
	speech: Pcm,
	text: string,
	language: Language,
): Promise<SpokenWord[] | undefined> {
	// A new one each time: what it said before would change what it says, and so the times.
	const espeak = await createEspeak().catch(() => undefined);
	if (!espeak) return undefined;
	const { worker } = espeak;
	worker.set_voice(voices[language]);
	worker.set_rate(pace);
	const { words = [], ...reference } = synthesise(worker, text);
	const heard = featuresOf(speech);
	const [known, sought] = [withoutPauses(featuresOf(reference)), withoutPauses(heard)];
	const path = warp(known, sought);
	const rowOf = (time: number, edge: Int32Array) =>
		sought.rows[edge[known.places[rowAt(time)] ?? 0] ?? 0] ?? 0;
	const seconds = speech.samples.length / speech.sampleRate;
	const within = (time: number) => Math.min(seconds, Math.max(0, time));
	return words.map(({ text: word, start, end }) => {
		const first = rowOf(start, path.first);
		const last = Math.max(first, rowOf(end - step, path.last));
		const run = longestRun(heard.loud, first, last + 1);
		return { text: word, start: within(timeOf(run.start)), end: within(timeOf(run.end)) };
	});
}

/** A word has no pause in it: where it seems to, the pause is one that espeak-ng does not make beside the word. */
function longestRun(loud: readonly boolean[], start: number, end: number): { start: number; end: number } {
	let longest = { start, end: start };
	let from = start;
	for (let row = start; row <= end; row++) {
		if (row < end && loud[row]) continue;
		if (row - from > longest.end - longest.start) longest = { start: from, end: row };
		from = row + 1;
	}
	return longest.end > longest.start ? longest : { start, end };
}
