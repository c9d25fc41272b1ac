import { type Mood, moods } from '../newsletter/newsletter.ts';

/** What a phrase may be filled with: names and titles, never the newsletter's sentences. */
const placeholders = ['show', 'title', 'topic', 'host', 'other'] as const;
export type Placeholder = (typeof placeholders)[number];

interface SlotRules {
	/** Placeholders a phrase may have. `host` is the one who speaks, `other` the other one. */
	allowed: readonly Placeholder[];
	/** Placeholders without which the phrase would not do its job. */
	required: readonly Placeholder[];
}

const names = ['host', 'other'] as const;
const plain: SlotRules = { allowed: names, required: [] };

/** Every place in a script that a host card has a phrase for. */
export const slots = {
	/** The first words of the episode, by the author. */
	welcome: { allowed: ['show', ...names], required: ['show', 'host'] },
	/** Follows the welcome: which newsletter this is. */
	edition: { allowed: ['title', ...names], required: ['title'] },
	/** The other host's first words. */
	greeting: { allowed: ['show', ...names], required: ['host'] },
	/** Says aloud that both voices are synthetic. */
	disclosure: plain,
	/** Opens a section. */
	topic: { allowed: ['topic', ...names], required: ['topic'] },
	/** Stands before a sub-heading, which is then read out. */
	subtopic: plain,
	/** Follows the topic when the other host tells the facts. */
	ask: { allowed: names, required: ['other'] },
	/** Begins the facts for the one who was asked for them. */
	answer: plain,
	/** Asks the other host to go on: something always follows. */
	nudge: plain,
	/** A word on what the other host has just said, whatever it was. */
	reaction: plain,
	/** Asks the other host, who has told the facts, for their opinion of them. */
	verdict: { allowed: names, required: ['other'] },
	/** Stands before the items of a list. */
	list: plain,
	/** Ends a list that is longer than what is read out. */
	rest: plain,
	/** Ends the facts of a section that says more than an episode of a given length has time for. */
	more: plain,
	/** Stands before and after a quotation. */
	quote: plain,
	unquote: plain,
	/** In place of a code sample. */
	code: plain,
	/** In place of a table's rows; the names of its columns follow. */
	table: plain,
	/** Stands before an image's alternative text. */
	image: plain,
	/** Gives the word to the other host, whose opinion follows. */
	handover: { allowed: names, required: ['other'] },
	/** Where the links are; only said when there are any. */
	links: plain,
	/** Where the transcript is. */
	transcript: plain,
	/** The last words of each host. */
	farewell: { allowed: ['show', ...names], required: [] },
} as const satisfies Record<string, SlotRules>;

export type Slot = keyof typeof slots;
export const slotNames = Object.keys(slots) as Slot[];

/** Reactions in one mood; a card that has none reacts as it always does. */
export type MoodSlot = `reaction:${Mood}`;
export const moodSlotNames = moods.map((mood): MoodSlot => `reaction:${mood}`);

/** The rules of a slot by its name in a card; undefined for a name that is no slot. */
export function rulesOfSlot(name: string): SlotRules | undefined {
	if (moodSlotNames.some((slot) => slot === name)) return slots.reaction;
	return Object.hasOwn(slots, name) ? slots[name as Slot] : undefined;
}

/** Matches each `{placeholder}` of a phrase, right or wrong. */
export const placeholderPattern = /\{([^{}]*)\}/g;
