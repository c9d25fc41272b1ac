import { remember, remembered } from './memory.ts';
import { partsOf, playerOf, players } from './parts.ts';

const speeds = '[data-newscast-speed]';

/** Plays at the speed that was chosen, on the whole page and the next time. */
export function chooseSpeed({ target }: Event): void {
	if (!(target instanceof HTMLSelectElement) || !target.matches(speeds) || !playerOf(target)) return;
	remember('speed', target.value);
	for (const player of players()) setSpeed(player, target.value);
}

export function restoreSpeed(player: HTMLAudioElement): void {
	setSpeed(player, remembered('speed') ?? '1');
}

function setSpeed(player: HTMLAudioElement, speed: string): void {
	player.playbackRate = Number(speed);
	// Loading the sound goes back to the default.
	player.defaultPlaybackRate = Number(speed);
	for (const part of partsOf(player, 'for')) {
		for (const select of part.querySelectorAll<HTMLSelectElement>(speeds)) select.value = speed;
	}
}
