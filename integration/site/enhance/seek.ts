import { momentOf } from '../moment.ts';
import { lengthOf, partsOf, players, startOf, timedIn } from './parts.ts';

/** Seconds, as in podcast apps: a step to hear something again, a leap to leave it out. */
export const step = 10;
export const leap = 30;

/** Going back within this many seconds of a chapter's beginning leads to the chapter before. */
const chapterGrace = 3;

/** Tells whoever shows the position: before anything is loaded, media elements say nothing of seeking. */
export const moved = 'newscast:moved';

/** Moves the player, without loading anything that is not loaded. */
export function seek(player: HTMLAudioElement, seconds: number): void {
	player.currentTime = Math.min(Math.max(0, seconds), lengthOf(player));
	player.dispatchEvent(new Event(moved));
}

export function play(player: HTMLAudioElement): void {
	// Whatever keeps it from playing, its events say so.
	player.play().catch(() => {});
}

export function playOrPause(player: HTMLAudioElement): void {
	if (player.paused) play(player);
	else player.pause();
}

export function previousChapter(player: HTMLAudioElement): void {
	seek(player, chapterStarts(player).findLast((start) => start < player.currentTime - chapterGrace) ?? 0);
}

export function nextChapter(player: HTMLAudioElement): void {
	const next = chapterStarts(player).find((start) => start > player.currentTime);
	if (next !== undefined) seek(player, next);
}

function chapterStarts(player: HTMLAudioElement): number[] {
	return partsOf(player, 'chapters').flatMap((list) => timedIn(list).map(startOf));
}

/** Goes to the moment that the page's address names. */
export function openMoment(): void {
	const seconds = momentOf(location.hash);
	const [first] = players();
	if (first && seconds !== undefined) seek(first, seconds);
}
