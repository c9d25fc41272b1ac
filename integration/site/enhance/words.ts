import { startOf } from './parts.ts';

/** When each word is heard, by turn id: hundredths of a second from the beginning of the turn. */
type WordTimes = Readonly<Record<string, readonly number[]>>;

const known = new WeakMap<HTMLAudioElement, WordTimes>();

/** What is heard at a moment, and how many seconds later the next word begins. */
export interface HeardWord {
	range: Range;
	next: number | undefined;
}

/** Fetches the times of an episode's words when they are first needed. Without them, turns are marked and no words. */
export async function loadWords(player: HTMLAudioElement): Promise<void> {
	const { words } = player.dataset;
	if (words === undefined || known.has(player) || !CSS.highlights) return;
	known.set(player, {});
	try {
		const answer = await fetch(words);
		known.set(player, await answer.json());
	} catch {
		// It may be there the next time it plays.
		known.delete(player);
	}
}

/** The word of a turn that is heard now, where it stands in the turn's text. */
export function wordAt(player: HTMLAudioElement, turn: HTMLElement): HeardWord | undefined {
	const starts = known.get(player)?.[turn.id.replace('turn-', '')];
	const text = turn.querySelector('[data-newscast-said]')?.firstChild;
	if (!starts || !text) return undefined;
	const now = (player.currentTime - startOf(turn)) * 100;
	const place = starts.findLastIndex((start) => start <= now);
	const word = [...(text.textContent ?? '').matchAll(/\S+/g)][place];
	if (!word) return undefined;
	const range = new Range();
	range.setStart(text, word.index);
	range.setEnd(text, word.index + word[0].length);
	const next = starts[place + 1];
	return { range, next: next && (next - now) / 100 };
}
