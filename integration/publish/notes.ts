import type { Episode } from '../episode/episode.ts';
import type { Language } from '../newsletter/newsletter.ts';
import { Problem } from '../problem.ts';
import { clock } from './captions.ts';
import { feedChapters } from './chapters.ts';
import { disclosure } from './disclosure.ts';
import { type WebLink, webLinks } from './links.ts';
import { byteLength, cleanText, cutForHtml, escapeHtml, shorten } from './text.ts';

export interface Notes {
	/** Only `p`, `br`, `ul`, `li` and `a`, which every podcast app shows. */
	html: string;
	text: string;
}

/** Apple's and PSP-1's limit for a description, in bytes. */
const notesLimit = 4000;
/** Below this many bytes of description, chapter lines give way: players have them from elsewhere too. */
const descriptionMinimum = 800;
/** Spotify reads lines as chapters when there are at least three, with titles below 40 characters. */
const fewestChapters = 3;
const chapterTitleLength = 39;

const wording: Record<
	Language,
	{ links: string; more: (count: number) => string; chapters: string; page: string }
> = {
	'pt-BR': {
		links: 'Links desta edição:',
		more: (count) => `… e mais ${count} ${count === 1 ? 'link' : 'links'} na página do episódio.`,
		chapters: 'Os capítulos estão na página do episódio.',
		page: 'Transcrição e página do episódio',
	},
	en: {
		links: 'Links in this issue:',
		more: (count) => `… and ${count} more ${count === 1 ? 'link' : 'links'} on the episode page.`,
		chapters: 'Chapters are on the episode page.',
		page: 'Transcript and episode page',
	},
};

/** What the notes say, before it is written as HTML or text. */
interface Content {
	description: string;
	chapters: readonly string[];
	chaptersLeftOut: boolean;
	links: readonly WebLink[];
	linksLeftOut: number;
}

/**
 * An episode's notes: description, disclosure, chapter lines, links, and where the transcript is. They keep to 4000
 * bytes by leaving out links from the end, then cutting the description, then leaving out the chapter lines. The notes
 * say so each time.
 * @param page Absolute address of the episode's page.
 * @throws {Problem} when not even that is enough.
 */
export function episodeNotes(
	episode: Pick<Episode, 'id' | 'description' | 'language' | 'chapters' | 'links'>,
	page: string,
): Notes {
	const { language } = episode;
	const links = webLinks(episode.links, new URL(page).origin);
	const whole: Content = {
		description: cleanText(episode.description).trim(),
		chapters: chapterLines(episode),
		chaptersLeftOut: false,
		links,
		linksLeftOut: 0,
	};
	const render = (content: Content) => writeNotes(content, language, page);
	const room = (content: Content) => notesLimit - byteLength(render(content).html);

	for (let kept = links.length; kept >= 0; kept--) {
		const content = { ...whole, links: links.slice(0, kept), linksLeftOut: links.length - kept };
		if (room(content) >= 0) return render(content);
	}
	const bare: Content = { ...whole, description: '', links: [], linksLeftOut: links.length };
	const frame = room(bare) < descriptionMinimum ? { ...bare, chapters: [], chaptersLeftOut: true } : bare;
	const description = cutForHtml(oneParagraph(whole.description), language, room(frame));
	if (description === '') {
		throw new Problem(`The description of “${episode.id}” does not fit into ${notesLimit} bytes.`, {
			hint: 'Give the newsletter a shorter `description` in its front matter.',
		});
	}
	return render({ ...frame, description });
}

function chapterLines(episode: Pick<Episode, 'chapters'>): string[] {
	const chapters = feedChapters(episode);
	if (chapters.length < fewestChapters) return [];
	return chapters.map(({ start, title }) => {
		const time = clock(Math.floor(start / 1000)).replace(/^00:/, '');
		return `(${time}) ${shorten(title, chapterTitleLength)}`;
	});
}

function writeNotes(content: Content, language: Language, page: string): Notes {
	const { links: heading, page: pageLabel } = wording[language];
	const { description, chapters, links } = content;
	const rest = leftOut(content, language);
	const paragraphs = description.split(/\n\s*\n/).map(oneParagraph);
	const html = [
		...paragraphs.map((text) => `<p>${escapeHtml(text)}</p>`),
		`<p>${escapeHtml(disclosure(language))}</p>`,
		...(chapters.length > 0 ? [`<p>${chapters.map(escapeHtml).join('<br>')}</p>`] : []),
		...(links.length > 0 ? [`<p>${heading}</p>`, `<ul>${links.map(listItem).join('')}</ul>`] : []),
		...rest.map((text) => `<p>${text}</p>`),
		`<p>${anchor({ url: page, text: pageLabel })}</p>`,
	];
	const text = [
		...paragraphs,
		disclosure(language),
		...(chapters.length > 0 ? [chapters.join('\n')] : []),
		...(links.length > 0
			? [[heading, ...links.map((link) => `- ${link.text}: ${link.url}`)].join('\n')]
			: []),
		...rest,
		`${pageLabel}: ${page}`,
	];
	return { html: html.join('\n'), text: text.join('\n\n') };
}

/** What was left out, said in sentences. */
function leftOut({ chaptersLeftOut, linksLeftOut }: Content, language: Language): string[] {
	const { chapters, more } = wording[language];
	return [...(chaptersLeftOut ? [chapters] : []), ...(linksLeftOut > 0 ? [more(linksLeftOut)] : [])];
}

function listItem(link: WebLink): string {
	return `<li>${anchor(link)}</li>`;
}

function anchor({ url, text }: WebLink): string {
	return `<a href="${escapeHtml(url)}">${escapeHtml(text)}</a>`;
}

function oneParagraph(text: string): string {
	return text.replace(/\s+/g, ' ').trim();
}
