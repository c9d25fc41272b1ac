import type { Show } from '../options.ts';
import { emptyElement, type RssElement, textElement } from './rss.ts';
import { oneLine } from './text.ts';
import type { PodcastUrls } from './urls.ts';

/** What the channel holds beyond what `podcast` writes by itself. */
export function channelElements(
	show: Show,
	guid: string,
	urls: PodcastUrls['absolute'],
	coverFile: string,
): RssElement[] {
	const cover = urls.cover(coverFile);
	const [category, subcategory] = show.category;
	return [
		{ image: [{ url: cover }, { title: oneLine(show.title) }, { link: urls.index() }] },
		textElement('itunes:author', oneLine(show.author)),
		emptyElement('itunes:owner', {}, [
			textElement('itunes:name', oneLine(show.owner.name)),
			textElement('itunes:email', show.owner.email),
		]),
		textElement('itunes:type', 'episodic'),
		textElement('itunes:explicit', String(show.explicit)),
		emptyElement(
			'itunes:category',
			{ text: category },
			subcategory === undefined ? [] : [emptyElement('itunes:category', { text: subcategory })],
		),
		emptyElement('itunes:image', { href: cover }),
		textElement('podcast:guid', guid),
		textElement('podcast:medium', 'podcast'),
		textElement('podcast:locked', show.locked ? 'yes' : 'no', { owner: show.owner.email }),
		textElement('podcast:txt', 'true', { purpose: 'ai-content' }),
	];
}
