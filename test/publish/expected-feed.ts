import { encodingsOf } from '../../integration/publish/alternates.ts';
import { feedChapters } from '../../integration/publish/chapters.ts';
import type { ExpectedFeed } from '../../integration/publish/check-feed.ts';
import type { FeedInput } from '../../integration/publish/feed.ts';
import { podcastUrls } from '../../integration/publish/urls.ts';

/** What a feed must agree with when everything in it is published. */
export function expectedFeed({ location, episodes, coverFile }: FeedInput): ExpectedFeed {
	const { absolute } = podcastUrls(location);
	return {
		address: absolute.feed(),
		episodes: new Map(
			episodes.map((episode) => [
				absolute.audio(episode.audio.file),
				{
					guid: episode.guid,
					bytes: episode.audio.bytes,
					seconds: episode.audio.seconds,
					chapters: feedChapters(episode),
					encodings: encodingsOf(episode, episode.alternate, absolute),
				},
			]),
		),
		files: new Set([
			absolute.cover(coverFile),
			...episodes.flatMap(({ id, cover }) => [
				absolute.chapters(id),
				...(['vtt', 'srt', 'json'] as const).map((format) => absolute.transcript(id, format)),
				...(cover === undefined ? [] : [absolute.cover(cover)]),
			]),
		]),
	};
}
