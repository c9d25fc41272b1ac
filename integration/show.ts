import { z } from 'astro/zod';
import { languages } from './newsletter/newsletter.ts';
import type { VoiceMode } from './speech/speech.ts';

const languageSchema = z.enum(languages);

/** An address that apps open: absolute, https, and plain ASCII once it is written as a URL. */
const webAddress = z
	.url({ protocol: /^https$/, error: 'must be an address that begins with `https://`' })
	.transform((address) => new URL(address).href);

/** An address, or a file of the site: a path from its root, without `base`. */
const siteAddress = z.union([webAddress, z.string().regex(/^\/(?!\/)/)], {
	error: 'must be an address that begins with `https://`, or a path that begins with `/`',
});

/** The podcast namespace's limit for texts such as a button's. */
const label = z.string().trim().min(1).max(128);

const category = z.union([z.tuple([z.string()]), z.tuple([z.string(), z.string()])]);

const modes = ['preset', 'clone', 'fine-tuned'] as const satisfies readonly VoiceMode[];

/** A voice that speaks by itself. Whether its numbers make sense is found out by `checkVoice`, which knows its mode. */
const loneVoiceSchema = z.strictObject({
	/** The engine's own name for the voice. */
	id: z.string().min(1),
	/** Name of its engine, where the option `engine` has several. @default the first of them */
	engine: z.string().min(1).optional(),
	/** Speaking rate, 1 is the voice's own. */
	rate: z.number().min(0.5).max(2).optional(),
	/** Pitch, 1 is the voice's own. */
	pitch: z.number().min(0.5).max(2).optional(),
	/** Whether it is in the model, copied from a recording, or the model was trained further on it. @default 'preset' */
	mode: z.enum(modes).optional(),
	/** What differs from the usual sampling of its mode, for engines that sample. */
	sampling: z
		.strictObject({
			temperature: z.number(),
			topP: z.number(),
			repetitionPenalty: z.number(),
			topK: z.number(),
		})
		.partial()
		.optional(),
	/** The recording a clone is copied from. */
	reference: z
		.strictObject({
			/** WAV file of 10 to 15 seconds, relative to the project root. */
			file: z.string().min(1),
			/** What is said in it, word for word. */
			transcript: z.string().trim().min(1).optional(),
		})
		.optional(),
	/** Id of the recorded consent of whose voice a clone is; `synthetic` when it is nobody's. */
	consent: z.string().trim().min(1).optional(),
});

const voiceSchema = loneVoiceSchema.extend({
	/** The voice that speaks a turn when this one fails at it in every way. It may have another engine. */
	standIn: loneVoiceSchema.optional(),
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
	/** Page about the host, for apps that link to one. */
	url: webAddress.optional(),
	/** Picture of the host, for apps that show one: an address, or a path on the site such as `/marvin.jpg`. */
	image: siteAddress.optional(),
});

export const showSchema = z.strictObject({
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
	/**
	 * Apple's category, or category and subcategory: `['Technology']`, `['News', 'Tech News']`. Or a list of such: Apple
	 * goes by the first, other directories by more.
	 */
	category: z.union([category.transform((only) => [only]), z.array(category).min(1)], {
		error: "must be `['Category']`, `['Category', 'Subcategory']`, or a list of those",
	}),
	explicit: z.boolean().default(false),
	/** Square JPEG or PNG of 1400 to 3000 pixels, relative to the project root. */
	cover: z.string().min(1),
	/** Two hosts, the author first. */
	hosts: z
		.tuple([hostSchema, hostSchema])
		.refine(([author, cohost]) => author.id !== cohost.id, 'the two hosts must have different ids'),
	copyright: z.string().trim().min(1).max(255).optional(),
	/** The show's pages elsewhere, for the ways to subscribe on its own. */
	links: z
		.strictObject({
			spotify: webAddress,
			apple: webAddress,
			youtube: webAddress,
			amazon: webAddress,
			deezer: webAddress,
			pocketcasts: webAddress,
			overcast: webAddress,
			castbox: webAddress,
			antennapod: webAddress,
		})
		.partial()
		.default({}),
	/** Whether other platforms must ask before importing the feed. */
	locked: z.boolean().default(true),
	/** Fixes `podcast:guid` when the feed moves; by default it is derived from the feed's address. */
	guid: z.guid().optional(),
	/** Where the feed goes from now on, while the old address still answers: apps follow it. */
	newFeedUrl: webAddress.optional(),
	/** Where listeners can give money, and what the button says. */
	funding: z.strictObject({ url: webAddress, text: label }).optional(),
	/** The code with which Apple Podcasts Connect lets you claim the show. */
	appleVerification: z.string().trim().min(1).max(255).optional(),
	/** How often an episode comes, in words and, for apps that plan ahead, as an RRULE (RFC 5545). */
	updateFrequency: z
		.strictObject({
			text: label,
			rrule: z
				.string()
				.regex(
					/^FREQ=(YEARLY|MONTHLY|WEEKLY|DAILY)(;[A-Z]+=[\w,+-]+)*$/,
					'must be a recurrence rule, for example `FREQ=WEEKLY;BYDAY=MO`',
				)
				.optional(),
		})
		.optional(),
	/** Licence of the episodes: an identifier in lower case, and where it can be read if it is not a well-known one. */
	license: z
		.strictObject({
			name: label.regex(/^[a-z0-9.+-]+$/, 'must be an identifier in lower case, for example `cc-by-4.0`'),
			url: webAddress.optional(),
		})
		.optional(),
	/** Names of seasons, by number: `{ 1: 'The outages' }`. */
	seasons: z.record(z.string().regex(/^[1-9]\d*$/, 'must be the number of a season'), label).optional(),
});
