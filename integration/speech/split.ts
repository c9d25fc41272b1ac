import type { Language } from '../newsletter/newsletter.ts';

/**
 * Cuts a text into pieces of at most `limit` characters: after sentences, inside a longer sentence after words, and
 * inside a longer word anywhere. Joined, the pieces are the text again.
 */
export function splitText(text: string, language: Language, limit: number): string[] {
	return packed(segments(text, language, 'sentence'), limit, (sentence) =>
		packed(segments(sentence, language, 'word'), limit, (word) =>
			packed(segments(word, language, 'grapheme'), limit, (glyph) => [glyph]),
		),
	);
}

/** Puts as many parts as fit into each piece. A part that fits in none is split on its own. */
function packed(parts: Iterable<string>, limit: number, split: (part: string) => string[]): string[] {
	const pieces: string[] = [];
	let piece = '';
	for (const part of parts) {
		if (piece.length + part.length <= limit) {
			piece += part;
			continue;
		}
		if (piece) pieces.push(piece);
		piece = part;
		if (part.length > limit) {
			pieces.push(...split(part));
			piece = '';
		}
	}
	return piece ? [...pieces, piece] : pieces;
}

function segments(
	text: string,
	language: Language,
	granularity: Intl.SegmenterOptions['granularity'],
): string[] {
	return Array.from(new Intl.Segmenter(language, { granularity }).segment(text), ({ segment }) => segment);
}

export interface Halves {
	halves: [string, string];
	/** What the first one ends with. */
	ending: 'sentence' | 'clause';
}

/** A shorter half is not worth a breath: models stumble over one or two words alone. */
const shortestHalf = 12;
const closing = '["”’»)\\]]{0,3}';
const cuts = [
	{ ending: 'sentence', at: new RegExp(`(?<=[.!?…]${closing})\\s+`, 'gu') },
	{ ending: 'clause', at: new RegExp(`(?<=[,;:—–]${closing})\\s+`, 'gu') },
] as const;

/** Cuts a text at the end of the sentence nearest its middle, else of the clause; undefined where there is neither. */
export function splitInTwo(text: string): Halves | undefined {
	for (const { ending, at } of cuts) {
		const halves = [...text.matchAll(at)]
			.map(({ 0: space, index }): [string, string] => [
				text.slice(0, index).trim(),
				text.slice(index + space.length).trim(),
			])
			.filter((both) => both.every((half) => half.length >= shortestHalf))
			.sort((a, b) => unevenness(a) - unevenness(b))[0];
		if (halves) return { halves, ending };
	}
	return undefined;
}

function unevenness([first, second]: [string, string]): number {
	return Math.abs(first.length - second.length);
}
