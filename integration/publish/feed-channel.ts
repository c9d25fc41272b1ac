import type { Show } from '../options.ts';
import { type FeedEpisode, trailerElement } from './feed-item.ts';
import { emptyElement, type RssElement, textElement } from './rss.ts';
import { oneLine } from './text.ts';
import type { PodcastUrls } from './urls.ts';

interface ChannelContext {
	show: Show;
	/** The show's, `podcast:guid`. */
	guid: string;
	urls: PodcastUrls['absolute'];
	coverFile: string;
	/** Newest first. */
	episodes: readonly FeedEpisode[];
	/** WebSub hub that is told of new episodes. */
	hub: string | undefined;
}

/** What the channel holds beyond what `podcast` writes by itself. */
export function channelElements({
	show,
	guid,
	urls,
	coverFile,
	episodes,
	hub,
}: ChannelContext): RssElement[] {
	const cover = urls.cover(coverFile);
	return [
		{ image: [{ url: cover }, { title: oneLine(show.title) }, { link: urls.index() }] },
		textElement('itunes:author', oneLine(show.author)),
		emptyElement('itunes:owner', {}, [
			textElement('itunes:name', oneLine(show.owner.name)),
			textElement('itunes:email', show.owner.email),
		]),
		textElement('itunes:type', 'episodic'),
		textElement('itunes:explicit', String(show.explicit)),
		...show.category.map(categoryElement),
		emptyElement('itunes:image', { href: cover }),
		textElement('podcast:guid', guid),
		textElement('podcast:medium', 'podcast'),
		textElement('podcast:locked', show.locked ? 'yes' : 'no', { owner: show.owner.email }),
		textElement('podcast:txt', 'true', { purpose: 'ai-content' }),
		...wantedElements(show),
		...episodes.filter(({ type }) => type === 'trailer').map((episode) => trailerElement(episode, urls)),
		...(hub === undefined ? [] : [emptyElement('atom:link', { href: hub, rel: 'hub' })]),
	];
}

function categoryElement([category, subcategory]: Show['category'][number]): RssElement {
	return emptyElement(
		'itunes:category',
		{ text: category },
		subcategory === undefined ? [] : [emptyElement('itunes:category', { text: subcategory })],
	);
}

/** What is there only if the author asks for it. */
function wantedElements(show: Show): RssElement[] {
	const { newFeedUrl, appleVerification, funding, updateFrequency, license } = show;
	return [
		...(newFeedUrl === undefined ? [] : [textElement('itunes:new-feed-url', newFeedUrl)]),
		...(appleVerification === undefined
			? []
			: [textElement('podcast:txt', oneLine(appleVerification), { purpose: 'applepodcastsverify' })]),
		...(funding ? [textElement('podcast:funding', oneLine(funding.text), { url: funding.url })] : []),
		...(updateFrequency
			? [
					textElement('podcast:updateFrequency', oneLine(updateFrequency.text), {
						rrule: updateFrequency.rrule,
					}),
				]
			: []),
		...(license ? [textElement('podcast:license', license.name, { url: license.url })] : []),
	];
}
