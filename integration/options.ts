import { z } from 'astro/zod';
import { closestTo } from './closest.ts';
import { languages } from './newsletter/newsletter.ts';
import { Problem } from './problem.ts';
import type { ScriptWriter } from './script/script.ts';
import type { SpeechEngine } from './speech/speech.ts';

const languageSchema = z.enum(languages);

const voiceSchema = z.strictObject({
	/** The engine's own name for the voice. */
	id: z.string().min(1),
	/** Speaking rate, 1 is the voice's own. */
	rate: z.number().min(0.5).max(2).optional(),
	/** Pitch, 1 is the voice's own. */
	pitch: z.number().min(0.5).max(2).optional(),
});

const hostSchema = z.strictObject({
	/** Short name used in keys and markup, for example `marvin`. */
	id: z.string().regex(/^[a-z][a-z0-9-]*$/, 'must be lower-case letters, digits and dashes'),
	/** Name as listeners see it, and as comments in newsletters are signed. */
	name: z.string().trim().min(1).max(60),
	/** Other names comments may be signed with. */
	aliases: z.array(z.string().trim().min(1)).default([]),
	/**
	 * Host card: `prompts/hosts/<card>.md`, the project's own or else the package's.
	 * @default `author` for the first host, `marvin` for the second
	 */
	card: z
		.string()
		.regex(/^[\w-]+$/)
		.optional(),
	/** Voice for each language. Hosts without one get a voice of the engine's choosing. */
	voice: z.partialRecord(languageSchema, voiceSchema).default({}),
});

const showSchema = z.strictObject({
	title: z.string().trim().min(1).max(255),
	/** Plain text, at most 4000 bytes. */
	description: z
		.string()
		.trim()
		.min(1)
		.refine((text) => new TextEncoder().encode(text).length <= 4000, 'must be at most 4000 bytes'),
	/** Language of the show; a newsletter may name its own with `language` in its front matter. */
	language: languageSchema,
	/** Shown by podcast apps as the creator. */
	author: z.string().trim().min(1).max(255),
	/** Directories verify ownership through this address: it is public in the feed. */
	owner: z.strictObject({ name: z.string().trim().min(1).max(255), email: z.email() }),
	/** Apple's category, or category and subcategory: `['Technology']`, `['News', 'Tech News']`. */
	category: z.union([z.tuple([z.string()]), z.tuple([z.string(), z.string()])]),
	explicit: z.boolean().default(false),
	/** Square JPEG or PNG of 1400 to 3000 pixels, relative to the project root. */
	cover: z.string().min(1),
	/** Two hosts, the author first. */
	hosts: z
		.tuple([hostSchema, hostSchema])
		.refine(([author, cohost]) => author.id !== cohost.id, 'the two hosts must have different ids'),
	copyright: z.string().trim().min(1).max(255).optional(),
	/** Whether other platforms must ask before importing the feed. */
	locked: z.boolean().default(true),
	/** Fixes `podcast:guid` when the feed moves; by default it is derived from the feed's address. */
	guid: z.guid().optional(),
});

const optionsSchema = z.strictObject({
	show: showSchema,
	/** Folder of newsletters, relative to the project root. */
	newsletters: z.string().default('./content/newsletters'),
	/** Where the podcast lives on the site. */
	path: z
		.string()
		.default('/podcast')
		.transform((path) => `/${path.replace(/^\/+|\/+$/g, '')}`),
	/** Whether to add the index and episode pages. Files and feed are written either way. */
	pages: z.boolean().default(true),
	/**
	 * When missing episodes are made: in `astro build`; never (forks, previews); or in `astro dev` as well.
	 */
	generate: z.enum(['build', 'never', 'always']).default('build'),
	/** Whether an episode that cannot be made fails the build or is left out and reported. */
	onError: z.enum(['fail', 'warn']).default('fail'),
	/** Newsletter ids to make again although nothing in them changed. */
	refresh: z.array(z.string()).default([]),
	/** How long an episode is meant to be, in minutes. Without it, everything the newsletter says is said. */
	minutes: z
		.strictObject({ target: z.number().min(1).max(240), max: z.number().min(1).max(300) })
		.refine(({ target, max }) => target <= max, '`target` must not be more than `max`')
		.optional(),
	/** How the show's own terms are said: markdown whose front matter is the lexicon. It need not be there. */
	lexicon: z.string().min(1).default('./content/lexicon.md'),
	/** Where the site shows a newsletter, for links from opinions to the sentences they voice. */
	newsletterPage: z
		.string()
		.regex(/^\/.*\[id\]/, 'must be a path with `[id]` in it, for example `/newsletters/[id]/`')
		.optional(),
	/** @default the offline writer */
	writer: z.custom<ScriptWriter>(isWriter, 'must be a script writer').optional(),
	/** @default the built-in voices */
	engine: z.custom<SpeechEngine>(isEngine, 'must be a speech engine').optional(),
	loudness: z
		.strictObject({
			/** Integrated programme loudness, LUFS. */
			target: z.number().min(-31).max(-9).default(-14),
			/** Highest true peak of the decoded MP3, dBTP. */
			truePeak: z.number().min(-9).max(-0.5).default(-1),
		})
		.prefault({}),
	/** An ffmpeg to use instead of looking for one; `false` for the built-in encoder. */
	ffmpeg: z.union([z.string().min(1), z.literal(false)]).optional(),
	/** Turns spoken at the same time. @default the number of cores, at most 8 */
	concurrency: z.number().int().min(1).max(64).optional(),
});

