import type { EpisodeSummary } from '../episode/episode.ts';
import type { Show } from '../options.ts';
import type { SiteLocation } from './site.ts';
import { cleanText, oneLine } from './text.ts';
import { podcastUrls } from './urls.ts';

type JsonLd = Record<string, unknown>;

interface SeriesContext {
	/** `cover` is the file's name as `podcastUrls(location).cover()` takes it. */
	show: Pick<Show, 'title' | 'description' | 'language' | 'author' | 'cover'>;
	location: SiteLocation;
}

/** The show as https://schema.org/PodcastSeries. */
export function seriesJsonLd({ show, location }: SeriesContext): JsonLd {
	const { absolute: urls } = podcastUrls(location);
	return {
		'@context': 'https://schema.org',
		...seriesReference({ show, location }),
		description: cleanText(show.description),
		inLanguage: show.language,
		author: { '@type': 'Person', name: oneLine(show.author) },
		image: urls.cover(show.cover),
	};
}

/** An episode as https://schema.org/PodcastEpisode. */
export function episodeJsonLd({
	show,
	location,
	episode,
}: SeriesContext & { episode: EpisodeSummary }): JsonLd {
	const { absolute: urls } = podcastUrls(location);
	const { id, audio, number, season, language } = episode;
	const duration = isoDuration(audio.seconds);
	return {
		'@context': 'https://schema.org',
		'@type': 'PodcastEpisode',
		'@id': episode.guid,
		url: urls.episode(id),
		name: oneLine(episode.title),
		description: cleanText(episode.description),
		datePublished: episode.published,
		inLanguage: language,
		timeRequired: duration,
		image: urls.cover(episode.cover ?? show.cover),
		...(number === undefined ? {} : { episodeNumber: number }),
		...(season === undefined ? {} : { partOfSeason: { '@type': 'PodcastSeason', seasonNumber: season } }),
		partOfSeries: seriesReference({ show, location }),
		associatedMedia: {
			'@type': 'AudioObject',
			contentUrl: urls.audio(audio.file),
			encodingFormat: 'audio/mpeg',
			contentSize: String(audio.bytes),
			sha256: audio.sha256,
			duration,
			inLanguage: language,
			caption: {
				'@type': 'MediaObject',
				contentUrl: urls.transcript(id, 'vtt'),
				encodingFormat: 'text/vtt',
				inLanguage: language,
			},
		},
	};
}

function seriesReference({ show, location }: SeriesContext): JsonLd {
	const { absolute: urls } = podcastUrls(location);
	return { '@type': 'PodcastSeries', name: oneLine(show.title), url: urls.index(), webFeed: urls.feed() };
}

/** ISO 8601 duration of whole seconds, as in `itunes:duration`. */
function isoDuration(seconds: number): string {
	const whole = Math.round(seconds);
	return `PT${Math.floor(whole / 3600)}H${Math.floor(whole / 60) % 60}M${whole % 60}S`;
}

/** JSON that can stand inside a `script` element: nothing in it can end the element or open a comment. */
export function escapeForScript(data: unknown): string {
	return JSON.stringify(data).replace(
		/[<>&\u2028\u2029]/g,
		(character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
	);
}
