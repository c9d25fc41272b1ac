import { hasModifier } from './controls.ts';
import { closest, playerOf, startOf } from './parts.ts';
import { play, seek } from './seek.ts';

/** Plays from where a time in the transcript or a chapter begins. Without a script, such links lead to its words. */
export function seekByLink(event: MouseEvent): void {
	if (event.defaultPrevented || hasModifier(event)) return;
	const link = closest(event.target, '[data-newscast-for] a[href^="#t="]');
	const player = playerOf(link);
	if (!link || !player) return;
	event.preventDefault();
	history.replaceState(history.state, '', link.getAttribute('href'));
	seek(player, startOf(link.closest('[data-start]')));
	play(player);
}
