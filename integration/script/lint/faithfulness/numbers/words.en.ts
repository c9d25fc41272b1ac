import { cardinal, ordinal } from '../../../spoken/number.en.ts';
import { type NumberWords, partsOf, tableOf } from './words.ts';

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
	parts: {
		...partsOf({ third: 3, quarter: 4, fifth: 5, sixth: 6, seventh: 7, eighth: 8, ninth: 9, tenth: 10 }),
		...partsOf({ twentieth: 20, hundredth: 100, thousandth: 1000 }),
	},
	afterPart:
		/^(?:$|of\b|fewer\b|more\b|less\b|as\b|lower\b|higher\b|smaller\b|larger\b|bigger\b|cheaper\b|faster\b|slower\b|shorter\b|longer\b|off\b)/,
	half: /^half (?:of|the|its|his|her|their|our|my|your|them|that|those|these)\b/,
	ratio: ['in every', 'of every', 'for every', 'out of every', 'out of each', 'of each', 'out of', 'in'],
	ratioFirst: ['of every', 'in every', 'for every', 'out of every', 'of each', 'out of each'],
	clock: { to: -1, till: -1, before: -1, past: 1, after: 1 },
	hours: { noon: 12, midnight: 24 },
	minutes: { quarter: 15, half: 30 },
	factors: [
		[/^(?:doubl(?:ed|es|ing)|twice (?:as|the|its|their|what)|double (?:the|its|their|what|that))\b/, 2],
		[/^(?:tripl(?:ed|es|ing)|triple (?:the|its|their|what|that)|threefold)\b/, 3],
		[/^(?:quadrupl(?:ed|es|ing)|quadruple (?:the|its|their|what|that)|fourfold)\b/, 4],
		[/^tenfold\b/, 10],
		[/^(?:halv(?:e|ed|es|ing)|half as (?:much|many))\b/, 0.5],
	],
	vague: { dozens: 12, hundreds: 100, thousands: 1e3, millions: 1e6, billions: 1e9 },
};
