import { partsOf, playerOf } from './parts.ts';
import { play, seek } from './seek.ts';

/** Going back within this many seconds of a chapter's beginning leads to the chapter before. */
const grace = 3;

interface Chapter {
	/** Seconds. */
	start: number;
	title: string;
}

/** The chapter that is heard at a moment, or undefined in an episode without chapters. */
export function chapterAt(player: HTMLAudioElement, seconds: number): Chapter | undefined {
	const chapters = chaptersOf(player);
	return chapters.findLast(({ start }) => start <= seconds) ?? chapters[0];
}

export function previousChapter(player: HTMLAudioElement): void {
	const previous = chaptersOf(player).findLast(({ start }) => start < player.currentTime - grace);
	seek(player, previous?.start ?? 0);
}

export function nextChapter(player: HTMLAudioElement): void {
	const next = chaptersOf(player).find(({ start }) => start > player.currentTime);
	if (next) seek(player, next.start);
}

/** Plays the chapter that was chosen from the player's list. */
export function chooseChapter({ target }: Event): void {
	const player = playerOf(target);
	if (!player || !(target instanceof HTMLSelectElement) || !listsOf(player).includes(target)) return;
	seek(player, Number(target.value));
	play(player);
}

/** Shows in the player's list which chapter is heard. */
export function showChapter(player: HTMLAudioElement): void {
	const current = String(chapterAt(player, player.currentTime)?.start);
	// Nothing is set anew while somebody is choosing.
	for (const list of listsOf(player)) if (list.value !== current) list.value = current;
}

function chaptersOf(player: HTMLAudioElement): Chapter[] {
	const options = listsOf(player).flatMap((list) => [...list.options]);
	return options.map(({ value, text }) => ({ start: Number(value), title: text }));
}

function listsOf(player: HTMLAudioElement): HTMLSelectElement[] {
	return partsOf(player, 'chapters').filter((part) => part instanceof HTMLSelectElement);
}
