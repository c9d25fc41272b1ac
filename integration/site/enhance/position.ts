import { formatClock } from '../format.ts';
import { lengthOf, partsOf, playerOf } from './parts.ts';
import { seek } from './seek.ts';

/** Shows where a player is, and whether it plays. */
export function showPosition(player: HTMLAudioElement): void {
	const { currentTime, paused, readyState, HAVE_FUTURE_DATA } = player;
	const clock = formatClock(currentTime);
	for (const part of partsOf(player, 'progress')) {
		part.style.setProperty('--newscast-progress', String(currentTime / lengthOf(player)));
		part.toggleAttribute('data-playing', !paused);
		part.toggleAttribute('data-waiting', !paused && readyState < HAVE_FUTURE_DATA);
		const shown = part.querySelector('[data-newscast-clock]');
		if (shown) shown.textContent = clock;
		const slider = part.querySelector('input');
		if (!slider) continue;
		slider.value = String(currentTime);
		slider.ariaValueText = clock + slider.dataset['of'];
	}
}

export function seekBySlider({ target }: Event): void {
	if (!(target instanceof HTMLInputElement) || !target.matches('[data-newscast-progress] input')) return;
	const player = playerOf(target);
	if (player) seek(player, Number(target.value));
}
