import type { Language } from '../newsletter/newsletter.ts';

const encoder = new TextEncoder();

/** Length in UTF-8, which is how podcast directories count. */
export function byteLength(text: string): number {
	return encoder.encode(text).length;
}

/**
 * Text that may stand in an XML 1.0 document (section 2.2, Char) and in any text file: no control characters but tab
 * and line feed, no noncharacters, and U+FFFD for half a surrogate pair.
 */
export function cleanText(text: string): string {
	return text
		.toWellFormed()
		.replace(/\r\n?/g, '\n')
		.replace(/[^\P{Cc}\t\n]|\p{Noncharacter_Code_Point}/gu, '');
}

/** Words of Latin letters and usual punctuation with single spaces between them: nearly every text, and clean as it is. */
const plain = /^[!-~\u00A1-\u024F\u2013-\u2026]+(?: [!-~\u00A1-\u024F\u2013-\u2026]+)*$/;

/** Clean text on one line: titles, names, cues. */
export function oneLine(text: string): string {
	if (plain.test(text)) return text;
	return cleanText(text).replace(/\s+/g, ' ').trim();
}

const htmlEscapes: Record<string, string> = {
	'&': '&amp;',
	'<': '&lt;',
	'>': '&gt;',
	'"': '&quot;',
	"'": '&#39;',
};

export function escapeHtml(text: string): string {
	return text.replace(/[&<>"']/g, (character) => htmlEscapes[character] ?? character);
}

/**
 * The title of a chapter without emoji, which Spotify does not allow in chapters. One that is nothing but emoji stays:
 * any title is better than none.
 */
export function chapterTitle(title: string): string {
	const clean = oneLine(title);
	return oneLine(clean.replace(/\p{RGI_Emoji}|\uFE0F/gv, '')) || clean;
}

/**
 * Text of at most `limit` characters. What is longer ends after a word, with an ellipsis that says so.
 * @param limit UTF-16 code units.
 */
export function shorten(text: string, limit: number): string {
	if (text.length <= limit) return text;
	const room = text.slice(0, limit - 1);
	const space = text.slice(0, limit).lastIndexOf(' ');
	const cut = space > limit / 2 ? room.slice(0, space) : room;
	return `${cut.replace(/[\uD800-\uDBFF]$/, '').replace(/[\s,;:.–—-]+$/, '')}…`;
}

/**
 * The sentences of `text` that fit, or if not even the first one does, its words, followed by ` […]`.
 * @param limit Bytes of UTF-8 once the text is escaped for HTML.
 * @returns An empty string when not a word fits.
 */
export function cutForHtml(text: string, language: Language, limit: number): string {
	const fits = (candidate: string) => byteLength(escapeHtml(candidate)) <= limit;
	if (fits(text)) return text;
	const room = text.slice(0, limit);
	const upTo = (end: number) => `${room.slice(0, end).trimEnd()} […]`;
	for (const granularity of ['sentence', 'word'] as const) {
		const segments = new Intl.Segmenter(language, { granularity }).segment(room);
		// The last segment may have been cut off by the limit itself.
		const end = [...segments].map(({ index }) => index).findLast((start) => start > 0 && fits(upTo(start)));
		if (end !== undefined) return upTo(end);
	}
	return '';
}
