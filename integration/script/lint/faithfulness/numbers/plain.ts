import type { HeardWord } from '../heard.ts';
import { readCardinal, readPoint, scaleAt } from './cardinals.ts';
import { keyOf } from './number.ts';
import type { NumberWords } from './words.ts';

/** A number that begins at some word, and the word after it. */
export interface Found {
	readings: string[][];
	next: number;
	ordinal: boolean;
}

/** A cardinal, an ordinal, a decimal, a version, or one of these and a half, if one begins here. */
export function readPlain(words: readonly HeardWord[], start: number, table: NumberWords): Found | undefined {
	const whole = readCardinal(words, start, table, true);
	if (!whole) return undefined;
	const point = readPoint(words, whole.next, table);
	if (point) {
		const digits = [String(whole.value), ...point.parts].join('.');
		const isScaled = words[point.next]?.clause === words[start]?.clause;
		const scale = isScaled ? scaleAt(words, point.next, table) : undefined;
		// A version has its zeros, a number has not.
		if (scale === undefined)
			return { readings: [[digits], [plainNumber(digits)]], next: point.next, ordinal: false };
		return { readings: [[keyOf(Number(digits) * scale)]], next: point.next + 1, ordinal: false };
	}
	const key = keyOf(whole.value);
	const half = words[whole.next]?.folded === table.and ? halfAfter(words, whole.next + 1, table) : 0;
	if (half > 0) {
		const after = whole.next + half + 1;
		const scale = whole.scale === 1 ? scaleAt(words, after, table) : undefined;
		const halved = keyOf((whole.value + whole.scale / 2) * (scale ?? 1));
		return { readings: [[halved], [key, '30']], next: after + (scale ? 1 : 0), ordinal: false };
	}
	// “Uma hora e meia”
	const isAndHalf =
		words[whole.next + 1]?.folded === table.and && halfAfter(words, whole.next + 2, table) > 0;
	const readings = isAndHalf ? [[keyOf(whole.value + 0.5)]] : [[key]];
	// “a twenty-second delay” is not the twenty-second of anything.
	if (whole.ordinal && whole.value % 10 === 2 && whole.value > 20) readings.push([keyOf(whole.value - 2)]);
	return { readings, next: whole.next, ordinal: whole.ordinal };
}

/** How many words say a half here. */
function halfAfter(words: readonly HeardWord[], index: number, table: NumberWords): number {
	const article = table.articles.has(words[index]?.folded ?? '') ? 1 : 0;
	return table.halves.has(words[index + article]?.folded ?? '') ? article + 1 : 0;
}

function plainNumber(digits: string): string {
	return /^\d+\.\d+$/.test(digits) ? keyOf(Number(digits)) : digits;
}
