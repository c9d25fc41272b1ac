import { z } from 'astro/zod';
import { adviceFor, parseWith } from './option-issues.ts';
import { Problem } from './problem.ts';
import type { ScriptWriter } from './script/script.ts';
import { showSchema } from './show.ts';
import { loudnessSchema, soundSchema } from './sound-options.ts';
import type { SpeechEngine } from './speech/speech.ts';

/** One engine, or several by the names that voices have for them. */
export type EngineOption = SpeechEngine | Readonly<Record<string, SpeechEngine>>;

const engineSchema = z.custom<EngineOption>().superRefine((engine, { addIssue }) => {
	if (isEngine(engine)) return;
	const wrong = (message: string, path: string[] = []) => addIssue({ code: 'custom', message, path });
	const engines = typeof engine === 'object' && engine !== null ? Object.entries(engine) : [];
	if (engines.length === 0) wrong('must be a speech engine, or an object of several by name');
	for (const [name, each] of engines) {
		if (!isEngine(each)) wrong('must be a speech engine', [name]);
		// JavaScript sorts keys that are numbers, and the first engine is the usual one.
		if (!/^[a-z]/i.test(name)) wrong('must have a name that begins with a letter', [name]);
	}
});

const webAddress = z
	.url({ protocol: /^https?$/, error: 'must be an address that begins with `https://`' })
	.transform((address) => new URL(address).href);

const unchecked = z.strictObject({
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
	/**
	 * What speaks. With several by name, a voice says which is its own; voices that do not have the first one.
	 * @default the built-in voices
	 */
	engine: engineSchema.optional(),
	/** How loud episodes are: figures, or `spotify` (-14 LUFS), `apple` (-16) or `ebu` (-23), at most -1 dBTP each. */
	loudness: loudnessSchema.prefault({}),
	/** Intro, outro, what is heard between chapters and under voices: files of the show's. */
	sound: soundSchema.optional(),
	/**
	 * A second format for apps that offer a smaller download: Opus, a third of the MP3, or AAC, half of it, which older
	 * Apple devices play as well. It needs an ffmpeg. Episodes that are published already get theirs with the next build.
	 */
	alternate: z.enum(['opus', 'aac']).optional(),
	/** An ffmpeg to use instead of looking for one; `false` for the built-in encoder. */
	ffmpeg: z.union([z.string().min(1), z.literal(false)]).optional(),
	/** Turns spoken at the same time. @default the number of cores, at most 8 */
	concurrency: z.number().int().min(1).max(64).optional(),
	/**
	 * Where listeners get the MP3s, if not from the site: object storage, a CDN. They are still written to `audio/`
	 * below the podcast's folder, to be uploaded from there.
	 */
	audioBaseUrl: webAddress
		.refine((address) => !/[?#]/.test(address), 'must have no query and no fragment')
		.optional(),
	/** Whether to write types, caching and CORS into `_headers`, which Netlify and Cloudflare Pages read. */
	headers: z.boolean().default(false),
	/** Whether people who open the feed in a browser see what it is instead of XML. */
	feedStylesheet: z.boolean().default(false),
	/** WebSub hub to name in the feed, and to tell when a build has changed it. */
	hub: webAddress.optional(),
});

const optionsSchema = unchecked.superRefine(({ show, engine }, { addIssue }) => {
	const names = engineNames(engine);
	const check = (name: string | undefined, ...path: PropertyKey[]) => {
		if (name === undefined || names.includes(name)) return;
		addIssue({ code: 'custom', message: noEngine(name, names), path: [...path, 'engine'] });
	};
	for (const [position, { voice }] of show.hosts.entries()) {
		for (const [language, { engine: name, standIn }] of Object.entries(voice)) {
			const path = ['show', 'hosts', position, 'voice', language];
			check(name, ...path);
			check(standIn?.engine, ...path, 'standIn');
		}
	}
});

/** What the author writes. */
export type NewscastOptions = z.input<typeof optionsSchema>;
/** A show as the author writes it: for one kept in a file of its own, `satisfies ShowOptions`. */
export type ShowOptions = NewscastOptions['show'];
/** What the code works with: checked, with every default filled in. */
export type Options = z.output<typeof optionsSchema>;
export type Show = Options['show'];

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
	return parseWith(optionsSchema, input, 'newscast()');
}

/** The names that voices may have for engines; none when there is one engine only. */
function engineNames(engine: EngineOption | undefined): string[] {
	return engine === undefined || isEngine(engine) ? [] : Object.keys(engine);
}

function noEngine(name: string, names: readonly string[]): string {
	if (names.length > 0) return `There is no engine \`${name}\`. ${adviceFor(name, names)}`;
	const example = `Give it an object, such as \`{ ${name}: … }\`, or leave this out.`;
	return `There is no engine \`${name}\`: the option \`engine\` has no names. ${example}`;
}

function isWriter(value: unknown): value is ScriptWriter {
	return hasMethod(value, 'write');
}

export function isEngine(value: unknown): value is SpeechEngine {
	return hasMethod(value, 'speak');
}

/** Whether it has an id and a method. The id is not read: some engines have to read their models to tell it. */
function hasMethod(value: unknown, method: string): boolean {
	if (typeof value !== 'object' || value === null) return false;
	return 'id' in value && typeof Reflect.get(value, method) === 'function';
}
