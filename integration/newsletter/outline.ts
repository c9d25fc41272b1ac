import GithubSlugger, { slug } from 'github-slugger';
import type { Html, RootContent } from 'mdast';
import { Problem } from '../problem.ts';
import { type Draft, type Owner, type Reading, readBlocks } from './blocks.ts';
import { readHeadings } from './headings.ts';
import { readDefinitions, readLinks } from './links.ts';
import { spanOf } from './markdown.ts';
import { moodOfComment } from './mood.ts';
import type { Link, Mood, Passage, Span } from './newsletter.ts';

/** A section whose blocks have no ids yet. */
export interface SectionDraft extends Span {
	id: string;
	title?: Passage;
	mood?: Mood;
	drafts: Draft[];
}

/** A heading's comment that is being read. */
interface Announcement extends Owner {
	heading: RootContent;
}

/**
 * Arranges a newsletter in sections. What follows a heading that announces a comment, up to the next heading or
 * someone else's comment, is that host's opinion.
 * @throws {Problem} for comments without text or by someone who is no host, and for moods that are not or are two.
 */
export function readOutline(title: string, reading: Reading): { sections: SectionDraft[]; links: Link[] } {
	const { markdown } = reading;
	const nodes = markdown.tree.children;
	const headings = readHeadings(nodes, title, reading);
	const definitions = readDefinitions(markdown.tree);
	const slugger = new GithubSlugger();
	// Scripts call the introduction and the frame of an episode by these names.
	for (const reserved of ['intro', 'opening', 'closing']) slugger.slug(reserved);

	const intro: SectionDraft = { id: 'intro', start: 0, end: 0, drafts: [] };
	const sections = [intro];
	const links: Link[] = [];
	const announcements: Announcement[] = [];
	let section = intro;
	let owner: Owner | undefined;
	for (const node of nodes) {
		const role = headings.get(node);
		if (role) owner = undefined;
		if (role?.does === 'announce') {
			const announcement = { ...role.by, heading: node };
			announcements.push(announcement);
			owner = announcement;
		}
		if (role?.does === 'open') {
			const id = slugger.slug(slug(role.title.text) || 'section');
			section = { id, title: role.title, ...spanOf(node), drafts: [] };
			sections.push(section);
		}
		const mood = node.type === 'html' ? readStoryMood(node, section, reading) : undefined;
		if (mood !== undefined) section.mood = mood;
		links.push(...readLinks(node, section.id, markdown, definitions));
		if (role && role.does !== 'stand') continue;
		const drafts = readBlocks(node, owner, reading);
		if (drafts.some((draft) => draft.owner !== owner)) owner = undefined;
		section.drafts.push(...drafts);
	}
	checkAnnouncements(announcements, sections, reading);
	const isUsed = ({ id, drafts }: SectionDraft) =>
		drafts.length > 0 || links.some((link) => link.section === id);
	return { sections: sections.filter((each) => each !== intro || isUsed(intro)).map(withSpan), links };
}

function readStoryMood(node: Html, section: SectionDraft, { markdown }: Reading): Mood | undefined {
	const mood = moodOfComment(node.value, markdown.place(node));
	if (mood === undefined || section.mood === undefined) return mood;
	throw new Problem(`This story is ${section.mood} already.`, {
		hint: 'Keep one of the two comments with a mood. A single comment has its own as in `**Name (ironic):**`.',
		place: markdown.place(node),
	});
}

function checkAnnouncements(announcements: Announcement[], sections: SectionDraft[], reading: Reading): void {
	const spoken = sections.flatMap(({ drafts }) => drafts).filter(({ passages }) => passages.length > 0);
	const owners = new Set(spoken.map(({ owner }) => owner));
	const empty = announcements.find((announcement) => !owners.has(announcement));
	if (!empty) return;
	throw new Problem('This heading announces a comment, and nothing follows it.', {
		hint: 'Write the comment below it, or remove the heading.',
		place: reading.markdown.place(empty.heading),
	});
}

/** From the heading, or else the first block, to the end of the last block. */
function withSpan(section: SectionDraft): SectionDraft {
	const start = section.title ? section.start : (section.drafts[0]?.start ?? section.start);
	return { ...section, start, end: section.drafts.at(-1)?.end ?? section.end };
}
