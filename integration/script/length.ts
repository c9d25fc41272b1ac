/** Characters of written text per second, for hosts who have not been heard yet. */
const usualPace = 16;
/** Silence before a turn, seconds: the mean over a conversation, with the longer ones between sections. */
const usualPause = 0.5;

/** @returns Seconds it takes to speak these turns, with the pauses between them. */
export function predictSeconds(
	turns: readonly { host: string; text: string }[],
	pace: Readonly<Record<string, number>>,
): number {
	return turns.reduce((sum, { host, text }) => sum + usualPause + text.length / (pace[host] ?? usualPace), 0);
}

/**
 * How fast each host speaks, measured on earlier episodes: characters of written text per second, rounded to a whole
 * one, so that one more episode rarely changes what scripts are made from.
 * @param episodes With the times of their turns in seconds.
 */
export function measurePace(
	episodes: readonly { turns: readonly { host: string; text: string; start: number; end: number }[] }[],
): Record<string, number> {
	const turns = episodes.flatMap((episode) => episode.turns).filter(({ start, end }) => end > start);
	const pace: Record<string, number> = {};
	for (const [host, own] of Map.groupBy(turns, (turn) => turn.host)) {
		const characters = own.reduce((sum, { text }) => sum + text.length, 0);
		const seconds = own.reduce((sum, { start, end }) => sum + end - start, 0);
		pace[host] = Math.max(1, Math.round(characters / seconds));
	}
	return pace;
}
