import { formatClock } from '../format.ts';
import { chapterAt } from './chapters.ts';
import { closest, lengthOf, playerOf } from './parts.ts';

/** Says what is there where the mouse points at the waveform: the time and the chapter. */
export function previewMoment({ target, clientX }: PointerEvent): void {
	const slider = closest(target, '[data-newscast-progress] input');
	const preview = slider?.parentElement?.querySelector<HTMLElement>('[data-newscast-preview]');
	const player = playerOf(slider);
	if (!slider || !preview || !player) return;
	const { left, width } = slider.getBoundingClientRect();
	const place = Math.min(Math.max(0, (clientX - left) / width), 1);
	const seconds = place * lengthOf(player);
	preview.style.setProperty('--place', String(place));
	const chapter = chapterAt(player, seconds);
	preview.textContent = formatClock(seconds) + (chapter ? ` · ${chapter.title}` : '');
}
