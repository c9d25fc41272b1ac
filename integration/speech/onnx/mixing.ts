import { type Styles, styleWidth } from './styles.ts';

export interface Ingredient {
	name: string;
	/** All of a mixture sum to 1. */
	share: number;
}

/**
 * Reads a voice or a mixture of voices: `af_heart`, `af_heart*0.6+am_michael*0.4`. Without weights, all have the same.
 * @returns undefined if it is neither, or names a voice that is not known.
 */
export function parseMixture(id: string, known: readonly string[]): Ingredient[] | undefined {
	const parts = id.split('+').map((part) => /^([^*]+?)(?:\*(\d{0,4}\.?\d{1,6}))?$/.exec(part.trim()));
	const weighed = parts.map((match) => ({ name: match?.[1]?.trim() ?? '', share: Number(match?.[2] ?? 1) }));
	const total = weighed.reduce((sum, { share }) => sum + share, 0);
	if (total <= 0 || !weighed.every(({ name }) => known.includes(name))) return undefined;
	return weighed.map(({ name, share }) => ({ name, share: share / total }));
}

/** The mean of the voices' rows. */
export function mixStyles(mixture: readonly Ingredient[], row: number, styles: Styles): Float32Array {
	const mixed = new Float32Array(styleWidth);
	for (const { name, share } of mixture) {
		for (const [index, value] of styles.read(name, row).entries())
			mixed[index] = (mixed[index] ?? 0) + share * value;
	}
	return mixed;
}

/** Those to begin with first, then women and men in turn, so that the hosts of a show differ. */
export function inTurns(
	names: readonly string[],
	first: readonly string[],
	isMan: (name: string) => boolean,
): string[] {
	const rest = names.filter((name) => !first.includes(name));
	const men = rest.filter(isMan);
	const women = rest.filter((name) => !isMan(name));
	const turns = Array.from({ length: Math.max(men.length, women.length) }, (_, index) => [
		women[index],
		men[index],
	]);
	return [
		...first.filter((name) => names.includes(name)),
		...turns.flat().filter((name) => name !== undefined),
	];
}
