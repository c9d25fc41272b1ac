import type { Language } from '../../newsletter/newsletter.ts';
import type { Pcm, SpokenWord } from '../speech.ts';
import { featuresOf, rowAt, timeOf } from './features.ts';
import { withoutPauses } from './pauses.ts';
import { readOut } from './reference.ts';
import { warp } from './warp.ts';

/** Seconds from row to row: the reference is spoken about twice as fast, so it has as many. */
const steps = { reference: 0.01, speech: 0.02 };

/**
 * Finds when each word of a text is heard in what a voice made of it: espeak-ng, which knows its own times, reads the
 * same text, and its sound is warped onto the other. Within 16 ms for half of the words and 85 ms for 95 % of them
 * (flite, against its own segments). Blocks its thread, once it is warm for 3 ms for each second: never call it on the
 * main one.
 * @returns One entry for each word that has letters or digits, in order; undefined where espeak-ng, an optional package,
 * is not installed.
 */
export async function alignWords(
	speech: Pcm,
	text: string,
	language: Language,
): Promise<SpokenWord[] | undefined> {
	const reference = await readOut(text, language);
	if (!reference) return undefined;
	const known = withoutPauses(featuresOf(reference, steps.reference));
	const heard = featuresOf(speech, steps.speech);
	const sought = withoutPauses(heard);
	const path = warp(known, sought);
	const rowOf = (row: number, edge: Int32Array) => sought.rows[edge[known.places[row] ?? 0] ?? 0] ?? 0;
	const seconds = speech.samples.length / speech.sampleRate;
	const within = (time: number) => Math.min(seconds, Math.max(0, time));
	return (reference.words ?? []).map(({ text: word, start, end }) => {
		const first = rowOf(rowAt(start, steps.reference), path.first);
		const last = Math.max(first, rowOf(rowAt(end, steps.reference) - 1, path.last));
		const run = longestRun(heard.loud, first, last + 1);
		const [from, to] = [timeOf(run.start, steps.speech), timeOf(run.end, steps.speech)];
		return { text: word, start: within(from), end: within(to) };
	});
}

/** A word has no pause in it: where it seems to, the pause is one that espeak-ng does not make beside the word. */
function longestRun(loud: Uint8Array, start: number, end: number): { start: number; end: number } {
	let longest = { start, end: start };
	let from = start;
	for (let row = start; row <= end; row++) {
		if (row < end && loud[row] === 1) continue;
		if (row - from > longest.end - longest.start) longest = { start: from, end: row };
		from = row + 1;
	}
	return longest.end > longest.start ? longest : { start, end };
}
