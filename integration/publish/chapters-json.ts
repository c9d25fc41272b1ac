import type { Episode } from '../episode/episode.ts';
import { feedChapters } from './chapters.ts';
import { oneLine } from './text.ts';

/**
 * JSON chapters 1.2, times in seconds:
 * https://github.com/Podcastindex-org/podcast-namespace/blob/main/docs/examples/chapters/jsonChapters.md
 */
export function toChaptersJson(episode: Pick<Episode, 'title' | 'chapters'>): string {
	const chapters = feedChapters(episode).map(({ start, end, title }) => ({
		startTime: start / 1000,
		endTime: end / 1000,
		title,
	}));
	return `${JSON.stringify({ version: '1.2.0', title: oneLine(episode.title), chapters }, null, '\t')}\n`;
}
