import { z } from 'astro/zod';
import { languages } from '../newsletter/newsletter.ts';

/** Version of the format. */
export const version = 1;

const name = z.string().min(1);
const words = z.string().regex(/\S/, 'has no words');

const turnSchema = z.strictObject({
	id: name,
	host: name,
	section: name,
	refs: z.array(name).default([]),
	opinion: name.optional(),
	tags: z.array(name).default([]),
	/** What the newsletter says there, for whoever reviews the script. Found anew when it is read. */
	evidence: z.array(z.string()).optional(),
	repair: z
		.strictObject({ how: z.enum(['fixed', 'rewritten', 'replaced']), rules: z.array(name) })
		.optional(),
	text: words,
	/** Only where the text is to be said in another way than by the rules. */
	spoken: words.optional(),
});

const sourceSchema = z.strictObject({
	section: name,
	block: name,
	/** Its first words, for whoever reads the file. */
	says: z.string(),
});

export const pinnedSchema = z.strictObject({
	version: z.literal(version, `must be ${version}: the file was written by another version of newscast`),
	/** Id of the newsletter when the file was written; it may be renamed. */
	newsletter: name,
	title: z.string(),
	writer: name,
	language: z.enum(languages),
	source: z.array(sourceSchema),
	turns: z.array(turnSchema).min(1, 'must have at least one turn'),
});

/** A pinned script as it stands in its file. */
export type PinnedScript = z.output<typeof pinnedSchema>;
export type PinnedTurn = PinnedScript['turns'][number];
/** A block of the newsletter as the script was made from it. */
export type PinnedBlock = PinnedScript['source'][number];

/** Where a pinned script was read from, relative to the project root, and what is in the file. */
export interface PinnedFile {
	file: string;
	text: string;
}
