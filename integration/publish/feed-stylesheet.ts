import type { Language } from '../newsletter/newsletter.ts';
import type { Show } from '../options.ts';
import type { SiteLocation } from './site.ts';
import { podcastUrls } from './urls.ts';

const wording: Record<Language, { hint: string; episodes: string }> = {
	'pt-BR': {
		hint: 'Este é o feed de um podcast. Copie o endereço desta página e cole no seu aplicativo de podcasts.',
		episodes: 'Episódios',
	},
	en: {
		hint: 'This is the feed of a podcast. Copy the address of this page and paste it into your podcast app.',
		episodes: 'Episodes',
	},
};

interface StylesheetContext {
	show: Pick<Show, 'language'>;
	location: SiteLocation;
	coverFile: string;
}

/**
 * How browsers show the feed to people: what it is for, and what it holds. CSS because browsers are dropping XSL. It
 * cannot make links or read the HTML of the notes, so addresses are shown as text, and of an episode its title and day.
 * `|title` is RSS's own, and not `itunes:title`.
 */
export function feedStylesheet({ show, location, coverFile }: StylesheetContext): string {
	const { hint, episodes } = wording[show.language];
	return `rss {
	color-scheme: light dark;
	background: Canvas;
	color: CanvasText;
	display: block;
	font: 1.0625rem/1.6 system-ui, sans-serif;
	overflow-wrap: break-word;
}

channel {
	display: block;
	margin: 0 auto;
	max-width: 44rem;
	padding: 2rem 1.25rem 4rem;
}

channel > *, item > * {
	display: none;
}

channel::before {
	border: 1px solid;
	border-radius: 0.5rem;
	content: "${hint}";
	display: block;
	padding: 0.75rem 1rem;
}

channel > |title, channel > |description, channel > |link, item, item > |title, item > pubDate, item > |link {
	display: block;
	unicode-bidi: plaintext;
}

channel > |title {
	font-size: 2rem;
	font-weight: 700;
	line-height: 1.2;
	margin-top: 2rem;
}

channel > |title::before {
	aspect-ratio: 1;
	background: url("${podcastUrls(location).cover(coverFile)}") center / cover;
	border-radius: 0.5rem;
	content: "";
	display: block;
	margin-bottom: 1.25rem;
	width: 9rem;
}

channel > |description {
	margin-top: 0.75rem;
	white-space: pre-line;
}

channel > |link, item > |link, item > pubDate {
	font-size: 0.875rem;
	opacity: 0.8;
}

|link {
	user-select: all;
}

item {
	border-top: 1px solid;
	margin-top: 1.25rem;
	padding-top: 1.25rem;
}

:not(item) + item::before {
	content: "${episodes}";
	display: block;
	font-size: 1.25rem;
	font-weight: 700;
	margin-bottom: 1rem;
}

item > |title {
	font-weight: 700;
}
`;
}
