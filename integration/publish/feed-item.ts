import type { ItemOptions } from 'podcast';
import type { Episode, EpisodeSummary } from '../episode/episode.ts';
import type { Show } from '../options.ts';
import { Problem } from '../problem.ts';
import { type AlternateAudio, alternateElements, encodingsOf } from './alternates.ts';
import { timestamp } from './captions.ts';
import { feedChapters } from './chapters.ts';
import { voiceName } from './disclosure.ts';
import { episodeNotes } from './notes.ts';
import { emptyElement, type RssElement, textElement } from './rss.ts';
import { oneLine, shorten } from './text.ts';
import type { PodcastUrls } from './urls.ts';

/** What the feed needs of an episode: no transcript, but the links for its notes. */
export type FeedEpisode = EpisodeSummary &
	Pick<Episode, 'links'> & { alternate?: AlternateAudio | undefined };

/** Longest title, in characters (PSP-1). */
const titleLength = 255;
/** The podcast namespace's limit for most texts, in characters. */
const labelLength = 128;

/** An episode as `podcast` takes it. Everything the package would guess is given. */
export function feedItem(
	episode: FeedEpisode,
	show: Show,
	urls: PodcastUrls['absolute'],
	coverFile: string,
): ItemOptions {
	const page = urls.episode(episode.id);
	const cover = urls.cover(episode.cover ?? coverFile);
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
		customElements: [...itunesElements(episode, show, cover), ...podcastElements(episode, show, urls)],
	};
}

function itunesElements(episode: FeedEpisode, show: Show, cover: string): RssElement[] {
	const { number, season, type = 'full' } = episode;
	return [
		textElement('itunes:title', feedTitle(episode)),
		textElement('itunes:duration', String(Math.round(episode.audio.seconds))),
		textElement('itunes:explicit', String(show.explicit)),
		textElement('itunes:episodeType', type),
		...(season === undefined ? [] : [textElement('itunes:season', String(season))]),
		...(number === undefined ? [] : [textElement('itunes:episode', String(number))]),
		emptyElement('itunes:image', { href: cover }),
	];
}

/** WebVTT comes first: some apps take the first transcript, and it alone carries the speakers' names as such. */
function podcastElements(episode: FeedEpisode, show: Show, urls: PodcastUrls['absolute']): RssElement[] {
	const { id, language, hosts } = episode;
	const transcripts = [
		{ url: urls.transcript(id, 'vtt'), type: 'text/vtt', rel: 'captions' },
		{ url: urls.transcript(id, 'srt'), type: 'application/x-subrip', rel: 'captions' },
		{ url: urls.transcript(id, 'json'), type: 'application/json' },
		{ url: urls.episode(id), type: 'text/html' },
	];
	return [
		...alternateElements(encodingsOf(episode, episode.alternate, urls)),
		...transcripts.map((attributes) =>
			emptyElement('podcast:transcript', { ...attributes, language: language.toLowerCase() }),
		),
		emptyElement('podcast:chapters', { url: urls.chapters(id), type: 'application/json+chapters' }),
		...hosts.map(({ id, name }) => {
			const { image, url } = show.hosts.find((host) => host.id === id) ?? {};
			return textElement('podcast:person', voiceName(name, language), {
				role: 'host',
				group: 'cast',
				img: image === undefined ? undefined : urls.onSite(image),
				href: url,
			});
		}),
		textElement('podcast:txt', 'true', { purpose: 'ai-content' }),
		...namedElements(episode, show),
	];
}

/** What a season and an episode are called, for those that are called something. */
function namedElements({ number, season, label }: FeedEpisode, show: Show): RssElement[] {
	const name = season === undefined ? undefined : show.seasons?.[season];
	return [
		...(name === undefined ? [] : [textElement('podcast:season', String(season), { name: oneLine(name) })]),
		...(label === undefined || number === undefined
			? []
			: [textElement('podcast:episode', String(number), { display: oneLine(label) })]),
	];
}

/** A trailer as the channel lists it. */
export function trailerElement(episode: FeedEpisode, urls: PodcastUrls['absolute']): RssElement {
	const { audio, season } = episode;
	return textElement('podcast:trailer', shorten(oneLine(episode.title), labelLength), {
		pubdate: publicationDate(episode).toUTCString(),
		url: urls.audio(audio.file),
		length: String(audio.bytes),
		type: 'audio/mpeg',
		season: season === undefined ? undefined : String(season),
	});
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
