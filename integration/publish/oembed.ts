import type { EpisodeSummary } from '../episode/episode.ts';
import type { Show } from '../options.ts';
import type { SiteLocation } from './site.ts';
import { escapeHtml, oneLine } from './text.ts';
import { podcastUrls } from './urls.ts';

/** Pixels. The height holds a title of two lines on a phone. */
const frame = { width: 640, height: 220 };

export interface OembedContext {
	show: Pick<Show, 'title' | 'author'>;
	location: SiteLocation;
	episode: Pick<EpisodeSummary, 'id' | 'title'>;
	/** File name of the episode's share image, which is 1200 x 630 pixels. */
	image: string;
}

/** How other sites show an episode when its address is pasted into them (https://oembed.com, version 1.0). */
export function toOembed({ show, location, episode, image }: OembedContext): string {
	const { absolute: urls } = podcastUrls(location);
	const title = oneLine(episode.title);
	const answer = {
		version: '1.0',
		type: 'rich',
		title,
		author_name: oneLine(show.author),
		provider_name: oneLine(show.title),
		provider_url: urls.index(),
		thumbnail_url: urls.shareImage(image),
		thumbnail_width: 1200,
		thumbnail_height: 630,
		html: `<iframe src="${escapeHtml(urls.embed(episode.id))}" title="${escapeHtml(title)}" width="${frame.width}" height="${frame.height}" style="border:0;max-width:100%" loading="lazy"></iframe>`,
		...frame,
	};
	return `${JSON.stringify(answer)}\n`;
}
