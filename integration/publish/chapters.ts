import type { Episode } from '../episode/episode.ts';
import { chapterTitle } from './text.ts';

export interface FeedChapter {
	/** Milliseconds. */
	start: number;
	end: number;
	title: string;
}

/**
 * The chapters as feed, notes and JSON all give them: apps that read one and apps that read another show the same.
 * The first starts at 0, as Apple and Spotify require.
 */
export function feedChapters({ chapters }: Pick<Episode, 'chapters'>): FeedChapter[] {
	return chapters.map(({ start, end, title }, index) => ({
		start: index === 0 ? 0 : Math.round(start * 1000),
		end: Math.round(end * 1000),
		title: chapterTitle(title),
	}));
}
