import type { Language } from '../../newsletter/newsletter.ts';
import type { Rule } from './scan.ts';

/** A number as it was written, without its separators. */
export interface Amount {
	sign: '' | '-' | '+';
	/** Digits before and after the decimal separator. */
	whole: string;
	fraction: string;
	/** The power of ten a suffix such as K, M or "bi" multiplies it with. */
	exponent: number;
	/** Written with the other language's decimal separator or none at all: possibly a version. */
	dotted: boolean;
}

/** What is counted. */
export interface Noun {
	one: string;
	many: string;
	feminine?: boolean;
}

export interface Currency extends Noun {
	/** The hundredth part, and what it is called where nothing else says of what. */
	cent?: Noun;
	centAlone?: Noun;
}

/** The words on either side of a token, in the text as it is written. */
export interface Surroundings {
	before: string;
	after: string;
}

/** Where the words around do not matter. */
export const nowhere: Surroundings = { before: '', after: '' };

/** How one language writes and says what taggers find. */
export interface Locale {
	language: Language;
	/** Source of an expression for a written number. */
	numeral: string;
	/** Suffixes that multiply, with their power of ten: glued to the number, apart from it, and after money only. */
	scales: { glued: Scales; apart: Scales; money: Scales };
	units: Readonly<Record<string, Noun>>;
	/** What may follow a slash after a unit: "s" in "GB/s". */
	per: Readonly<Record<string, string>>;
	currencies: Readonly<Record<string, Currency>>;
	phrases: Phrases;
	/** Words that are counted in thousands rather than shown on screens: "4K tokens" against "4K". */
	counted: RegExp;
	/** What feet and inches are called, and how a height in both is said; `point` are the tenths of an inch, if any. */
	lengths: { foot: Noun; inch: Noun; height(feet: string, inches: string, point: string): string };
	/** Words whose number may end with a letter: “Room 3B” is no three billion. */
	labels: RegExp;
	/** Words before a Roman numeral that ask for a cardinal or, for people, decide its reading. */
	roman: { after: RegExp; royal: RegExp; read(value: number, title: string, royal: boolean): string };
	/** Upper-case words that are shouted, not abbreviated. */
	common: ReadonlySet<string>;
	parse(written: string): Omit<Amount, 'sign' | 'exponent'>;
	cardinal(digits: string): string;
	/** Digits one by one, with a pause between written groups: telephone numbers, postal codes. */
	grouped(written: string): string;
	fraction(above: string, below: string): string;
	/** Numbers with what they count; several are a range. */
	count(amounts: readonly Amount[], noun: Noun | undefined, around: Surroundings): string;
	money(amounts: readonly Amount[], currency: Currency, around: Surroundings): string;
	/** A number that counts nothing visible: a year, a version, a plain number. */
	bare(amount: Amount, written: string, around: Surroundings): string;
	/** Classes only this language has, or writes in its own way. */
	rules: readonly Rule[];
}

export type Scales = Readonly<Record<string, number>>;

export interface Phrases {
	percent: string;
	about: string;
	plusOrMinus: string;
	moreThan: string;
	lessThan: string;
	atLeast: string;
	atMost: string;
	to: string;
	per: string;
	by: string;
	and: string;
	plus: string;
	minus: string;
	times: string;
	dividedBy: string;
	equals: string;
	differs: string;
	degrees: string;
	number: string;
	version: string;
	infinity: string;
	point: string;
	at: string;
	dot: string;
	slash: string;
	dash: string;
	underscore: string;
	squared: string;
	root: string;
	cubed: string;
	toThePower: string;
	outOf: string;
	half: string;
	section: string;
	port: string;
	star: string;
	/** After the beginning of a code that is too long to be said. */
	andSoOn: string;
}

/** Whether a number without separators is a code rather than an amount: nobody counts eleven digits that are no round sum. */
export function isLongCode(written: string): boolean {
	return /^\d{10,}$/.test(written) && !written.endsWith('000');
}
