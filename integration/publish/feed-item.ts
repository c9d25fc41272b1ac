import type { ItemOptions } from 'podcast';
import type { Episode, EpisodeSummary } from '../episode/episode.ts';
import type { Show } from '../options.ts';
import { Problem } from '../problem.ts';
import { timestamp } from './captions.ts';
import { feedChapters } from './chapters.ts';
import { voiceName } from './disclosure.ts';
import { episodeNotes } from './notes.ts';
import { emptyElement, type RssElement, textElement } from './rss.ts';
import { oneLine, shorten } from './text.ts';
import type { PodcastUrls } from './urls.ts';

/** What the feed needs of an episode: no transcript, but the links for its notes. */
export type FeedEpisode = EpisodeSummary & Pick<Episode, 'links'>;

/** Longest title, in characters (PSP-1). */
const titleLength = 255;

/** An episode as `podcast` takes it. Everything the package would guess is given. */
export function feedItem(
	episode: FeedEpisode,
	show: Show,
	urls: PodcastUrls['absolute'],
	coverFile: string,
): ItemOptions {
	const page = urls.episode(episode.id);
	return {
		title: feedTitle(episode),
		guid: episode.guid,
		url: page,
		date: publicationDate(episode),
		description: episodeNotes(episode, page).html,
		enclosure: {
			url: urls.audio(episode.audio.file),
			size: episode.audio.bytes,
			type: 'audio/mpeg',
		},
		pscChapters: {
			version: '1.2',
			chapter: feedChapters(episode).map(({ start, title }) => ({ start: timestamp(start, '.'), title })),
		},
		customElements: [
			...itunesElements(episode, show, urls.cover(coverFile)),
			...podcastElements(episode, urls),
		],
	};
}

function itunesElements(episode: FeedEpisode, show: Show, cover: string): RssElement[] {
	const { number, season } = episode;
	return [
		textElement('itunes:title', feedTitle(episode)),
		textElement('itunes:duration', String(Math.round(episode.audio.seconds))),
		textElement('itunes:explicit', String(show.explicit)),
		textElement('itunes:episodeType', 'full'),
		...(season === undefined ? [] : [textElement('itunes:season', String(season))]),
		...(number === undefined ? [] : [textElement('itunes:episode', String(number))]),
		emptyElement('itunes:image', { href: cover }),
	];
}

/** WebVTT comes first: some apps take the first transcript, and it alone carries the speakers' names as such. */
function podcastElements({ id, language, hosts }: FeedEpisode, urls: PodcastUrls['absolute']): RssElement[] {
	const transcripts = [
		{ url: urls.transcript(id, 'vtt'), type: 'text/vtt', rel: 'captions' },
		{ url: urls.transcript(id, 'srt'), type: 'application/x-subrip', rel: 'captions' },
		{ url: urls.transcript(id, 'json'), type: 'application/json' },
		{ url: urls.episode(id), type: 'text/html' },
	];
	return [
		...transcripts.map((attributes) =>
			emptyElement('podcast:transcript', { ...attributes, language: language.toLowerCase() }),
		),
		emptyElement('podcast:chapters', { url: urls.chapters(id), type: 'application/json+chapters' }),
		...hosts.map(({ name }) =>
			textElement('podcast:person', voiceName(name, language), { role: 'host', group: 'cast' }),
		),
		textElement('podcast:txt', 'true', { purpose: 'ai-content' }),
	];
}

function feedTitle({ title }: FeedEpisode): string {
	return shorten(oneLine(title), titleLength);
}

function publicationDate({ id, published }: FeedEpisode): Date {
	const date = new Date(published);
	if (Number.isNaN(date.getTime())) {
		throw new Problem(`The episode “${id}” has no valid publication date: ${JSON.stringify(published)}.`, {
			hint: 'Correct `date` in the newsletter, and `published` in the ledger if it is wrong there.',
		});
	}
	return date;
}
