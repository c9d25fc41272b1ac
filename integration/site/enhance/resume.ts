import { remember, remembered } from './memory.ts';
import { seek } from './seek.ts';

/** Goes where the listener left off. */
export function resume(player: HTMLAudioElement): void {
	const seconds = Number(remembered(nameOf(player)));
	if (seconds > 0) seek(player, seconds);
}

/** Keeps the place, until the end has been heard. */
export function keepPlace(player: HTMLAudioElement): void {
	remember(nameOf(player), player.ended ? undefined : String(player.currentTime));
}

function nameOf(player: HTMLAudioElement): string {
	return `at:${player.dataset['newscast']}`;
}
