import type { Episode, EpisodeHost, EpisodePage, EpisodeSummary } from '../episode/episode.ts';
import type { Language } from '../newsletter/newsletter.ts';
import type { SiteLocation } from '../publish/site.ts';

/** What pages may tell about the show: nothing of options, keys or addresses of mail. */
export interface SiteShow {
	title: string;
	/** Plain text. */
	description: string;
	language: Language;
	author: string;
	/** The author first. */
	hosts: readonly EpisodeHost[];
	/** File name of the square cover, as `podcastUrls(location).cover()` takes it. */
	cover: string;
	/** File name of a small copy of it, as `podcastUrls(location).shareImage()` takes it. */
	smallCover: string;
	copyright?: string;
	/** Where else the show can be heard. */
	links: readonly { name: string; url: string }[];
	/** File name of what stands for the show where it is shared, as `podcastUrls(location).shareImage()` takes it. */
	shareImage: string;
}

/** A newsletter that has no episode yet. */
export interface PendingEpisode {
	/** Newsletter id. */
	id: string;
	title: string;
	/** `missing`: the next build makes it. */
	reason: 'missing' | 'draft' | 'scheduled' | 'broken';
	/** The date (ISO 8601) of a newsletter that waits; what is wrong with a broken one. */
	detail?: string;
}

/** Everything the pages of one build show. Plain JSON. */
export interface SiteData {
	show: SiteShow;
	location: SiteLocation;
	/** Newest first. */
	episodes: readonly Episode[];
	/** File names of what stands for each episode where it is shared, by newsletter id. */
	shareImages: Readonly<Record<string, string>>;
	/** File names of small copies of the covers that episodes have of their own, by newsletter id. */
	smallCovers: Readonly<Record<string, string>>;
	pending: readonly PendingEpisode[];
}

/** What `virtual:newscast` exports. */
export interface SiteModule extends Omit<SiteData, 'episodes'> {
	/** Newest first, without transcripts. */
	episodes: readonly EpisodeSummary[];
	/** Whether this is `astro dev`, which shows the author what listeners never see. */
	development: boolean;
	/** One episode with its transcript, or undefined when there is none for that newsletter id. */
	loadEpisode(id: string): Promise<EpisodePage | undefined>;
}
