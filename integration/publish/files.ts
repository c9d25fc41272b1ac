import { statSync } from 'node:fs';
import type { Episode } from '../episode/episode.ts';
import type { Show } from '../options.ts';
import { type AlternateAudio, alternateFileName, encodingsOf } from './alternates.ts';
import { audioTypes } from './audio-types.ts';
import { feedChapters } from './chapters.ts';
import { toChaptersJson } from './chapters-json.ts';
import { checkFeed } from './check-feed.ts';
import { embedPage } from './embed.ts';
import { buildFeed } from './feed.ts';
import { feedStylesheet } from './feed-stylesheet.ts';
import { toOembed } from './oembed.ts';
import type { SiteLocation } from './site.ts';
import { toSrt } from './srt.ts';
import { toTranscriptJson } from './transcript-json.ts';
import { fileAddress, outputFiles, podcastUrls } from './urls.ts';
import { toVtt } from './vtt.ts';
import { hasWordTimes, toWordsJson } from './words-json.ts';

/**
 * A file of the podcast: an object of the store, a file of the author's, or text or bytes that are made when asked for.
 * What has a `key` follows from that key alone, and may be kept under it.
 */
export type PodcastFile = { type: string } & (
	| { path: string; stored?: true }
	| { text(): string | Promise<string>; key?: string }
	| KeptImage
);

/** A picture that is made once. */
export interface KeptImage {
	key: string;
	/** A JPEG. */
	bytes(): Promise<Uint8Array>;
}

/** What stands for a page where it is shared. */
export interface ShareFile extends KeptImage {
	/** File name, ASCII, with a hash of everything that decides the image. */
	file: string;
}

export interface PodcastContent {
	show: Show;
	location: SiteLocation;
	cover: { path: string; fileName: string };
	/** For the page that lists the episodes. */
	share: ShareFile;
	/** What pages show besides. */
	pictures?: readonly ShareFile[];
	published: readonly PublishedFiles[];
	/** WebSub hub that is told of new episodes. */
	hub: string | undefined;
	/** Whether the feed has a stylesheet, for people who open it in a browser. */
	stylesheet: boolean;
}

interface PublishedFiles {
	episode: Episode;
	/** The one it was first published with. */
	guid: string;
	mp3: string;
	/** The same programme in another format, and its file. */
	alternate: (AlternateAudio & { path: string }) | undefined;
	/** The episode's own cover, if it has one. */
	cover: string | undefined;
	textKey(extension: string): string;
	share: ShareFile;
}

/**
 * Every file of the podcast but its pages, by decoded path below the site's base. The feed comes last, because it
 * must name nothing that is not there.
 */
export function podcastFiles(content: PodcastContent): ReadonlyMap<string, PodcastFile> {
	const { show, location, cover, share, published } = content;
	const at = outputFiles(location);
	const files = new Map<string, PodcastFile>();
	files.set(at.cover(cover.fileName), { type: imageType(cover.fileName), path: cover.path });
	for (const picture of [share, ...(content.pictures ?? [])]) {
		files.set(at.shareImage(picture.file), shareImage(picture));
	}
	for (const each of published) {
		for (const [path, file] of episodeFiles(each, content)) files.set(path, file);
	}
	if (content.stylesheet) {
		const text = () => feedStylesheet({ show, location, coverFile: cover.fileName });
		files.set(at.stylesheet(), { type: 'text/css', text });
	}
	const others = [...files.keys()];
	// With its own type Chromium shows a feed as plain text, stylesheet or not.
	const type = content.stylesheet ? 'application/xml' : 'application/rss+xml';
	files.set(at.feed(), { type, text: () => checkedFeed(content, others) });
	return files;
}

function episodeFiles(
	{ episode, mp3, alternate, cover, textKey, share }: PublishedFiles,
	{ show, location }: PodcastContent,
): [path: string, file: PodcastFile][] {
	const at = outputFiles(location);
	const { id, audio } = episode;
	const text = (type: string, key: string, make: () => string): PodcastFile => {
		return { type, text: make, key: textKey(key) };
	};
	const files: [string, PodcastFile][] = [
		[at.shareImage(share.file), shareImage(share)],
		[at.embed(id), { type: 'text/html', text: () => embedPage({ show, location, episode }) }],
		[
			at.oembed(id),
			{
				type: 'application/json+oembed',
				text: () => toOembed({ show, location, episode, image: share.file }),
			},
		],
		[at.audio(audio.file), { type: audioTypes.mp3.type, path: mp3, stored: true }],
		[at.transcript(id, 'vtt'), text('text/vtt', 'vtt', () => toVtt(episode))],
		[at.transcript(id, 'srt'), text('application/x-subrip', 'srt', () => toSrt(episode))],
		[at.transcript(id, 'json'), text('application/json', 'json', () => toTranscriptJson(episode))],
		[at.chapters(id), text('application/json+chapters', 'chapters', () => toChaptersJson(episode))],
	];
	if (episode.cover !== undefined && cover !== undefined) {
		files.push([at.cover(episode.cover), { type: imageType(episode.cover), path: cover, stored: true }]);
	}
	if (alternate) {
		const { type } = audioTypes[alternate.format];
		files.push([at.audio(alternateFileName(id, alternate)), { type, path: alternate.path, stored: true }]);
	}
	if (hasWordTimes(episode)) {
		files.push([at.words(id), text('application/json', 'words', () => toWordsJson(episode))]);
	}
	return files;
}

function imageType(fileName: string): string {
	return fileName.endsWith('.png') ? 'image/png' : 'image/jpeg';
}

function shareImage({ key, bytes }: ShareFile): PodcastFile {
	return { type: 'image/jpeg', key, bytes };
}

/** @param files Paths of what must be there before the feed names it. */
async function checkedFeed(content: PodcastContent, files: readonly string[]): Promise<string> {
	const { show, location, cover, published, hub, stylesheet } = content;
	const episodes = published.map(({ episode, alternate }) => ({ ...episode, alternate }));
	const xml = await buildFeed({ show, location, coverFile: cover.fileName, episodes, hub, stylesheet });
	const { absolute } = podcastUrls(location);
	await checkFeed(xml, {
		address: absolute.feed(),
		episodes: new Map(
			published.map(({ episode, guid, mp3, alternate }) => {
				const audio = { ...episode.audio, bytes: statSync(mp3).size };
				const other = alternate && { ...alternate, bytes: statSync(alternate.path).size };
				return [
					absolute.audio(audio.file),
					{
						guid,
						bytes: audio.bytes,
						seconds: audio.seconds,
						chapters: feedChapters(episode),
						encodings: encodingsOf({ ...episode, audio }, other, absolute),
					},
				];
			}),
		),
		files: new Set(files.map((file) => fileAddress(location, file))),
	});
	return xml;
}
