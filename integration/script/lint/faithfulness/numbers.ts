import type { Language } from '../../../newsletter/newsletter.ts';
import type { HeardWord } from './heard.ts';
import { numberWords as english } from './number-words.en.ts';
import { numberWords as brazilian } from './number-words.pt-br.ts';
import type { NumberWord, NumberWords } from './number-words.ts';

/** A number that is said in a text. Offsets are those of the written text. */
export interface SpokenNumber {
	start: number;
	end: number;
	/** Place among the heard words. */
	first: number;
	/** Exclusive. */
	last: number;
	/** Ways to understand it, each the values it is made of: “seventeen thirty” is 1730, and it is 17 and 30. */
	readings: readonly (readonly string[])[];
	ordinal: boolean;
	percent: boolean;
}

const languages: Readonly<Record<Language, NumberWords>> = { 'pt-BR': brazilian, en: english };

/** The numbers among the words of a text: the inverse of the number speller. */
export function readNumbers(words: readonly HeardWord[], language: Language): SpokenNumber[] {
	const table = languages[language];
	const numbers: SpokenNumber[] = [];
	for (let index = 0; index < words.length; ) {
		const isPercent = index > 0 && words[index]?.folded === 'cento' && words[index - 1]?.folded === 'por';
		const found = isPercent ? undefined : readNumber(words, index, table);
		if (!found) {
			index++;
			continue;
		}
		numbers.push(toNumber(words, index, found, table));
		index = found.next;
	}
	return shareScales(table.pairs ? joinPairs(numbers, words) : numbers, words, table);
}

/** “from six to eight million” is said of millions twice. */
function shareScales(
	numbers: readonly SpokenNumber[],
	words: readonly HeardWord[],
	table: NumberWords,
): SpokenNumber[] {
	return numbers.map((number, index) => {
		const next = numbers[index + 1];
		const scale = next && scaleAt(words, next.last - 1, table);
		const value = Number(number.readings[0]?.[0]);
		if (!next || !scale || next.first - number.last > 2 || value >= 1000) return number;
		return { ...number, readings: [...number.readings, [keyOf(value * scale)]] };
	});
}

interface Found {
	readings: string[][];
	next: number;
	ordinal: boolean;
}

function toNumber(
	words: readonly HeardWord[],
	first: number,
	{ readings, next, ordinal }: Found,
	table: NumberWords,
): SpokenNumber {
	const after = `${words[next]?.folded ?? ''} ${words[next + 1]?.folded ?? ''}`;
	return {
		start: words[first]?.start ?? 0,
		end: words[next - 1]?.end ?? 0,
		first,
		last: next,
		readings,
		ordinal,
		percent: table.percent.test(after),
	};
}

