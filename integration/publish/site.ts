/** Where the podcast lives, as the rest of `publish/` needs to know it. Plain JSON. */
export interface SiteLocation {
	/** Origin, for example `https://example.com`. */
	origin: string;
	/** Astro's `base` without a trailing slash; empty for the root. */
	base: string;
	/** The podcast's own path, for example `/podcast`; empty when the podcast is the site. */
	path: string;
	trailingSlash: 'always' | 'never' | 'ignore';
	/** Astro's `build.format`. */
	format: 'directory' | 'file' | 'preserve';
}
