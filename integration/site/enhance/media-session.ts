import { nextChapter, previousChapter } from './chapters.ts';
import { lengthOf } from './parts.ts';
import { leap, play, seek, step } from './seek.ts';

/** Tells the system what plays, for lock screens, headphones and media keys. Chapters are its tracks. */
export function showToSystem(player: HTMLAudioElement): void {
	const { mediaSession: session } = navigator;
	if (!session) return;
	const { title = '', artist = '', album = '', artwork = '' } = player.dataset;
	session.metadata = new MediaMetadata({ title, artist, album, artwork: [{ src: artwork }] });
	const handlers: Partial<Record<MediaSessionAction, MediaSessionActionHandler>> = {
		play: () => play(player),
		pause: () => player.pause(),
		seekbackward: ({ seekOffset = step }) => seek(player, player.currentTime - seekOffset),
		seekforward: ({ seekOffset = leap }) => seek(player, player.currentTime + seekOffset),
		seekto: ({ seekTime = 0 }) => seek(player, seekTime),
		previoustrack: () => previousChapter(player),
		nexttrack: () => nextChapter(player),
	};
	for (const [action, handler] of Object.entries(handlers)) {
		session.setActionHandler(action as MediaSessionAction, handler);
	}
}

export function showPositionToSystem(player: HTMLAudioElement): void {
	navigator.mediaSession?.setPositionState({
		duration: lengthOf(player),
		playbackRate: player.playbackRate,
		position: Math.min(player.currentTime, lengthOf(player)),
	});
}
