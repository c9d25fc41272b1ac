import type { Language, Newsletter, Span } from '../newsletter/newsletter.ts';

/** A piece of a turn: verbatim from the newsletter, or a phrase from the closed bank of a host card. */
export type Part =
	| ({ from: 'source'; block: string; text: string } & Span)
	| { from: 'bank'; phrase: string; text: string };

export interface Turn {
	/** Content hash: stable under edits elsewhere. */
	id: string;
	/** Host id. */
	host: string;
	/** Section id, or `opening` and `closing` for what frames the episode. */
	section: string;
	/** Ids of the blocks this turn was made from. */
	refs: readonly string[];
	/** The opinion this turn voices. */
	opinion?: string;
	/** Delivery tags from the host's palette. */
	tags: readonly string[];
	/** Where every word came from. Writers that rephrase leave it out. */
	parts?: readonly Part[];
	/** The written form, for transcripts. */
	text: string;
	/** The form for the ear: no digit, URL, symbol or markup. */
	spoken: string;
}

export interface Script {
	/** Id of the writer that made it. */
	writer: string;
	language: Language;
	turns: readonly Turn[];
}

/** Who speaks. The first host in the show is the author. */
export interface CastMember {
	id: string;
	name: string;
	role: 'author' | 'cohost';
	card: HostCard;
}

/** A host card from `prompts/hosts/*.md`, read and checked. */
export interface HostCard {
	/** Where it was read from, for messages. */
	file: string;
	/** Connecting phrases per language and slot, with `{placeholders}`. */
	phrases: Readonly<Record<Language, Readonly<Record<string, readonly string[]>>>>;
	/** The persona in prose, for writers that use a language model. */
	persona: string;
}

export interface WriteContext {
	show: { title: string };
	cast: readonly CastMember[];
	/** The written form rendered for the ear in the newsletter's language. */
	spoken(text: string): string;
	signal: AbortSignal;
}

/** Turns a newsletter into a script. */
export interface ScriptWriter {
	/** Names everything about the writer that changes its output. */
	readonly id: string;
	/** @throws {Problem} when the newsletter cannot be turned into a script. */
	write(newsletter: Newsletter, context: WriteContext): Promise<Script>;
}
