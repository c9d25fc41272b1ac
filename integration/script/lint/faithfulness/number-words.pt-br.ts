import { cardinal, ordinal } from '../../spoken/number.pt-br.ts';
import { type NumberWords, tableOf } from './number-words.ts';

/** How Portuguese number words are read back: the inverse of the speller. */
export const numberWords: NumberWords = {
	words: {
		...tableOf((digits) => cardinal(digits), 100),
		...tableOf((digits) => cardinal(digits, true), 100),
		...tableOf((digits) => ordinal(digits), 100, true),
		...tableOf((digits) => ordinal(digits, true), 100, true),
		cem: { adds: 100, room: 0 },
		cento: { adds: 100, room: 100 },
		catorze: { adds: 14, room: 0 },
		mil: { scale: 1e3, alone: true },
		...{ milhão: { scale: 1e6 }, milhões: { scale: 1e6 } },
		...{ bilhão: { scale: 1e9 }, bilhões: { scale: 1e9 } },
		...{ trilhão: { scale: 1e12 }, trilhões: { scale: 1e12 } },
		...{ dúzia: { scale: 12 }, dúzias: { scale: 12 } },
	},
	articles: new Set(),
	and: 'e',
	halves: new Set(['meio', 'meia']),
	points: new Set(['vírgula', 'ponto']),
	percent: /^por cento\b/,
	endsInOrdinal: false,
	pairs: false,
};
