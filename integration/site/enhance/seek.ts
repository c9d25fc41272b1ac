import { momentOf } from '../moment.ts';
import { lengthOf, players } from './parts.ts';

/** Seconds, as in podcast apps: a step to hear something again, a leap to leave it out. */
export const step = 10;
export const leap = 30;

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

/** Goes to the moment that the page's address names. */
export function openMoment(): void {
	const seconds = momentOf(location.hash);
	const [first] = players();
	if (first && seconds !== undefined) seek(first, seconds);
}
