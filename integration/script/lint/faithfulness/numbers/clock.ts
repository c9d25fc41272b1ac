import type { HeardWord } from '../heard.ts';
import { readCardinal } from './cardinals.ts';
import { keyOf } from './number.ts';
import type { NumberWords } from './words.ts';

/** A time of day that begins at some word, and the word after it. */
export interface FoundTime {
	readings: string[][];
	next: number;
}

const determiners = /^(?:as?|o|à|às)$/u;
const minuteWords = /^minut[eo]s?$/;

/** “Ten to six”, “a quarter past noon”, “dez para a meia-noite”: as hours and minutes, of either half of the day. */
export function readClock(
	words: readonly HeardWord[],
	start: number,
	table: NumberWords,
): FoundTime | undefined {
	const article = table.articles.has(words[start]?.folded ?? '') ? 1 : 0;
	const part = minutesAt(words, start + article, table);
	if (!part || words[start]?.clause !== words[part.next]?.clause) return undefined;
	const side = table.clock[words[part.next]?.folded ?? ''];
	if (side === undefined) return undefined;
	const hour = hourAt(words, part.next + 1, table);
	if (!hour || (part.isNumber && !hour.isSure && !isTime(words, start, hour.next))) return undefined;
	const minutes = side > 0 ? part.minutes : 60 - part.minutes;
	const hours = [hour.value, (hour.value + 12) % 24].map((one) => (side > 0 ? one : (one + 23) % 24));
	const readings = hours.map((one) => [keyOf(one), keyOf(minutes)]);
	// “By ten to six” may still be a score.
	const plain = part.isNumber && !hour.isSure ? [[keyOf(part.minutes), keyOf(hour.value)]] : [];
	return { readings: [...readings, ...plain], next: hour.next };
}

const timeBefore = /^(?:at|by|until|till|around|about|before|after|since)$/;
const timeAfter = /^(?:o'clock|in the (?:morning|afternoon|evening)|at night|a m|p m|am|pm)\b/;

/** “Six to eight million” is none. */
function isTime(words: readonly HeardWord[], start: number, next: number): boolean {
	const after = words.slice(next, next + 3).map(({ folded }) => folded);
	return timeBefore.test(words[start - 1]?.folded ?? '') || timeAfter.test(after.join(' '));
}

function minutesAt(words: readonly HeardWord[], index: number, table: NumberWords) {
	const named = table.minutes[words[index]?.folded ?? ''];
	if (named !== undefined) return { minutes: named, next: index + 1, isNumber: false };
	const number = readCardinal(words, index, table, false);
	if (!number || number.ordinal || number.value < 1 || number.value > 30) return undefined;
	const isTold = minuteWords.test(words[number.next]?.folded ?? '');
	return { minutes: number.value, next: number.next + (isTold ? 1 : 0), isNumber: !isTold };
}

function hourAt(words: readonly HeardWord[], index: number, table: NumberWords) {
	const skipped = determiners.test(words[index]?.folded ?? '') ? 1 : 0;
	const at = index + skipped;
	for (const [name, value] of Object.entries(table.hours)) {
		const wanted = name.split(' ');
		if (wanted.every((word, offset) => words[at + offset]?.folded === word))
			return { value, next: at + wanted.length, isSure: true };
	}
	// Portuguese hours have an article.
	if (!skipped && !table.pairs) return undefined;
	const number = readCardinal(words, at, table, false);
	if (!number || number.ordinal || number.value < 1 || number.value > 12) return undefined;
	return { value: number.value, next: number.next, isSure: skipped > 0 };
}
