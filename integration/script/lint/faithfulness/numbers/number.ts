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
	/** What it is when it is more than a count. */
	form?: NumberForm;
}

/**
 * `share`: part of a whole, as in “four out of ten” and “a third”. `clock`: a time of day, as in “ten to six”.
 * `factor`: “twice as many”, its values marked with ×. `vague`: “dozens of”, its value marked with ~.
 */
export type NumberForm = 'share' | 'clock' | 'factor' | 'vague';

/** Every value a number may stand for. */
export function valuesOf({ readings }: SpokenNumber): string[] {
	return readings.flat();
}

/** Whether some way to understand a number is made of these values. */
export function isAmong({ readings }: SpokenNumber, values: ReadonlySet<string>): boolean {
	return readings.some((parts) => parts.every((part) => values.has(part)));
}

/** The form in which values are compared: 15 digits tell, so that sums of fractions are what they are written as. */
export function keyOf(value: number): string {
	return String(Number(value.toPrecision(15)));
}
