import type { Cue, Episode, EpisodeTurn } from '../episode/episode.ts';

/**
 * When each word of the transcript is heard, for pages that highlight it: by turn id, a number for each word of the
 * turn's text, words being what white space separates: hundredths of a second from the beginning of the turn. Turns
 * whose times nobody knows are left out.
 */
export function toWordsJson({ turns, cues }: Pick<Episode, 'turns' | 'cues'>): string {
	const byTurn = Map.groupBy(cues, ({ turn }) => turn);
	const times = turns.flatMap((turn) => {
		const starts = wordStarts(turn, byTurn.get(turn.id) ?? []);
		return starts ? [[turn.id, starts]] : [];
	});
	return JSON.stringify(Object.fromEntries(times));
}

/** Whether it is known when any word of an episode is heard. */
export function hasWordTimes({ cues }: Pick<Episode, 'cues'>): boolean {
	return cues.some(({ words }) => words !== undefined);
}

/** Cues cut the text anew, so that only its letters are sure to be the same. */
function wordStarts(turn: EpisodeTurn, cues: readonly Cue[]): number[] | undefined {
	const startAt = new Map<number, number>();
	let letters = 0;
	for (const { start, text, words } of cues) {
		for (const [place, word] of text.split(' ').entries()) {
			const offset = words?.[place * 2];
			if (offset !== undefined) startAt.set(letters, start - turn.start + offset / 1000);
			letters += word.length;
		}
	}
	let position = 0;
	const written = turn.text.split(/\s+/).filter(Boolean);
	const starts = written.flatMap((word) => {
		const start = startAt.get(position);
		position += word.length;
		return start === undefined ? [] : [Math.round(start * 100)];
	});
	return starts.length > 0 && starts.length === written.length && position === letters ? starts : undefined;
}
