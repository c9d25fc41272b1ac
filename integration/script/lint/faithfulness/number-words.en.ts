import { cardinal, ordinal } from '../../spoken/number.en.ts';
import { type NumberWords, tableOf } from './number-words.ts';

/** How English number words are read back: the inverse of the speller. */
export const numberWords: NumberWords = {
	words: {
		...tableOf(cardinal, 20),
		...tableOf(ordinal, 20, true),
		hundred: { scale: 100, within: true },
		thousand: { scale: 1e3 },
		million: { scale: 1e6 },
		billion: { scale: 1e9 },
		trillion: { scale: 1e12 },
		dozen: { scale: 12 },
	},
	articles: new Set(['a', 'an']),
	and: 'and',
	halves: new Set(['half']),
	points: new Set(['point']),
	percent: /^per ?cent\b/,
	endsInOrdinal: true,
	pairs: true,
};
