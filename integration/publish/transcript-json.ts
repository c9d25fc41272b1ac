import type { Episode } from '../episode/episode.ts';
import { captionsOf } from './captions.ts';

/**
 * The transcript in the JSON form of the podcast namespace, version 1.0, times in seconds:
 * https://github.com/Podcastindex-org/podcast-namespace/blob/main/docs/examples/transcripts/transcripts.md
 */
export function toTranscriptJson(episode: Pick<Episode, 'cues' | 'hosts'>): string {
	const segments = captionsOf(episode).map(({ start, end, speaker, text }) => ({
		speaker,
		startTime: start / 1000,
		endTime: end / 1000,
		body: text,
	}));
	return `${JSON.stringify({ version: '1.0.0', segments }, null, '\t')}\n`;
}