/** What the author writes. */
export type NewscastOptions = z.input<typeof optionsSchema>;
/** A show as the author writes it: for one kept in a file of its own, `satisfies ShowOptions`. */
export type ShowOptions = NewscastOptions['show'];
/** What the code works with: checked, with every default filled in. */
export type Options = z.output<typeof optionsSchema>;
export type Show = Options['show'];
export type Host = Show['hosts'][number];

/** The author comes first. */
export function roleAt(position: number): 'author' | 'cohost' {
	return position === 0 ? 'author' : 'cohost';
}

const minimal = `newscast({
	show: {
		title: 'My Show',
		description: 'What it is about.',
		language: 'en',
		author: 'My Name',
		owner: { name: 'My Name', email: 'me@example.com' },
		category: ['Technology'],
		cover: './public/cover.jpg',
		hosts: [
			{ id: 'me', name: 'My Name' },
			{ id: 'marvin', name: 'Marvin' },
		],
	},
})`;

/**
 * Checks what the author wrote and fills in the defaults.
 * @throws {Problem} listing every mistake, with the closest name for each unknown option.
 */
export function parseOptions(input: unknown): Options {
	if (input === undefined) {
		throw new Problem('newscast() was called without options.', {
			hint: `Tell it about your show in astro.config:\n\n${minimal}`,
		});
	}
	const result = optionsSchema.safeParse(input);
	if (result.success) return result.data;
	const mistakes = result.error.issues.flatMap(describeIssue);
	throw new Problem('The options of newscast() are not right.', {
		hint: mistakes.map((mistake) => `- ${mistake}`).join('\n'),
	});
}

function describeIssue(issue: z.core.$ZodIssue): string[] {
	const path = issue.path.map(String);
	if (issue.code !== 'unrecognized_keys') return [`\`${path.join('.')}\`: ${reasonFor(issue)}`];
	const known = knownKeys(issue.path);
	return issue.keys.map((key) => {
		const closest = closestTo(key, known);
		const suggestion = closest ? `Did you mean \`${closest}\`?` : `Known here: ${known.join(', ')}.`;
		return `\`${[...path, key].join('.')}\` is not an option. ${suggestion}`;
	});
}

function reasonFor(issue: z.core.$ZodIssue): string {
	const missing = issue.code === 'invalid_type' && issue.message.endsWith('received undefined');
	return missing ? `is missing; it must be of type ${issue.expected}` : issue.message;
}

/** The keys the schema has at `path`. */
function knownKeys(path: readonly PropertyKey[]): string[] {
	let schema: z.core.$ZodType | undefined = optionsSchema;
	for (const key of path) schema = shapeOf(schema)?.[String(key)] ?? itemsOf(schema)?.[Number(key)];
	return Object.keys(shapeOf(schema) ?? {});
}

function shapeOf(schema: z.core.$ZodType | undefined): z.core.$ZodShape | undefined {
	const inner = unwrapped(schema);
	return inner instanceof z.ZodObject ? inner.shape : undefined;
}

function itemsOf(schema: z.core.$ZodType | undefined): readonly z.core.$ZodType[] | undefined {
	const inner = unwrapped(schema);
	return inner instanceof z.ZodTuple ? inner.def.items : undefined;
}

/** The schema inside defaults and optionals. */
function unwrapped(schema: z.core.$ZodType | undefined): z.core.$ZodType | undefined {
	return schema instanceof z.ZodOptional || schema instanceof z.ZodDefault || schema instanceof z.ZodPrefault
		? unwrapped(schema.def.innerType)
		: schema;
}

function isWriter(value: unknown): value is ScriptWriter {
	return hasMethod(value, 'write');
}

function isEngine(value: unknown): value is SpeechEngine {
	return hasMethod(value, 'speak');
}

function hasMethod(value: unknown, method: string): boolean {
	if (typeof value !== 'object' || value === null) return false;
	return 'id' in value && typeof value.id === 'string' && typeof Reflect.get(value, method) === 'function';
}
