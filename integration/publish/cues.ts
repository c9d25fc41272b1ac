import type { Cue, HeardTurn, Timed, TimedWord } from '../episode/episode.ts';
import type { Language } from '../newsletter/newsletter.ts';
import { oneLine } from './text.ts';
import { timesOfWords } from './word-times.ts';

/** Two lines of 42 characters, the usual measure of a caption (EBU-TT-D, BBC and Netflix guidelines: 37 to 42). */
const cueLength = 84;

/** Short sentences share a cue up to one line: a caption of one word would only flash. */
const lineLength = 42;

/** How many characters a break may lie further from the middle when it follows a comma and the other does not. */
const punctuationWorth = 20;

/**
 * Cuts turns into captions: at sentence ends, long sentences at commas, else between words. A caption is heard from its
 * first word to its last; where nobody knows when words are heard, times are shared out by length. The first cue of a
 * turn starts and the last ends with it. Only a word that is longer by itself exceeds 84 characters. A turn without
 * text has no cue.
 */
export function cuesFor(
	turns: readonly Pick<HeardTurn, 'id' | 'host' | 'text' | 'start' | 'end' | 'words'>[],
	language: Language,
): Cue[] {
	const segmenter = new Intl.Segmenter(language, { granularity: 'sentence' });
	return turns.flatMap((turn) => {
		const sentences = [...segmenter.segment(oneLine(turn.text))].map(({ segment }) => segment.trim());
		const texts = joinShort(sentences).flatMap(halve);
		const times = turn.words?.length ? timesByWords(texts, turn, turn.words) : timesByLength(texts, turn);
		return times.map((time) => ({ turn: turn.id, host: turn.host, ...time }));
	});
}

type CueTimes = Pick<Cue, 'start' | 'end' | 'text' | 'words'>;

function timesByLength(texts: readonly string[], turn: Timed): CueTimes[] {
	const total = texts.reduce((sum, text) => sum + text.length, 0);
	let spoken = 0;
	return texts.map((text) => {
		const start = timeAt(turn, spoken / total);
		spoken += text.length;
		return { start, end: timeAt(turn, spoken / total), text };
	});
}

function timesByWords(texts: readonly string[], turn: Timed, spoken: readonly TimedWord[]): CueTimes[] {
	const words = texts.map((text) => text.split(' '));
	const times = timesOfWords(words.flat(), spoken);
	let at = 0;
	return texts.map((text, index) => {
		const own = times.slice(at, at + (words[index]?.length ?? 0));
		at += own.length;
		const start = index === 0 ? turn.start : (own[0]?.start ?? turn.start);
		const end = index === texts.length - 1 ? turn.end : (own.at(-1)?.end ?? turn.end);
		const offsets = own.flatMap((word) => [word.start, word.end]).map((time) => milliseconds(time - start));
		return { start, end, text, words: offsets };
	});
}

function milliseconds(seconds: number): number {
	return Math.round(seconds * 1000);
}

function timeAt({ start, end }: Timed, share: number): number {
	return share === 1 ? end : start + (end - start) * share;
}

function joinShort(sentences: readonly string[]): string[] {
	const joined: string[] = [];
	for (const sentence of sentences.filter((text) => text !== '')) {
		const both = `${joined.at(-1)} ${sentence}`;
		if (joined.length > 0 && both.length <= lineLength) joined[joined.length - 1] = both;
		else joined.push(sentence);
	}
	return joined;
}

/** Halves until every piece fits: pieces of like length read better than full ones and a rest. */
function halve(text: string): string[] {
	if (text.length <= cueLength) return [text];
	const middle = text.length / 2;
	let best: { cost: number; at: number } | undefined;
	for (const { index } of text.matchAll(/ /g)) {
		const bonus = /[,;:–—)]/.test(text[index - 1] ?? '') ? punctuationWorth : 0;
		const cost = Math.abs(index - middle) - bonus;
		if (best === undefined || cost < best.cost) best = { cost, at: index };
	}
	if (best === undefined) return [text];
	return [...halve(text.slice(0, best.at)), ...halve(text.slice(best.at + 1))];
}
