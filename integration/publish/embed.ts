import type { EpisodeSummary } from '../episode/episode.ts';
import type { Show } from '../options.ts';
import { disclosure } from './disclosure.ts';
import type { SiteLocation } from './site.ts';
import { escapeHtml, oneLine } from './text.ts';
import { podcastUrls } from './urls.ts';

/** The visitor's own colours and letters: the frame stands in pages that look like anything. */
const style = `
:root { color-scheme: light dark; font: 1rem/1.4 system-ui, -apple-system, 'Segoe UI', Roboto, sans-serif }
body { background: Canvas; border: 1px solid color-mix(in srgb, CanvasText 20%, Canvas); border-radius: .5rem; box-sizing: border-box; color: CanvasText; display: grid; align-content: center; margin: 0; min-height: 100vh; overflow-wrap: anywhere; padding: 1rem 1.125rem }
h1 { display: -webkit-box; font-size: 1.125rem; line-height: 1.25; margin: -4px; overflow: hidden; padding: 4px; -webkit-box-orient: vertical; -webkit-line-clamp: 2; line-clamp: 2 }
p { color: color-mix(in srgb, CanvasText 72%, Canvas); font-size: .875rem; margin: .25rem 0 0 }
a { color: inherit; text-underline-offset: .2em }
h1 a:not(:hover) { text-decoration: none }
main { min-width: 0 }
audio { display: block; margin-top: .75rem; width: 100% }
:focus-visible { outline: 3px solid Highlight; outline-offset: 2px }`;

export interface EmbedContext {
	show: Pick<Show, 'title' | 'language'>;
	location: SiteLocation;
	episode: EpisodeSummary;
}

/**
 * The page that other sites show in a frame: the player, and the way to the episode. A text and not one of Astro's
 * pages, because a thousand of those take seconds.
 */
export function embedPage({ show, location, episode }: EmbedContext): string {
	const { absolute: urls } = podcastUrls(location);
	const { id, language } = episode;
	const title = escapeHtml(oneLine(episode.title));
	const page = escapeHtml(urls.episode(id));
	return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${title}</title>
<link rel="canonical" href="${page}">
<style>${style}
</style>
</head>
<body>
<main>
<h1><a href="${page}" target="_blank" rel="noopener">${title}</a></h1>
<p><a href="${escapeHtml(urls.index())}" target="_blank" rel="noopener" lang="${show.language}">${escapeHtml(oneLine(show.title))}</a></p>
<audio controls preload="none" src="${escapeHtml(urls.audio(episode.audio.file))}" aria-label="${title}"></audio>
<p>${escapeHtml(disclosure(language))}</p>
</main>
</body>
</html>
`;
}
