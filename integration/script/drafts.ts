import type { Newsletter, Section } from '../newsletter/newsletter.ts';
import { toPart } from './excerpts.ts';
import { type Line, outlineSection } from './outline.ts';
import { hashOf, type PhraseBook } from './phrases.ts';
import { type Hosts, isFirstPerson, ownerOf, readerOf } from './roles.ts';
import type { CastMember, Part } from './script.ts';
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
	return { host, section, scene, refs: [], opinion: undefined, parts };
}

/** @param ordinal Which section it is, counted from 0. */
export function draftSection(section: Section, ordinal: number, setting: Setting): Draft[] {
	const { newsletter, hosts, phrases } = setting;
	const reader = readerOf(section, newsletter, hosts);
	return outlineSection(section, newsletter).map((line) => {
		const host = ownerOfLine(line, setting) ?? reader ?? takeTurns(hosts, ordinal + line.step);
		const blocks = line.pieces.flatMap(({ block }) => (block ? [block.id] : []));
		return {
			host,
			section: section.id,
			scene: ordinal,
			refs: [...new Set(blocks)],
			opinion: line.opinion,
			parts: line.pieces.map((piece) =>
				'slot' in piece ? phrases.say(host, piece.slot, ordinal, piece.topic) : toPart(piece),
			),
		};
	});
}

/** Opinions are voiced by whoever holds them, and the author speaks for themselves. */
function ownerOfLine({ pieces, opinion }: Line, { newsletter, hosts }: Setting): CastMember | undefined {
	if (opinion) return ownerOf(opinion, newsletter, hosts);
	const isPersonal = pieces.some(({ block }) => block && isFirstPerson(block, newsletter.language));
	return isPersonal ? hosts.author : undefined;
}

function takeTurns({ author, cohost }: Hosts, step: number): CastMember {
	return step % 2 === 0 ? author : cohost;
}

/** Ends a turn with a word to the other host when what follows is the other's opinion. */
export function handOver(drafts: readonly Draft[], phrases: PhraseBook): Draft[] {
	return drafts.map((draft, index) => {
		const next = drafts[index + 1];
		if (!next?.opinion || next.host === draft.host) return draft;
		return { ...draft, parts: [...draft.parts, phrases.say(draft.host, 'handover', next.scene)] };
	});
}
