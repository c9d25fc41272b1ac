/** What one word does to the number it is part of. */
export type NumberWord =
	/** Adds to it; what follows must be less than `room`. */
	| { adds: number; room: number; ordinal?: boolean }
	/**
	 * Multiplies what stands before it. `alone`: it is a number without anything before it. `within`: it multiplies
	 * only its own group, as “hundred” does.
	 */
	| { scale: number; alone?: boolean; within?: boolean };

/** The number words of one language. */
export interface NumberWords {
	words: Readonly<Record<string, NumberWord>>;
	/** Words that are a one before a scale: “a thousand”. */
	articles: ReadonlySet<string>;
	and: string;
	halves: ReadonlySet<string>;
	/** What is said for a decimal separator, and between the parts of a version. */
	points: ReadonlySet<string>;
	/** What follows a percentage. */
	percent: RegExp;
	/** Whether an ordinal is a cardinal with an ordinal at its end: “twenty-first”. */
	endsInOrdinal: boolean;
	/** Whether years and times are said in pairs: “nineteen ninety-nine”. */
	pairs: boolean;
	/** Parts of a whole, each with how many of them make it up: “third” 3, “tenths” 10. */
	parts: Readonly<Record<string, number>>;
	/** Where “a third” is a part, and not the third of something. */
	afterPart: RegExp;
	/** Half of something, as a word of its own. */
	half: RegExp;
	/** What stands between how many there are and of how many: “in every”, “out of”. */
	ratio: readonly string[];
	/** What stands before of how many, where that comes first: “of every ten, four”. */
	ratioFirst: readonly string[];
	/** What stands between the minutes and the hour they are before or after. */
	clock: Readonly<Record<string, -1 | 1>>;
	/** Words of the clock with their hours of the day, and those for parts of an hour. */
	hours: Readonly<Record<string, number>>;
	minutes: Readonly<Record<string, number>>;
	/** So many times as much. */
	factors: readonly (readonly [RegExp, number])[];
	/** About so many: “dozens”. */
	vague: Readonly<Record<string, number>>;
}

/**
 * The single words of a speller, read back: units, tens and, where they are words of their own, hundreds.
 * @param hundreds 100 where hundreds are one word, else anything less.
 */
export function tableOf(
	say: (digits: string) => string,
	hundreds: number,
	ordinal = false,
): Record<string, NumberWord> {
	const table: Record<string, NumberWord> = {};
	const values = [
		...Array.from({ length: 20 }, (_, value) => value),
		...[20, 30, 40, 50, 60, 70, 80, 90],
		...(hundreds === 100 ? [100, 200, 300, 400, 500, 600, 700, 800, 900] : []),
	];
	for (const value of values) {
		if (ordinal && value === 0) continue;
		const word = say(String(value));
		// “décimo primeiro” is two.
		if (/[\s-]/.test(word)) continue;
		const room = value < 20 && !(ordinal && value === 10) ? 0 : value < 100 ? 10 : 100;
		table[word] = { adds: value, room, ...(ordinal ? { ordinal } : {}) };
	}
	return table;
}

/** The parts of a whole in the singular and the plural, by their ordinals or names. */
export function partsOf(names: Readonly<Record<string, number>>): Record<string, number> {
	return Object.fromEntries(
		Object.entries(names).flatMap(([name, of]) => [
			[name, of],
			[`${name}s`, of],
		]),
	);
}
