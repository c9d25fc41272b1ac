/** Where the podcast lives, as the rest of `publish/` needs to know it. Plain JSON. */
export interface SiteLocation {
	/** Origin, for example `https://example.com`. */
	origin: string;
	/** Astro's `base` without a trailing slash; empty for the root. */
	base: string;
	/** The podcast's own path, for example `/podcast`; empty when the podcast is the site. */
	path: string;
	/** Where the site shows a newsletter, a path with `[id]` in it, if it does. */
	newsletterPage?: string;
	/** Where the MP3s are, an absolute address without a trailing slash, if not on the site itself. */
	audioBase?: string;
	trailingSlash: 'always' | 'never' | 'ignore';
	/** Astro's `build.format`. */
	format: 'directory' | 'file' | 'preserve';
}
