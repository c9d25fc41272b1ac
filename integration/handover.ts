import type { AstroConfig } from 'astro';
import type { Options } from './options.ts';
import type { Podcast } from './podcast.ts';

/** What the integration knows of a site once Astro has read its configuration. */
export interface NewscastSite {
	options: Options;
	config: AstroConfig;
	/** Absolute path of the project. */
	root: string;
	podcast: Podcast;
}

let taker: ((site: NewscastSite) => void) | undefined;

/** Tells whoever waits for it what the integration knows. In `astro build` and `astro dev`, nobody does. */
export function handOver(site: NewscastSite): void {
	taker?.(site);
}

/**
 * What the integration knows of the site that `load` has Astro read.
 * @returns undefined when the site does not have the integration.
 */
export async function takeSite(load: () => Promise<unknown>): Promise<NewscastSite | undefined> {
	let taken: NewscastSite | undefined;
	taker = (site) => {
		taken = site;
	};
	try {
		await load();
	} finally {
		taker = undefined;
	}
	return taken;
}
