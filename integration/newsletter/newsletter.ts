/** The languages with spoken-text rules, interface strings and connecting phrases. */
export const languages = ['pt-BR', 'en'] as const;
export type Language = (typeof languages)[number];

/** How the co-host takes a story, chosen by the author. */
export const moods = [
	'sarcastic',
	'ironic',
	'grounded',
	'provocative',
	'counter',
	'insightful',
	'positive',
	'hopeful',
	'negative',
] as const;
export type Mood = (typeof moods)[number];

/** What an episode is, as podcast apps tell them apart. */
export const episodeTypes = ['full', 'trailer', 'bonus'] as const;
export type EpisodeType = (typeof episodeTypes)[number];

/** A stretch of `Newsletter.body`, as UTF-16 offsets; `end` is exclusive. */
export interface Span {
	start: number;
	end: number;
}

/**
 * Text from one stretch of source. `text` differs from the slice only by decoded escapes and entities, and by a space
 * for a line break.
 */
export interface Run extends Span {
	text: string;
}

/**
 * Text as a reader sees it, without markup and with single spaces for line breaks.
 * `runs` are its pieces in order: their texts joined give `text`, their spans say where each came from.
 */
export interface Passage extends Span {
	text: string;
	runs: readonly Run[];
}

export type BlockKind = 'paragraph' | 'heading' | 'list' | 'quote' | 'code' | 'table' | 'image';

export interface Block extends Span {
	/** Content hash, with a counter when the same content occurs twice: stable under edits elsewhere. */
	id: string;
	kind: BlockKind;
	/** Line of the markdown file, counted from 1. */
	line: number;
	/**
	 * What can be read out: the paragraph, a list's items, a quote's paragraphs, a table's column names, an image's
	 * alternative text, a sub-heading. Empty for code. A comment's label (`**Marvin:**`) is not part of it.
	 */
	passages: readonly Passage[];
	/** The opinion this block belongs to. */
	opinion?: string;
	/** Lists only. */
	ordered?: boolean;
	/** Code only: the language after the fence. */
	codeLanguage?: string;
}

/** A passage owned by one host, in whatever notation the author used. Never shortened, never re-assigned. */
export interface Opinion extends Span {
	id: string;
	/** Host id. */
	host: string;
	blocks: readonly string[];
	/** Of this comment alone; else the section's counts. */
	mood?: Mood;
}

export interface Section extends Span {
	/** Slug of the title, unique in the newsletter; `intro` for what stands before the first heading. */
	id: string;
	/** Absent for the introduction. */
	title?: Passage;
	blocks: readonly Block[];
	/** Of this story; else the newsletter's counts. */
	mood?: Mood;
}

export interface Link extends Span {
	text: string;
	url: string;
	section: string;
}

export interface Newsletter {
	/** As Astro's glob loader derives it: `slug` from the front matter, else the slugged path. */
	id: string;
	/** Relative to the project root, with forward slashes. */
	file: string;
	title: string;
	description?: string;
	/** ISO 8601 instant from the front matter; midnight UTC when only a day was given. */
	date: string;
	language: Language;
	draft: boolean;
	/** Episode and season number, positive integers. */
	number?: number;
	season?: number;
	/** @default 'full' */
	type?: EpisodeType;
	/** What apps show in place of the number. */
	label?: string;
	/** Image for this episode alone, relative to the project root. */
	cover?: string;
	/** Of every story that has none of its own. */
	mood?: Mood;
	/** The markdown after the front matter: what all offsets refer to. */
	body: string;
	/** Line of the file on which `body` begins, counted from 1. */
	bodyLine: number;
	sections: readonly Section[];
	opinions: readonly Opinion[];
	links: readonly Link[];
}

/** A newsletter file that has been read but not parsed. */
export interface NewsletterSource {
	id: string;
	/** Relative to the project root, with forward slashes. */
	file: string;
	source: string;
	/** SHA-256 of the bytes of the file, of its own cover and of the pinned script beside it, if there are; hex. */
	hash: string;
	/** The script the author keeps beside the newsletter, `<name>.script.json`. */
	pinned?: { file: string; text: string };
}

/** What the parser needs to know of a host to recognise their comments. */
export interface Commentator {
	id: string;
	name: string;
	aliases: readonly string[];
}