function readNumber(words: readonly HeardWord[], start: number, table: NumberWords): Found | undefined {
	const whole = readCardinal(words, start, table, true);
	if (!whole) return undefined;
	const point = readPoint(words, whole.next, table);
	if (point) {
		const digits = [String(whole.value), ...point.parts].join('.');
		const scale = scaleAt(words, point.next, table);
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
	const readings = [[key]];
	// “a twenty-second delay” is not the twenty-second of anything.
	if (whole.ordinal && whole.value % 10 === 2 && whole.value > 20) readings.push([keyOf(whole.value - 2)]);
	return { readings, next: whole.next, ordinal: whole.ordinal };
}

/** How many words say a half here. */
function halfAfter(words: readonly HeardWord[], index: number, table: NumberWords): number {
	const article = table.articles.has(words[index]?.folded ?? '') ? 1 : 0;
	return table.halves.has(words[index + article]?.folded ?? '') ? article + 1 : 0;
}

interface Cardinal {
	value: number;
	next: number;
	/** The scale it was last multiplied with. */
	scale: number;
	ordinal: boolean;
}

function readCardinal(
	words: readonly HeardWord[],
	start: number,
	table: NumberWords,
	scaled: boolean,
): Cardinal | undefined {
	let total = 0;
	let group = 0;
	let room = Number.POSITIVE_INFINITY;
	let lastScale = 1;
	let highest = Number.POSITIVE_INFINITY;
	let ordinal = false;
	let next = start;
	const started = () => next > start;
	if (table.articles.has(words[start]?.folded ?? '') && scaleAt(words, start + 1, table)) {
		group = 1;
		room = 0;
		next++;
	}
	while (next < words.length) {
		const joined = started() && words[next]?.folded === table.and ? 1 : 0;
		const word = lookUp(words[next + joined]?.folded, table);
		if (word === undefined || words[next + joined]?.clause !== words[start]?.clause) break;
		if ('adds' in word) {
			const isOrdinal = word.ordinal === true;
			if (word.adds >= room || (ordinal && !isOrdinal)) break;
			if (isOrdinal && started() && !ordinal && !table.endsInOrdinal) break;
			group += word.adds;
			room = word.room;
			ordinal = isOrdinal;
		} else {
			if (!scaled || ordinal || (joined && group === 0 && !word.alone)) break;
			if (!started() && !word.alone) break;
			if (word.within) {
				if (group === 0 || group >= 100) break;
				group *= word.scale;
				room = 100;
			} else if (word.scale < highest) {
				total += (group || 1) * word.scale;
				group = 0;
				room = word.scale;
				highest = word.scale;
				lastScale = word.scale;
			} else {
				// “dois mil milhões”
				total = (total + group) * word.scale;
				group = 0;
				room = word.scale;
				highest = word.scale;
				lastScale = word.scale;
			}
		}
		next += joined + 1;
	}
	return started() ? { value: total + group, next, scale: lastScale, ordinal } : undefined;
}

/** What follows a decimal separator, or the further parts of a version, as digits. */
function readPoint(
	words: readonly HeardWord[],
	start: number,
	table: NumberWords,
): { parts: string[]; next: number } | undefined {
	const parts: string[] = [];
	let next = start;
	while (table.points.has(words[next]?.folded ?? '') && parts.length < 5) {
		let digits = '';
		let after = next + 1;
		for (
			let one = readCardinal(words, after, table, false);
			one && !one.ordinal && digits.length < 15;
			one = readCardinal(words, after, table, false)
		) {
			digits += String(one.value);
			after = one.next;
		}
		if (digits === '') break;
		parts.push(digits);
		next = after;
	}
	return parts.length > 0 ? { parts, next } : undefined;
}

function scaleAt(words: readonly HeardWord[], index: number, table: NumberWords): number | undefined {
	const word = lookUp(words[index]?.folded, table);
	return word && 'scale' in word ? word.scale : undefined;
}

function lookUp(word: string | undefined, table: NumberWords): NumberWord | undefined {
	return word !== undefined && Object.hasOwn(table.words, word) ? table.words[word] : undefined;
}

/** “nineteen ninety-nine” and “twenty oh six”: one year, or an hour and its minutes. */
function joinPairs(numbers: readonly SpokenNumber[], words: readonly HeardWord[]): SpokenNumber[] {
	const joined: SpokenNumber[] = [];
	for (const number of numbers) {
		const previous = joined.at(-1);
		const between = previous ? words.slice(previous.last, number.first).map(({ folded }) => folded) : [];
		const high = Number(previous?.readings[0]?.[0]);
		const low = Number(number.readings[0]?.[0]);
		const touches =
			between.length === 0 ? low >= 10 : between.length === 1 && between[0] === 'oh' && low < 10;
		if (
			previous &&
			words[previous.first]?.clause === words[number.first]?.clause &&
			touches &&
			high < 100 &&
			high > 0 &&
			low < 100 &&
			!previous.ordinal &&
			!number.ordinal
		) {
			joined[joined.length - 1] = {
				...number,
				start: previous.start,
				first: previous.first,
				readings: [
					[keyOf(high * 100 + low)],
					[...(previous.readings[0] ?? []), ...(number.readings[0] ?? [])],
				],
			};
		} else joined.push(number);
	}
	return joined;
}

function keyOf(value: number): string {
	return String(Number(value.toPrecision(15)));
}

function plainNumber(digits: string): string {
	return /^\d+\.\d+$/.test(digits) ? keyOf(Number(digits)) : digits;
}

/** Every value a number may stand for. */
export function valuesOf(number: SpokenNumber): string[] {
	return number.readings.flat();
}
