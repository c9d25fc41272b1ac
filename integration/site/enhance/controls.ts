import { nextChapter, previousChapter } from './chapters.ts';
import { returnToSpeech, toggleFollowing } from './follow.ts';
import { closest, playerOf } from './parts.ts';
import { leap, playOrPause, seek, step } from './seek.ts';
import { shareMoment } from './share.ts';
import { toggleMute } from './volume.ts';

type Control = (player: HTMLAudioElement, button: HTMLElement) => void;

/** What buttons do, by their `data-newscast-do`, and keys. */
const controls: Readonly<Record<string, Control>> = {
	play: playOrPause,
	back: (player) => seek(player, player.currentTime - step),
	ahead: (player) => seek(player, player.currentTime + step),
	leap: (player) => seek(player, player.currentTime + leap),
	previous: previousChapter,
	next: nextChapter,
	mute: toggleMute,
	share: shareMoment,
	follow: toggleFollowing,
	return: returnToSpeech,
};

const keys: Readonly<Record<string, string>> = { k: 'play', j: 'back', l: 'ahead', m: 'mute' };

export function controlByButton(event: MouseEvent): void {
	const button = closest(event.target, '[data-newscast-do]');
	const player = playerOf(button);
	if (button && player) controls[button.dataset['newscastDo'] ?? '']?.(player, button);
}

/**
 * Keys act only where the focus is on the episode (WCAG 2.1.4), in its player, chapters or transcript: nobody types there.
 */
export function controlByKey(event: KeyboardEvent): void {
	const control = controls[keys[event.key] ?? ''];
	const player = control && playerOf(event.target);
	if (!player || event.defaultPrevented || hasModifier(event)) return;
	// There, letters choose.
	if (event.target instanceof HTMLSelectElement) return;
	event.preventDefault();
	control(player, player);
}

export function hasModifier({ altKey, ctrlKey, metaKey, shiftKey }: KeyboardEvent | MouseEvent): boolean {
	return altKey || ctrlKey || metaKey || shiftKey;
}
