import { chooseChapter, showChapter } from './chapters.ts';
import { controlByButton, controlByKey } from './controls.ts';
import { followSpeech, restoreFollowing } from './follow.ts';
import { markCurrent } from './marks.ts';
import { showPositionToSystem, showToSystem } from './media-session.ts';
import { players } from './parts.ts';
import { seekBySlider, showPosition } from './position.ts';
import { previewMoment } from './preview.ts';
import { keepPlace, resume } from './resume.ts';
import { moved, openMoment } from './seek.ts';
import { chooseSpeed, restoreSpeed } from './speed.ts';
import { seekByLink } from './timed-links.ts';
import { chooseVolume, restoreVolume, showVolume } from './volume.ts';
import { loadWords } from './words.ts';

type Reaction = (player: HTMLAudioElement) => void;

/**
 * What a script adds to the players of a page. It listens on the document, so it also serves players that client-side
 * navigation brings in later.
 */
export function enhancePlayers(): void {
	document.addEventListener('click', controlByButton);
	document.addEventListener('click', seekByLink);
	document.addEventListener('keydown', controlByKey);
	document.addEventListener('input', seekBySlider);
	document.addEventListener('input', chooseVolume);
	document.addEventListener('pointermove', previewMoment);
	document.addEventListener('change', chooseSpeed);
	document.addEventListener('change', chooseChapter);
	when('play', stopOthers, showToSystem, loadWords);
	when('pause timeupdate', keepPlace);
	when('play seeked ratechange', showPositionToSystem);
	when(
		`play playing waiting pause timeupdate seeked ratechange ${moved}`,
		showPosition,
		showChapter,
		markCurrent,
		followSpeech,
	);
	when('volumechange', showVolume);
	when('error', leaveToBrowser);
	window.addEventListener('hashchange', openMoment);
	// Astro's client-side router has brought in another page.
	document.addEventListener('astro:page-load', preparePlayers);
	preparePlayers();
}

/** Media events do not bubble, but they can be captured. */
function when(events: string, ...reactions: readonly Reaction[]): void {
	for (const event of events.split(' ')) {
		document.addEventListener(
			event,
			({ target }) => {
				const player = [...players()].find((candidate) => candidate === target);
				if (player) for (const react of reactions) react(player);
			},
			true,
		);
	}
}

/** Our own bar shows instead of the browser's player as soon as that has no controls: the styles see to it. */
function preparePlayers(): void {
	const fresh = [...players()].filter(({ controls }) => controls);
	for (const player of fresh) {
		player.controls = false;
		restoreSpeed(player);
		restoreVolume(player);
		restoreFollowing(player);
		resume(player);
	}
	if (fresh.length > 0) openMoment();
}

/** Sound that cannot be loaded: the browser's own player says why. */
function leaveToBrowser(player: HTMLAudioElement): void {
	player.controls = true;
}

function stopOthers(player: HTMLAudioElement): void {
	for (const other of players()) if (other !== player) other.pause();
}
