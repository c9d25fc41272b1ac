import type { Language, Mood, Newsletter, Span } from '../newsletter/newsletter.ts';
import type { Finding } from './lint/lint.ts';

/** A piece of a turn: verbatim from the newsletter, or a phrase from the closed bank of a host card. */
export type Part =
	| ({ from: 'source'; block: string; text: string } & Span)
	| { from: 'bank'; phrase: string; text: string };

export interface Turn {
	/** Content hash of its first draft: stable under edits elsewhere, and kept when it is rephrased. */
	id: string;
	/** Host id. */
	host: string;
	/** Section id, or `opening` and `closing` for what frames the episode. */
	section: string;
	/** Ids of the blocks this turn was made from. Empty for reactions and for what frames the episode. */
	refs: readonly string[];
	/** The opinion this turn voices. */
	opinion?: string;
	/** Delivery tags from the host's palette. */
	tags: readonly string[];
	/** Where every word came from. Writers that rephrase leave it out. */
	parts?: readonly Part[];
	/** The sentences of the newsletter's body that this turn voices. Found by whoever puts the script together. */
	evidence?: readonly Span[];
	/** What was done to it before it could be spoken. */
	repair?: Repair;
	/** The written form, for transcripts. */
	text: string;
	/** The form for the ear: no digit, URL, symbol or markup. */
	spoken: string;
}

export interface Repair {
	/** By a rule's own fix, by the writer, or by the offline writer's turn for the same blocks. */
	how: 'fixed' | 'rewritten' | 'replaced';
	/** Ids of the rules it had broken. */
	rules: readonly string[];
}

export interface Script {
	/** Id of the writer that made it. */
	writer: string;
	language: Language;
	turns: readonly Turn[];
	/** What the linter still has to say about it. */
	findings?: readonly Finding[];
}

/** Who speaks. The first host in the show is the author. */
export interface CastMember {
	id: string;
	name: string;
	role: 'author' | 'cohost';
	card: HostCard;
}

type PerLanguage<Value> = Readonly<Record<Language, Value>>;

/** A host card from `prompts/hosts/*.md`, read and checked. What a card leaves out is empty. */
export interface HostCard {
	/** Where it was read from, for messages. */
	file: string;
	/** For shows that give the host no voice of their own in a language. */
	voice: Readonly<Partial<Record<Language, CardVoice>>>;
	/** Connecting phrases per slot, with `{placeholders}`. */
	phrases: PerLanguage<Readonly<Record<string, readonly string[]>>>;
	/** Delivery tags this host may use, at most one every `every` turns of theirs. */
	delivery: { tags: readonly string[]; every: number };
	/** Fillers and self-corrections that are this host's alone, at most one in a turn, in this share of the turns. */
	fillers: { words: PerLanguage<readonly string[]>; share: readonly [least: number, most: number] };
	/** Words of doubt and concession this host never adds to what the newsletter says. */
	hedges: PerLanguage<readonly string[]>;
	/** Lines that are this host's trademark, and how often one episode bears them. */
	catchPhrases: PerLanguage<readonly { text: string; limit: number }[]>;
	/** What this host never says. */
	never: PerLanguage<readonly string[]>;
	/** How each mood is played, and the delivery tags that go with it. */
	moods: Readonly<Partial<Record<Mood, { how: string; tags: readonly string[] }>>>;
	/** Share of the words of an episode this host is meant to have, 0 to 1. */
	share: number | undefined;
	/** The persona in prose, for writers that use a language model. */
	persona: string;
}

/** A voice by the engine's own name for it, with rate and pitch as factors of its own. */
export interface CardVoice {
	id: string;
	rate?: number | undefined;
	pitch?: number | undefined;
}

/** How long an episode is meant to be, and how fast the hosts speak. */
export interface Length {
	/** Minutes. */
	target: number;
	max: number;
	/** Characters of written text per second, by host id, measured on earlier episodes. */
	pace: Readonly<Record<string, number>>;
}

/** The prompts a person edits, in `prompts/*.md`: the project's own, else the package's, file by file. */
export interface Prompts {
	draft: string;
	refine: string;
	repair: string;
	opinions: string;
	/** Of the newsletter's language. */
	spokenText: string;
}

/** Answers that were paid for, by everything that decided them. */
export interface AnswerCache {
	recall(question: unknown): Promise<string | undefined>;
	keep(question: unknown, answer: string): Promise<void>;
}

/** What a writer tells while it works. */
export type WriteEvent =
	| { kind: 'progress'; pass: 'draft' | 'refine' | 'repair'; done: number; total: number }
	| {
			kind: 'call';
			/** Taken from the cache: nothing was asked and nothing paid. */
			kept: boolean;
			tokens: { input: number; output: number };
			/** 0 without a price. */
			cost: number;
			currency: string;
	  }
	| { kind: 'note'; text: string };

export interface WriteContext {
	show: { title: string };
	cast: readonly CastMember[];
	/** The written form rendered for the ear in the newsletter's language. */
	spoken(text: string): string;
	/** For shows whose episodes have a length. */
	length?: Length | undefined;
	prompts: Prompts;
	answers: AnswerCache;
	report(event: WriteEvent): void;
	signal: AbortSignal;
}

/** A turn in other words: the text changes, and nothing else. */
export interface Patch {
	/** Turn id. */
	id: string;
	text: string;
}

/** Turns a newsletter into a script. */
export interface ScriptWriter {
	/** Names everything about the writer that changes its output, but the prompts. */
	readonly id: string;
	/** Whether it reads the prompts: then they are part of the script's key. */
	readonly prompted?: boolean;
	/** @throws {Problem} when the newsletter cannot be turned into a script. */
	write(newsletter: Newsletter, context: WriteContext): Promise<Script>;
	/**
	 * Words turns anew that were found wrong. Writers that cannot do better the second time leave it out.
	 * @param findings Each names a turn of the script.
	 */
	revise?(
		newsletter: Newsletter,
		script: Script,
		findings: readonly Finding[],
		context: WriteContext,
	): Promise<readonly Patch[]>;
}
