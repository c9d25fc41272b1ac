import type { EspeakEvent, EspeakWorker } from './espeak-module.ts';
import type { Speech, SpokenWord } from './speech.ts';

/** Speaks with the voice that is set: the sound, and when each word is heard in it. Blocks its thread. */
export function synthesise(espeak: EspeakWorker, text: string): Speech {
	const plain = toPlainText(text);
	const chunks: Int16Array[] = [];
	const events: EspeakEvent[] = [];
	espeak.synthesize(plain, (samples, about) => {
		if (samples) chunks.push(samples);
		events.push(...about);
	});
	const samples = new Float32Array(chunks.reduce((length, chunk) => length + chunk.length, 0));
	let at = 0;
	for (const chunk of chunks) {
		for (let n = 0; n < chunk.length; n++) samples[at + n] = (chunk[n] as number) / 32_768;
		at += chunk.length;
	}
	const seconds = samples.length / espeak.samplerate;
	return { samples, sampleRate: espeak.samplerate, words: timeWords(plain, events, seconds) };
}

/** Brackets would be read as phonemes or markup, control characters as ends of text. */
function toPlainText(text: string): string {
	return text.replace(/[[\]<>{}\p{Cc}]/gu, ' ');
}

/**
 * The words of a text by espeak-ng's events. It hears some words of grammar as one with those before them (“of the”):
 * they share the time by length.
 */
function timeWords(text: string, events: readonly EspeakEvent[], seconds: number): SpokenWord[] {
	const words = wordsOf(text);
	const begins = events.filter(({ type }) => type === 'word');
	const stops = events
		.filter(({ type, id }) => type === 'word' || (type === 'phoneme' && id === ''))
		.map(({ audio_position }) => audio_position / 1000);
	const groups: { start: number; words: string[] }[] = [];
	let next = 0;
	for (const [index, word] of words.entries()) {
		const end = words[index + 1]?.at ?? Number.POSITIVE_INFINITY;
		const first = begins[next];
		const last = groups.at(-1);
		if (last && (!first || first.text_position - 1 >= end)) last.words.push(word.text);
		else groups.push({ start: (first?.audio_position ?? 0) / 1000, words: [word.text] });
		while ((begins[next]?.text_position ?? Number.POSITIVE_INFINITY) - 1 < end) next += 1;
	}
	return groups.flatMap(({ start, words: together }) =>
		shareOut(start, stops.find((stop) => stop > start) ?? seconds, together),
	);
}

/** Words of a text and where they begin, in characters as espeak-ng counts them: not in UTF-16. */
function wordsOf(text: string): { text: string; at: number }[] {
	const words: { text: string; at: number }[] = [];
	let at = 0;
	for (const part of text.split(' ')) {
		if (/[\p{L}\p{N}]/u.test(part)) words.push({ text: part, at });
		at += Array.from(part).length + 1;
	}
	return words;
}

function shareOut(start: number, end: number, words: readonly string[]): SpokenWord[] {
	const total = words.join('').length;
	let before = 0;
	return words.map((text) => {
		const from = start + ((end - start) * before) / total;
		before += text.length;
		return { text, start: from, end: start + ((end - start) * before) / total };
	});
}
