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
