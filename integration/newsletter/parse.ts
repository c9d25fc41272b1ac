import { Problem } from '../problem.ts';
import { createCommentators } from './commentators.ts';
import { readFrontMatter } from './front-matter.ts';
import { identify } from './identity.ts';
import { parseMarkdown } from './markdown.ts';
import { readMetadata } from './metadata.ts';
import type { Commentator, Language, Newsletter } from './newsletter.ts';
import { readOutline } from './outline.ts';
import { checkStructure } from './structure.ts';

/** What a newsletter's source does not say itself. */
export interface AboutNewsletter {
	id: string;
	/** Relative to the project root, with forward slashes. */
	file: string;
	/** The show's, for newsletters that name none. */
	language: Language;
	hosts: readonly Commentator[];
}

/**
 * Reads a newsletter from its markdown file. Pure: the same source gives the same newsletter.
 * @throws {Problem} with file and line, for whatever could not be read as it was meant.
 */
export function parseNewsletter(source: string, { id, file, language, hosts }: AboutNewsletter): Newsletter {
	const frontMatter = readFrontMatter(source, file);
	const metadata = readMetadata(frontMatter, file);
	const { body, bodyLine } = frontMatter;
	const markdown = parseMarkdown(body, file, bodyLine);
	checkStructure(markdown);
	const outline = readOutline(metadata.title, { markdown, commentators: createCommentators(hosts) });
	const { sections, opinions } = identify(outline.sections);
	if (!sections.some(({ blocks }) => blocks.some(({ passages }) => passages.length > 0))) {
		throw new Problem('There is nothing to read out in this newsletter.', {
			hint: 'Write at least one paragraph, or set `podcast: false` in its front matter.',
			place: { file, line: bodyLine },
		});
	}
	return { id, file, language, ...metadata, body, bodyLine, sections, opinions, links: outline.links };
}
