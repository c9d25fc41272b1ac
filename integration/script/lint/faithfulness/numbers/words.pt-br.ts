import { cardinal, ordinal } from '../../../spoken/number.pt-br.ts';
import { type NumberWords, partsOf, tableOf } from './words.ts';

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
	parts: {
		...partsOf({ terço: 3, quarto: 4, quinto: 5, sexto: 6, sétimo: 7, oitavo: 8, nono: 9, décimo: 10 }),
		...partsOf({ vigésimo: 20, centésimo: 100, milésimo: 1000 }),
	},
	afterPart: /^(?:d[aeo]s?|del[ea]s?|dess[ea]s?|dest[ea]s?|mais|menos|a mais|a menos)\b/,
	half: /^metade\b/,
	ratio: ['em cada', 'de cada', 'a cada', 'entre cada', 'em'],
	ratioFirst: ['de cada', 'em cada', 'a cada'],
	clock: { para: -1, pra: -1, pras: -1, pro: -1 },
	hours: { 'meia noite': 24, 'meio dia': 12 },
	minutes: { quarto: 15 },
	factors: [
		[/^(?:o dobro|dobrou|dobraram|dobrava|dobrando|duplicou|duplicaram)(?!\p{L})/u, 2],
		[/^(?:o triplo|triplicou|triplicaram|triplicando)(?!\p{L})/u, 3],
		[/^(?:o quádruplo|quadruplicou|quadruplicaram|quadruplicando)(?!\p{L})/u, 4],
		[/^(?:decuplicou|decuplicaram)(?!\p{L})/u, 10],
	],
	vague: { dezenas: 12, dúzias: 12, centenas: 100, milhares: 1e3, milhões: 1e6, bilhões: 1e9 },
};
