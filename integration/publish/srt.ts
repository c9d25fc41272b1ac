import type { Episode } from '../episode/episode.ts';
import { captionsOf, timestamp } from './captions.ts';

/** Longest line of a caption, in characters. */
const lineLength = 42;

/** The transcript as SubRip, each cue led by the speaker's name as podcast apps expect. */
export function toSrt(episode: Pick<Episode, 'cues' | 'hosts'>): string {
	return captionsOf(episode)
		.map(({ start, end, speaker, text }, index) =>
			[
				index + 1,
				`${timestamp(start, ',')} --> ${timestamp(end, ',')}`,
				...inTwoLines(withoutBrackets(`${speaker}: ${text}`)),
			].join('\n'),
		)
		.map((cue) => `${cue}\n`)
		.join('\n');
}

/** SubRip has no escapes, and players read `<…>` as markup and `-->` as a time: look-alikes keep the words visible. */
function withoutBrackets(text: string): string {
	return text.replaceAll('<', '‹').replaceAll('>', '›');
}

/** Two lines at most, the first the longer one that fits; a text too long for two lines is broken in its middle. */
function inTwoLines(text: string): string[] {
	if (text.length <= lineLength) return [text];
	const room = Math.max(lineLength, Math.ceil(text.length / 2));
	const space = text.lastIndexOf(' ', room);
	return space === -1 ? [text] : [text.slice(0, space), text.slice(space + 1)];
}
