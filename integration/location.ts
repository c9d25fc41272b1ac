import type { AstroConfig } from 'astro';
import type { Options } from './options.ts';
import { Problem } from './problem.ts';
import type { SiteLocation } from './publish/site.ts';

/** @throws {Problem} without `site`: a feed needs absolute addresses. */
export function locationOf(
	{ path, newsletterPage, audioBaseUrl }: Pick<Options, 'path' | 'newsletterPage' | 'audioBaseUrl'>,
	config: Pick<AstroConfig, 'site' | 'base' | 'trailingSlash' | 'build'>,
): SiteLocation {
	if (config.site === undefined) {
		throw new Problem('`site` is missing from astro.config.', {
			hint: "Podcast apps need absolute addresses. Add the address your site is published under, for example `site: 'https://example.com'`.",
		});
	}
	return {
		origin: new URL(config.site).origin,
		base: withoutTrailingSlash(config.base),
		path: withoutTrailingSlash(path),
		...(newsletterPage !== undefined && { newsletterPage }),
		...(audioBaseUrl !== undefined && { audioBase: withoutTrailingSlash(audioBaseUrl) }),
		trailingSlash: config.trailingSlash,
		format: config.build.format,
	};
}

function withoutTrailingSlash(path: string): string {
	return path.replace(/\/+$/, '');
}
