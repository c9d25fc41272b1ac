import * as english from '../../integration/script/spoken/number.en.ts';
import * as portuguese from '../../integration/script/spoken/number.pt-br.ts';

export type Spell = (number: number) => string;

/** A habit of a library that is not ours: done to our words it gives theirs, or they differ in something else too. */
export interface Cause {
	name: string;
	apply(ours: string): string;
}

export interface Oracle {
	name: string;
	library: { name: string; version: string; license: string };
	ours: Spell;
	/** The first number compared. */
	first: number;
	/** Takes the speller out of what the library exports. */
	module: string;
	theirs(exported: unknown): Spell;
	causes: readonly Cause[];
}

/** Development only: installed for a comparison, never shipped. */
export const libraries = {
	n2words: { name: 'n2words', version: '4.0.0', license: 'MIT' },
	writtenNumber: { name: 'written-number', version: '0.11.1', license: 'MIT' },
	extenso: { name: 'extenso', version: '2.1.0', license: 'MIT' },
	numberToWords: { name: 'number-to-words', version: '1.2.4', license: 'MIT' },
} as const;

const cardinals = {
	'pt-BR': (number: number) => portuguese.cardinal(String(number)),
	en: (number: number) => english.cardinal(String(number)),
};
const englishOrdinals: Spell = (number) => english.ordinal(String(number));

/** "catorze" and "quatorze" are both right in Brazil, where "quatorze" is what people say. */
const catorze: Cause = { name: 'writes “catorze”', apply: (ours) => ours.replaceAll('quatorze', 'catorze') };
const comma: Cause = {
	name: 'puts a comma after thousands, as in writing',
	apply: (ours) => ours.replaceAll('thousand ', 'thousand, '),
};

export const oracles: readonly Oracle[] = [
	{
		name: 'written-number, pt',
		library: libraries.writtenNumber,
		ours: cardinals['pt-BR'],
		first: 0,
		module: 'written-number',
		theirs: (exported) => speller(exported, { lang: 'pt' }),
		causes: [catorze],
	},
	{
		name: 'extenso',
		library: libraries.extenso,
		ours: cardinals['pt-BR'],
		first: 0,
		module: 'extenso',
		theirs: (exported) => speller(exported),
		causes: [],
	},
	{
		name: 'n2words, pt-PT',
		library: libraries.n2words,
		ours: cardinals['pt-BR'],
		first: 0,
		module: 'n2words/pt-PT',
		theirs: (exported) => speller(member(exported, 'toCardinal')),
		causes: [
			catorze,
			{
				name: 'writes European “dezasseis”, “dezassete”, “dezanove”',
				apply: (ours) => ours.replace(/dez(?=esse(?:is|te)|enove)e/g, 'deza'),
			},
			{
				name: 'leaves out “e” before 200 to 900 at the end of a number',
				apply: (ours) => ours.replace(/(?<=mil) e (?=\S+(?:centos|zentos|hentos)$)/, ' '),
			},
		],
	},
	{
		name: 'n2words, en-US',
		library: libraries.n2words,
		ours: cardinals.en,
		first: 0,
		module: 'n2words/en-US',
		theirs: (exported) => speller(member(exported, 'toCardinal')),
		causes: [],
	},
	{
		name: 'n2words, en-US, ordinals',
		library: libraries.n2words,
		ours: englishOrdinals,
		first: 1,
		module: 'n2words/en-US',
		theirs: (exported) => speller(member(exported, 'toOrdinal')),
		causes: [],
	},
	{
		name: 'number-to-words',
		library: libraries.numberToWords,
		ours: cardinals.en,
		first: 0,
		module: 'number-to-words',
		theirs: (exported) => speller(member(exported, 'toWords')),
		causes: [comma],
	},
	{
		name: 'number-to-words, ordinals',
		library: libraries.numberToWords,
		ours: englishOrdinals,
		first: 1,
		module: 'number-to-words',
		theirs: (exported) => speller(member(exported, 'toWordsOrdinal')),
		causes: [comma],
	},
	{
		name: 'written-number, en',
		library: libraries.writtenNumber,
		ours: cardinals.en,
		first: 0,
		module: 'written-number',
		theirs: (exported) => speller(exported, { lang: 'en' }),
		causes: [
			{
				name: 'says “and” after hundreds, as in Britain',
				apply: (ours) => ours.replace(/hundred (?!thousand)/g, 'hundred and '),
			},
			{
				name: 'says “and” after thousands where no hundreds follow, as in Britain',
				apply: (ours) => ours.replace(/thousand (?!.*hundred)/, 'thousand and '),
			},
		],
	},
];

/** A member of anything that was imported or parsed. */
export function member(value: unknown, name: string): unknown {
	return (typeof value === 'object' && value !== null) || typeof value === 'function'
		? Reflect.get(value, name)
		: undefined;
}

function speller(exported: unknown, ...options: readonly unknown[]): Spell {
	if (typeof exported !== 'function') throw new TypeError('The library has no such function.');
	return (number) => String(Reflect.apply(exported, undefined, [number, ...options]));
}
