import { Problem } from '../problem.ts';
import type { SiteLocation } from './site.ts';

export type TranscriptFormat = 'vtt' | 'srt' | 'json';

/** The files of the podcast, by what they are. */
interface PodcastFiles {
	/** @param file Name of the MP3, `Episode.audio.file`. */
	audio(file: string): string;
	transcript(id: string, format: TranscriptFormat): string;
	chapters(id: string): string;
	/** When the words of the transcript are heard, for pages that highlight them. */
	words(id: string): string;
	feed(): string;
	/** How browsers show the feed. */
	stylesheet(): string;
	/** @param file Name of the image, for example `cover.1a2b3c4d.jpg`. */
	cover(file: string): string;
	/** @param file Name of an image that stands for a page where it is shared. */
	shareImage(file: string): string;
	/** The player alone, for frames in other sites. */
	embed(id: string): string;
	/** What other sites ask to get that frame. */
	oembed(id: string): string;
}

interface PodcastAddresses extends PodcastFiles {
	/** The page that lists the episodes. */
	index(): string;
	/** The page of one episode. */
	episode(id: string): string;
	/** The newsletter itself, on sites that show it. */
	newsletter(id: string): string | undefined;
	/** @param address Absolute, or a path from the site's root, which is put below `base`. */
	onSite(address: string): string;
}

export interface PodcastUrls extends PodcastAddresses {
	/** The same addresses with scheme and host. */
	absolute: PodcastAddresses;
}

/**
 * How a page's address ends, so that a link is answered without a redirect. With `file`, and for injected routes with
 * `preserve` too, Astro writes `podcast/042.html`: that name works on every static host, in preview and in dev, where
 * the one without `.html` depends on the host. It is also what `Astro.url` says while building.
 */
const pageEnding: Record<SiteLocation['format'], Record<SiteLocation['trailingSlash'], string>> = {
	directory: { always: '/', ignore: '/', never: '' },
	file: { always: '.html', ignore: '.html', never: '.html' },
	preserve: { always: '.html', ignore: '.html', never: '.html' },
};

/** The site's own root is a folder's index whatever the format. */
const rootEnding: Record<SiteLocation['trailingSlash'], string> = { always: '/', ignore: '/', never: '' };

/** Root-relative, percent-encoded addresses of everything the podcast consists of, and `absolute` ones. */
export function podcastUrls(location: SiteLocation): PodcastUrls {
	const paths = layout(location.path);
	const relative = addresses(paths, location, location.base);
	return { ...relative, absolute: addresses(paths, location, location.origin + location.base) };
}

/** The absolute address of a file that the podcast writes, from its decoded path without `base`. */
export function fileAddress({ origin, base }: SiteLocation, file: string): string {
	return `${origin}${base}/${encodePath(file)}`;
}

/** Where the same files are written: decoded paths relative to the output folder, with forward slashes, without `base`. */
export function outputFiles(location: SiteLocation): PodcastFiles {
	const paths = layout(location.path);
	return mapFiles(paths, (path) => path.slice(1));
}

function addresses(paths: PodcastFiles, location: SiteLocation, prefix: string): PodcastAddresses {
	const page = (path: string) => {
		if (path === '') return prefix + rootEnding[location.trailingSlash] || '/';
		return prefix + encodePath(path) + pageEnding[location.format][location.trailingSlash];
	};
	return {
		...mapFiles(paths, (path) => prefix + encodePath(path)),
		...(location.audioBase !== undefined && { audio: (file) => `${location.audioBase}/${encodePath(file)}` }),
		index: () => page(location.path),
		episode: (id) => page(`${location.path}/${checkId(id)}`),
		newsletter: (id) =>
			location.newsletterPage && prefix + location.newsletterPage.replace('[id]', encodePath(checkId(id))),
		onSite: (address) => (address.startsWith('/') ? prefix + encodePath(address) : address),
	};
}

/** Where everything lies: decoded paths that start with a slash. */
function layout(root: string): PodcastFiles {
	return {
		audio: (file) => `${root}/audio/${file}`,
		transcript: (id, format) => `${root}/${checkId(id)}.${format}`,
		chapters: (id) => `${root}/${checkId(id)}.chapters.json`,
		words: (id) => `${root}/${checkId(id)}.words.json`,
		feed: () => `${root}/feed.xml`,
		stylesheet: () => `${root}/feed.css`,
		cover: (file) => `${root}/${file}`,
		shareImage: (file) => `${root}/share/${file}`,
		embed: (id) => `${root}/${checkId(id)}/embed.html`,
		oembed: (id) => `${root}/${checkId(id)}/oembed.json`,
	};
}

function mapFiles(files: PodcastFiles, map: (path: string) => string): PodcastFiles {
	return {
		audio: (file) => map(files.audio(file)),
		transcript: (id, format) => map(files.transcript(id, format)),
		chapters: (id) => map(files.chapters(id)),
		words: (id) => map(files.words(id)),
		feed: () => map(files.feed()),
		stylesheet: () => map(files.stylesheet()),
		cover: (file) => map(files.cover(file)),
		shareImage: (file) => map(files.shareImage(file)),
		embed: (id) => map(files.embed(id)),
		oembed: (id) => map(files.oembed(id)),
	};
}

function encodePath(path: string): string {
	return path.split('/').map(encodeURIComponent).join('/');
}

/** Newsletter ids become file names: one that could climb out of its folder is refused. */
function checkId(id: string): string {
	const unsafe = id.split('/').some((segment) => ['', '.', '..'].includes(segment)) || /[\\\p{Cc}]/u.test(id);
	if (unsafe || !id.isWellFormed()) {
		throw new Problem(`The newsletter id ${JSON.stringify(id)} cannot be part of an address.`, {
			hint: 'Give the newsletter a `slug` of letters, digits, dashes and single slashes in its front matter.',
		});
	}
	return id;
}
