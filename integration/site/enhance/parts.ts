/** The players of a page, in its order. */
export function players(): NodeListOf<HTMLAudioElement> {
	return document.querySelectorAll('audio[data-newscast]');
}

/** The player that something belongs to: its bar and tools, or the chapters and the transcript of its episode. */
export function playerOf(target: EventTarget | null): HTMLAudioElement | null {
	const id = closest(target, '[data-newscast-for]')?.dataset['newscastFor'] ?? '';
	return document.querySelector(`audio[data-newscast="${CSS.escape(id)}"]`);
}

/**
 * What belongs to a player and is marked for a purpose.
 * @param purpose What follows `data-newscast-`: `for`, `progress`, `chapters` or `follow`.
 */
export function partsOf(player: HTMLAudioElement, purpose: string): HTMLElement[] {
	const id = CSS.escape(player.dataset['newscast'] ?? '');
	return [...document.querySelectorAll<HTMLElement>(`[data-newscast-${purpose}="${id}"]`)];
}

/** Everything in an episode's lists that begins at some moment. */
export function timedIn(list: HTMLElement): HTMLElement[] {
	return [...list.querySelectorAll<HTMLElement>('[data-start]')];
}

/** When something is heard, seconds. */
export function startOf(item: HTMLElement | null): number {
	return Number(item?.dataset['start']);
}

/** Length of the episode, seconds, which the page knows before anything is loaded. */
export function lengthOf(player: HTMLAudioElement): number {
	return Number(player.dataset['seconds']);
}

export function closest(target: EventTarget | null, selector: string): HTMLElement | null {
	return target instanceof Element ? target.closest<HTMLElement>(selector) : null;
}
