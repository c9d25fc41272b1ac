import type { Episode } from '../episode/episode.ts';
import { captionsOf, timestamp } from './captions.ts';

/** The transcript as WebVTT, with a voice span in every cue: https://www.w3.org/TR/webvtt1/ */
export function toVtt(episode: Pick<Episode, 'cues' | 'hosts'>): string {
	const cues = captionsOf(episode).map(({ start, end, speaker, text }) =>
		[
			`${timestamp(start, '.')} --> ${timestamp(end, '.')}`,
			`<v ${escapeCue(speaker)}>${escapeCue(text)}`,
		].join('\n'),
	);
	return `${['WEBVTT', ...cues].join('\n\n')}\n`;
}

/** `>` as well, so that no text can contain the arrow of a timing line. */
function escapeCue(text: string): string {
	return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
