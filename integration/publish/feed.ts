import type { Show } from '../options.ts';
import { compareNewest } from '../order.ts';
import { channelElements } from './feed-channel.ts';
import { type FeedEpisode, feedItem } from './feed-item.ts';
import { podcastGuid } from './guid.ts';
import type { SiteLocation } from './site.ts';
import { cleanText, oneLine } from './text.ts';
import { podcastUrls } from './urls.ts';

export interface FeedInput {
	show: Show;
	location: SiteLocation;
	/** Name of the cover, for example `cover.1a2b3c4d.jpg`: new art needs a new name. */
	coverFile: string;
	/** In any order. */
	episodes: readonly FeedEpisode[];
	/** WebSub hub that is told of new episodes. */
	hub?: string | undefined;
	/** Whether browsers are told to show the feed with the stylesheet beside it. */
	stylesheet?: boolean;
}

const generator = 'astro-newscast';

/**
 * The podcast's RSS feed, newest episode first. The same input gives the same bytes.
 *
 * Requirements: PSP-1, Apple's and Spotify's, and the podcast namespace. The itunes elements are our own because
 * `podcast` would add `itunes:summary`, which several apps show in place of the description.
 * @throws {Problem} for an episode that cannot be listed.
 */
export async function buildFeed(input: FeedInput): Promise<string> {
	const { show, location, coverFile, episodes, hub } = input;
	const { Podcast } = await import('podcast');
	const { absolute: urls, ...relative } = podcastUrls(location);
	const guid = show.guid ?? podcastGuid(urls.feed());
	const newestFirst = episodes.toSorted(compareNewest);
	const podcast = new Podcast({
		title: oneLine(show.title),
		description: cleanText(show.description),
		language: show.language.toLowerCase(),
		feedUrl: urls.feed(),
		siteUrl: urls.index(),
		generator,
		...(show.copyright === undefined ? {} : { copyright: oneLine(show.copyright) }),
		namespaces: { iTunes: false, podcast: true, simpleChapters: true },
		customNamespaces: { itunes: 'http://www.itunes.com/dtds/podcast-1.0.dtd' },
		customElements: channelElements({ show, guid, urls, coverFile, episodes: newestFirst, hub }),
	});
	for (const episode of newestFirst) podcast.addItem(feedItem(episode, show, urls, coverFile));
	const xml = podcast.buildXml({ indent: '\t' });
	const dated = `${withBuildDate(xml, newestFirst[0]?.published)}\n`;
	return input.stylesheet ? withStylesheet(dated, relative.stylesheet()) : dated;
}

/** CSS, not XSL, which browsers are about to drop. The address is relative to the site, for previews elsewhere. */
function withStylesheet(xml: string, address: string): string {
	return xml.replace('?>', `?>\n<?xml-stylesheet type="text/css" href="${address}"?>\n`);
}

/** `podcast` stamps the present moment, which would change the feed at every build. */
function withBuildDate(xml: string, newest: string | undefined): string {
	const date = newest === undefined ? '' : `<lastBuildDate>${new Date(newest).toUTCString()}</lastBuildDate>`;
	return xml.replace(
		new RegExp(`(<generator>${generator}</generator>\\s*)<lastBuildDate>[^<]*</lastBuildDate>\\s*`),
		(_, before: string) => (date === '' ? before : `${before}${date}\n\t\t`),
	);
}
