import type { MasteredTurn } from '../audio/audio.ts';
import type { SpokenWord } from '../speech/speech.ts';
import type { EpisodeTurn, HeardTurn } from './episode.ts';

/**
 * A turn with the words of its take, moved from the time of the take to that of the episode. Every word is within its
 * turn, and none begins before the one ahead of it ends.
 */
export function withWords(
	turn: EpisodeTurn,
	mastered: MasteredTurn | undefined,
	words: readonly SpokenWord[] | undefined,
): HeardTurn {
	if (!mastered || !words) return turn;
	let last = mastered.start;
	const next = (time: number) => {
		last = Math.min(mastered.end, Math.max(last, mastered.start + time - mastered.offset));
		return last;
	};
	return {
		...turn,
		words: words.map(({ text, start, end }) => ({ text, start: next(start), end: next(end) })),
	};
}
