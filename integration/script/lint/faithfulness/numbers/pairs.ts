import type { HeardWord } from '../heard.ts';
import { keyOf, type SpokenNumber } from './number.ts';

/** “nineteen ninety-nine” and “twenty oh six”: one year, or an hour and its minutes. */
export function joinPairs(numbers: readonly SpokenNumber[], words: readonly HeardWord[]): SpokenNumber[] {
	const joined: SpokenNumber[] = [];
	for (const number of numbers) {
		const previous = joined.at(-1);
		if (previous && isPair(previous, number, words)) {
			const [high, low] = [Number(previous.readings[0]?.[0]), Number(number.readings[0]?.[0])];
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

function isPair(previous: SpokenNumber, number: SpokenNumber, words: readonly HeardWord[]): boolean {
	if (previous.form || number.form || previous.ordinal || number.ordinal) return false;
	if (words[previous.first]?.clause !== words[number.first]?.clause) return false;
	const between = words.slice(previous.last, number.first).map(({ folded }) => folded);
	const [high, low] = [Number(previous.readings[0]?.[0]), Number(number.readings[0]?.[0])];
	const touches = between.length === 0 ? low >= 10 : between.length === 1 && between[0] === 'oh' && low < 10;
	return touches && high < 100 && high > 0 && low < 100;
}
