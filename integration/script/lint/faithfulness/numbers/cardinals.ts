import type { HeardWord } from '../heard.ts';
import type { NumberWord, NumberWords } from './words.ts';

/** A run of number words that make one whole number. */
export interface Cardinal {
	value: number;
	next: number;
	/** The scale it was last multiplied with. */
	scale: number;
	ordinal: boolean;
}

/**
 * The whole number whose words begin here.
 * @param scaled Whether hundreds and thousands may multiply it; the digits after a point have none.
 */
export function readCardinal(
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
export function readPoint(
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
			one && !one.ordinal && digits.length < 15 && words[after]?.clause === words[start]?.clause;
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

/** What the word here multiplies by, if it does. */
export function scaleAt(words: readonly HeardWord[], index: number, table: NumberWords): number | undefined {
	const word = lookUp(words[index]?.folded, table);
	return word && 'scale' in word ? word.scale : undefined;
}

function lookUp(word: string | undefined, table: NumberWords): NumberWord | undefined {
	return word !== undefined && Object.hasOwn(table.words, word) ? table.words[word] : undefined;
}
