import type { Link } from '../newsletter/newsletter.ts';
import { oneLine } from './text.ts';

export interface WebLink {
	/** Absolute, ASCII, http or https. */
	url: string;
	text: string;
}

/**
 * The links that mean something away from the newsletter's page, each address once: web addresses, and paths from the
 * site's root made absolute. Anchors, relative paths, mail addresses and scripts do not.
 */
export function webLinks(links: readonly Link[], origin: string): WebLink[] {
	const byUrl = new Map<string, WebLink>();
	for (const { url, text } of links) {
		if (!/^(https?:\/\/|\/)/i.test(url) || !URL.canParse(url, origin)) continue;
		const { href } = new URL(url, origin);
		if (!byUrl.has(href)) byUrl.set(href, { url: href, text: oneLine(text) || href });
	}
	return [...byUrl.values()];
}
