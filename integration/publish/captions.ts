import type { Episode } from '../episode/episode.ts';
import { oneLine } from './text.ts';

/** A cue as caption formats write it. */
export interface Caption {
	/** Milliseconds. */
	start: number;
	/** Milliseconds, after `start` and not after the next caption's start. */
	end: number;
	speaker: string;
	/** On one line, not empty. */
	text: string;
}

/** Three formats are written from the same captions. */
const known = new WeakMap<Episode['cues'], Caption[]>();

/**
 * The cues of an episode in whole milliseconds. Rounding may neither empty a cue nor let it overlap the next: players
 * drop the one and show the other twice.
 */
export function captionsOf({ cues, hosts }: Pick<Episode, 'cues' | 'hosts'>): readonly Caption[] {
	const captions = known.get(cues) ?? makeCaptions(cues, hosts);
	known.set(cues, captions);
	return captions;
}

function makeCaptions(cues: Episode['cues'], hosts: Episode['hosts']): Caption[] {
	const names = new Map(hosts.map(({ id, name }) => [id, oneLine(name)]));
	let free = 0;
	return cues
		.map((cue) => ({ ...cue, text: oneLine(cue.text) }))
		.filter(({ text }) => text !== '')
		.map(({ host, start, end, text }) => {
			const from = Math.max(free, Math.round(start * 1000));
			free = Math.max(from + 1, Math.round(end * 1000));
			return { start: from, end: free, speaker: names.get(host) ?? host, text };
		});
}

/**
 * `hh:mm:ss` with milliseconds.
 * @param milliseconds From the start of the episode.
 * @param separator `.` in WebVTT and Podlove chapters, `,` in SRT.
 */
export function timestamp(milliseconds: number, separator: '.' | ','): string {
	const seconds = Math.floor(milliseconds / 1000);
	return `${clock(seconds)}${separator}${String(milliseconds % 1000).padStart(3, '0')}`;
}

/** `hh:mm:ss` of whole seconds. */
export function clock(seconds: number): string {
	return `${twoDigits(Math.floor(seconds / 3600))}:${twoDigits(Math.floor(seconds / 60) % 60)}:${twoDigits(seconds % 60)}`;
}

function twoDigits(number: number): string {
	return number < 10 ? `0${number}` : String(number);
}
