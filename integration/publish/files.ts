import type { Episode } from '../episode/episode.ts';
import type { Show } from '../options.ts';
import { toChaptersJson } from './chapters-json.ts';
import { checkFeed } from './check-feed.ts';
import { buildFeed } from './feed.ts';
import type { SiteLocation } from './site.ts';
import { toSrt } from './srt.ts';
import { toTranscriptJson } from './transcript-json.ts';
import { outputFiles, podcastUrls } from './urls.ts';
import { toVtt } from './vtt.ts';

/**
 * A file of the podcast: an object of the store, a file of the author's, or text that is made when asked for. Text with
 * a `key` follows from that key alone, and may be kept under it.
 */
export type PodcastFile = { type: string } & (
	| { path: string; stored?: true }
	| { text(): string | Promise<string>; key?: string }
);

export interface PodcastContent {
	show: Show;
	location: SiteLocation;
	cover: { path: string; fileName: string };
	published: readonly { episode: Episode; mp3: string; textKey(extension: string): string }[];
}

/**
 * Every file of the podcast but its pages, by decoded path below the site's base. The feed comes last, because it
 * must name nothing that is not there.
 */
export function podcastFiles(content: PodcastContent): ReadonlyMap<string, PodcastFile> {
	const { location, cover, published } = content;
	const at = outputFiles(location);
	const files = new Map<string, PodcastFile>();
	const coverType = cover.fileName.endsWith('.png') ? 'image/png' : 'image/jpeg';
	files.set(at.cover(cover.fileName), { type: coverType, path: cover.path });
	for (const { episode, mp3, textKey } of published) {
		const { id, audio } = episode;
		files.set(at.audio(audio.file), { type: 'audio/mpeg', path: mp3, stored: true });
		files.set(at.transcript(id, 'vtt'), {
			type: 'text/vtt',
			text: () => toVtt(episode),
			key: textKey('vtt'),
		});
		files.set(at.transcript(id, 'srt'), {
			type: 'application/x-subrip',
			text: () => toSrt(episode),
			key: textKey('srt'),
		});
		files.set(at.transcript(id, 'json'), {
			type: 'application/json',
			text: () => toTranscriptJson(episode),
			key: textKey('json'),
		});
		files.set(at.chapters(id), {
			type: 'application/json+chapters',
			text: () => toChaptersJson(episode),
			key: textKey('chapters'),
		});
	}
	files.set(at.feed(), { type: 'application/rss+xml', text: () => checkedFeed(content) });
	return files;
}

async function checkedFeed({ show, location, cover, published }: PodcastContent): Promise<string> {
	const episodes = published.map(({ episode }) => episode);
	const xml = await buildFeed({ show, location, coverFile: cover.fileName, episodes });
	const { absolute } = podcastUrls(location);
	const bytes = new Map(episodes.map(({ audio }) => [absolute.audio(audio.file), audio.bytes]));
	await checkFeed(xml, { bytes });
	return xml;
}
