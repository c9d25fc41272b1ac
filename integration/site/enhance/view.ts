/** A word, or the turn where words have no times. */
type Spot = Range | Element;

/** Where what is heard should stay in the window, and where it is scrolled to, in shares of its height. */
const top = 0.15;
const bottom = 0.8;
const resting = 0.35;

/** Milliseconds that smooth scrolling takes at most. */
const scrollingTime = 1000;

let last: Spot | undefined;
let scrolledAt = Number.NEGATIVE_INFINITY;
/** Where the window is scrolled to then, pixels. */
let destination = 0;

/**
 * Follows what is heard from spot to spot, unless the listener has scrolled away from the last one, or selects text.
 * @returns whether the listener has it in view.
 */
export function keepInView(spot: Spot): boolean {
	const wasHere = last !== undefined && isAbove(bottom, last);
	last = spot;
	if (isAbove(bottom, spot)) return true;
	// Near the lower edge it is still seen.
	if (!wasHere || getSelection()?.type === 'Range') return isAbove(1, spot);
	bringIntoView(spot);
	return true;
}

export function bringIntoView(spot: Spot): void {
	last = spot;
	scrolledAt = performance.now();
	destination = scrollY + spot.getBoundingClientRect().top - resting * innerHeight;
	scrollTo({ top: destination, behavior: isCalm() ? 'instant' : 'smooth' });
}

/** Whether a spot is in the window, above a share of its height, or will be when the window has come to rest. */
function isAbove(share: number, spot: Spot): boolean {
	const box = spot.getBoundingClientRect();
	const isScrolling = performance.now() - scrolledAt < scrollingTime;
	const ahead = isScrolling ? destination - scrollY : 0;
	return box.bottom - ahead > top * innerHeight && box.top - ahead < share * innerHeight;
}

/** Whether the listener asked for less motion. */
export function isCalm(): boolean {
	return matchMedia('(prefers-reduced-motion: reduce)').matches;
}
