import { remember, remembered } from './memory.ts';
import { partsOf, playerOf, players } from './parts.ts';

/** As loud as was chosen, on the whole page and the next time. */
export function chooseVolume({ target }: Event): void {
	if (!(target instanceof HTMLInputElement) || !target.matches('[data-newscast-volume]')) return;
	if (!playerOf(target)) return;
	remember('volume', target.value);
	for (const player of players()) {
		player.volume = Number(target.value);
		player.muted = false;
	}
}

export function restoreVolume(player: HTMLAudioElement): void {
	player.volume = Number(remembered('volume') ?? 1);
	showVolume(player);
}

export function toggleMute(player: HTMLAudioElement): void {
	player.muted = !player.muted;
}

/** Shows how loud a player is, whoever made it so. */
export function showVolume(player: HTMLAudioElement): void {
	const volume = player.muted ? 0 : player.volume;
	for (const part of partsOf(player, 'for')) {
		const button = part.querySelector('[data-newscast-do=mute]');
		if (button) button.ariaPressed = String(volume === 0);
		const slider = part.querySelector<HTMLInputElement>('[data-newscast-volume]');
		if (slider) slider.value = String(volume);
	}
}
