import { momentOf } from './moment.ts';

/** Seconds that j and l move. */
const skip = 10;

/**
 * What a script adds to the players of a page: links with a time seek, what is being said is marked with
 * `aria-current`, `#t=83` opens there, and k, j and l play, go back and go on. It listens on the document,
 * so it also serves players that client-side navigation brings in later.
 */
export function enhancePlayers(): void {
	document.addEventListener('click', seekByLink);
	document.addEventListener('keydown', control);
	// Media events do not bubble, but they can be captured.
	document.addEventListener('timeupdate', ({ target }) => follow(target), true);
	window.addEventListener('hashchange', openMoment);
	openMoment();
}

function openMoment(): void {
	const seconds = momentOf(location.hash);
	const audio = document.querySelector<HTMLAudioElement>('audio[data-newscast]');
	if (audio && seconds !== undefined) seek(audio, seconds);
}

function seekByLink(event: MouseEvent): void {
	if (event.defaultPrevented || hasModifier(event)) return;
	const link = closest<HTMLAnchorElement>(event.target, '[data-newscast-timed] a[href^="#t="]');
	const audio = link && playerFor(link);
	if (!audio) return;
	event.preventDefault();
	history.replaceState(history.state, '', link.hash);
	seek(audio, startOf(link.closest('[data-start]')));
	play(audio);
}

/** Keys act only where the focus is on the episode (WCAG 2.1.4): its player, chapters or transcript. */
function control(event: KeyboardEvent): void {
	if (event.defaultPrevented || hasModifier(event) || isTyping(event.target)) return;
	const audio = playerFor(event.target);
	if (!audio) return;
	if (event.key === 'j') seek(audio, audio.currentTime - skip);
	else if (event.key === 'l') seek(audio, audio.currentTime + skip);
	else if (event.key !== 'k') return;
	else if (audio.paused) play(audio);
	else audio.pause();
	event.preventDefault();
}

function follow(target: EventTarget | null): void {
	if (!(target instanceof HTMLAudioElement) || !target.hasAttribute('data-newscast')) return;
	const { currentTime, duration } = target;
	const id = CSS.escape(target.getAttribute('data-newscast') ?? '');
	for (const list of document.querySelectorAll(`[data-newscast-timed="${id}"]`)) {
		const items = [...list.querySelectorAll('[data-start]')];
		const current = items.findLast((item) => startOf(item) <= currentTime);
		for (const item of items) {
			if (item === current) item.setAttribute('aria-current', 'true');
			else item.removeAttribute('aria-current');
		}
	}
	for (const strip of document.querySelectorAll<HTMLElement>(`[data-newscast-progress="${id}"]`)) {
		strip.style.setProperty('--newscast-progress', String(currentTime / duration || 0));
	}
}

function playerFor(target: EventTarget | null): HTMLAudioElement | null {
	if (closest(target, 'audio[data-newscast]')) return target as HTMLAudioElement;
	const id = closest(target, '[data-newscast-timed]')?.getAttribute('data-newscast-timed') ?? '';
	return document.querySelector(`audio[data-newscast="${CSS.escape(id)}"]`);
}

function seek(audio: HTMLAudioElement, seconds: number): void {
	// Shows the new position at once, although nothing has been played.
	audio.preload = 'metadata';
	audio.currentTime = Math.max(0, seconds);
}

function play(audio: HTMLAudioElement): void {
	// Whatever kept it from playing, the player's own controls show it.
	audio.play().catch(() => {});
}

function startOf(item: Element | null): number {
	return Number(item?.getAttribute('data-start') ?? 0);
}

function hasModifier({ altKey, ctrlKey, metaKey, shiftKey }: KeyboardEvent | MouseEvent): boolean {
	return altKey || ctrlKey || metaKey || shiftKey;
}

function isTyping(target: EventTarget | null): boolean {
	return closest(target, 'input, textarea, select, [contenteditable]') !== null;
}

function closest<Found extends Element>(target: EventTarget | null, selector: string): Found | null {
	return target instanceof Element ? target.closest<Found>(selector) : null;
}
