import { partsOf, startOf, timedIn } from './parts.ts';

/** Marks what is heard now in the lists of an episode: its chapters and its turns. */
export function markCurrent(player: HTMLAudioElement): void {
	for (const list of partsOf(player, 'for')) {
		const items = timedIn(list);
		const current = items.findLast((item) => startOf(item) <= player.currentTime);
		for (const item of items) {
			if (item !== current) item.removeAttribute('aria-current');
			else if (!item.ariaCurrent) item.ariaCurrent = 'true';
		}
	}
}
