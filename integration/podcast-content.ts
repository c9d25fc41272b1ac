import type { Cover } from './cover.ts';
import { objectKey } from './episode/keys.ts';
import type { Published } from './episode/plan.ts';
import type { Options } from './options.ts';
import { type PodcastFile, podcastFiles } from './publish/files.ts';
import type { SiteLocation } from './publish/site.ts';
import type { Renditions } from './renditions.ts';
import type { Sharing } from './sharing.ts';
import type { PendingEpisode, SiteData } from './site/site.ts';
import { siteShow } from './site-data.ts';
import type { Ledger } from './store/ledger.ts';

/** What surrounds the episodes of a show. */
export interface Surroundings {
	options: Options;
	location: SiteLocation;
	cover: Cover;
	sharing: Sharing;
	renditions: Renditions;
	ledger: Ledger;
}

/** Every file of the podcast but the pages, by decoded path below the base, the feed last. */
export function filesOf(
	published: readonly Published[],
	{ options, location, cover, sharing, renditions, ledger }: Surroundings,
): ReadonlyMap<string, PodcastFile> {
	return podcastFiles({
		show: options.show,
		location,
		cover,
		share: sharing.show,
		pictures: [sharing.cover, ...published.flatMap((each) => sharing.ownCover(each) ?? [])],
		published: published.map((each) => ({
			episode: each.episode,
			guid: ledger.get(each.episode.id)?.guid ?? each.episode.guid,
			mp3: each.mp3,
			alternate: renditions.of(each.episode),
			cover: each.cover,
			// An engine that is not deterministic may speak the same episode with other times.
			textKey: (extension) => objectKey('text', extension, [each.key, each.episode.audio.sha256]),
			share: sharing.episode(each),
		})),
		hub: options.hub,
		stylesheet: options.feedStylesheet,
	});
}

/** What pages are rendered from. */
export function siteDataOf(
	published: readonly Published[],
	pending: readonly PendingEpisode[],
	{ options, location, cover, sharing }: Surroundings,
): SiteData {
	const ownCovers = published.flatMap((each): [string, string][] => {
		const own = sharing.ownCover(each);
		return own ? [[each.episode.id, own.file]] : [];
	});
	return {
		show: siteShow(options.show, {
			cover: cover.fileName,
			smallCover: sharing.cover.file,
			shareImage: sharing.show.file,
		}),
		location,
		episodes: published.map(({ episode }) => episode),
		shareImages: Object.fromEntries(published.map((each) => [each.episode.id, sharing.episode(each).file])),
		smallCovers: Object.fromEntries(ownCovers),
		pending,
	};
}
