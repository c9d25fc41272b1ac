import type { Newsletter, Section } from '../newsletter/newsletter.ts';
import { toPart } from './excerpts.ts';
import { type Line, outlineSection } from './outline.ts';
import { hashOf, type PhraseBook } from './phrases.ts';
import { castLines, type Hosts } from './roles.ts';
import type { CastMember, Part } from './script.ts';
import { type Keeps, keepEverything } from './selection.ts';
import type { Slot } from './slots.ts';

/** A turn in the making: who says what, before it has an id and a spoken form. */
export interface Draft {
	host: CastMember;
	/** Section id, or `opening` and `closing`. */
	section: string;
	/** The phrase book's name for the place: the section's ordinal, or a number of the frame's own. */
	scene: number;
	refs: readonly string[];
	opinion: string | undefined;
	parts: readonly Part[];
	/** What it does: frames the episode, replies to the other host, or one of the things a line does. */
	kind: Line['kind'] | 'frame' | 'reply';
	/** Whether it goes on with what the turn before has begun, so that nobody may come between. */
	goesOn: boolean;
	/** Delivery tags from the host's palette. */
	tags: readonly string[];
}

/** What drafts are made from. */
export interface Setting {
	newsletter: Newsletter;
	hosts: Hosts;
	phrases: PhraseBook;
}

/** Greetings by both, the author first; what this is and that the voices are synthetic. */
export function draftOpening(setting: Setting): Draft[] {
	const { author, cohost } = setting.hosts;
	return [
		draftFrame(setting, 'opening', author, ['welcome', 'edition']),
		draftFrame(setting, 'opening', cohost, ['greeting', 'disclosure']),
	];
}

/** Links, where the transcript is, and farewells. */
export function draftClosing(setting: Setting): Draft[] {
	const { author, cohost } = setting.hosts;
	const links: Slot[] = setting.newsletter.links.length > 0 ? ['links'] : [];
	return [
		draftFrame(setting, 'closing', author, [...links, 'transcript', 'farewell']),
		draftFrame(setting, 'closing', cohost, ['farewell']),
	];
}

/** Chosen by the newsletter's title, so that every episode does not open and close with the same words. */
function draftFrame(
	{ newsletter, phrases }: Setting,
	section: 'opening' | 'closing',
	host: CastMember,
	slots: readonly Slot[],
): Draft {
	const scene = hashOf(newsletter.title);
	const parts = slots.map((slot) => phrases.say(host, slot, scene));
	return { ...unsaid, host, section, scene, parts, kind: 'frame' };
}

/** What a turn is that comes from no line of the newsletter. */
export const unsaid = { refs: [], opinion: undefined, goesOn: false, tags: [] } as const;

/**
 * What is said of a section, before the hosts answer each other.
 * @param ordinal Which section it is, counted from 0.
 */
export function draftSection(
	section: Section,
	ordinal: number,
	setting: Setting,
	keeps: Keeps = keepEverything,
): Draft[] {
	const { newsletter, hosts, phrases } = setting;
	const lines = outlineSection(section, newsletter, keeps);
	return castLines(lines, section, ordinal, newsletter, hosts).map(({ line, host }) => {
		const { kind, opinion, goesOn, pieces } = line;
		const blocks = pieces.flatMap((piece) => ('slot' in piece ? piece.blocks : [piece.block]));
		const parts = pieces.map((piece) =>
			'slot' in piece ? phrases.say(host, piece.slot, ordinal, piece.topic) : toPart(piece),
		);
		const refs = [...new Set(blocks.map(({ id }) => id))];
		return { host, section: section.id, scene: ordinal, refs, opinion, parts, kind, goesOn, tags: [] };
	});
}
