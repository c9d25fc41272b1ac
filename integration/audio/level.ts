export interface LevelledTurn {
	/** Host id. */
	host: string;
	/** Integrated loudness of the turn as spoken, LUFS. */
	loudness: number;
	seconds: number;
}

/** What every turn is brought to before the programme as a whole is, LUFS. */
export const commonLevel = -20;

/** How far a turn may be from its host's median and still be evened out, LU: what is further off is meant to be. */
const leeway = 6;

/** A turn this long is judged by itself; the shorter, the more by its host: "Hm." is no measure of a voice. */
const telling = 5;

/** Gain of each turn, dB: hosts get equally loud, and so do the turns of each. */
export function turnGains(turns: readonly LevelledTurn[]): number[] {
	const hosts = Map.groupBy(turns, ({ host }) => host);
	const medians = new Map(
		[...hosts].map(([host, own]) => [host, median(own.map(({ loudness }) => loudness))] as const),
	);
	return turns.map(({ host, loudness, seconds }) => {
		const usual = medians.get(host) as number;
		const own = Math.min(Math.max(loudness, usual - leeway), usual + leeway);
		const weight = Math.min(1, seconds / telling);
		return commonLevel - (weight * own + (1 - weight) * usual);
	});
}

function median(values: readonly number[]): number {
	const sorted = values.toSorted((a, b) => a - b);
	const middle = (sorted.length - 1) / 2;
	return ((sorted[Math.floor(middle)] as number) + (sorted[Math.ceil(middle)] as number)) / 2;
}
