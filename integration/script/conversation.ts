import { type Draft, type Setting, unsaid } from './drafts.ts';
import { otherOf } from './roles.ts';
import type { CastMember } from './script.ts';
import type { MoodSlot, Slot } from './slots.ts';

/** Turns by one host, without a word by the other, after which the other says something. */
const longestMonologue = 2;

/**
 * Makes a conversation of what the hosts have to say: they ask each other for the facts, hand over to each other's
 * opinions and come in with a word where one has spoken for two turns. Nobody comes in within an opinion, a list or a
 * quotation. What is said between the turns of a section depends on that section alone.
 */
export function converse(drafts: readonly Draft[], setting: Setting): Draft[] {
	const sections = Map.groupBy(drafts, ({ section }) => section);
	return [...sections.values()].flatMap((own) => converseIn(own, setting));
}

function converseIn(drafts: readonly Draft[], setting: Setting): Draft[] {
	const { hosts, phrases } = setting;
	const told: Draft[] = [];
	let monologue = 0;
	let interruptions = 0;
	for (const draft of drafts) {
		const before = told.at(-1);
		const link = before ? linkBetween(before, draft, monologue) : undefined;
		let next = draft;
		if (before && link?.by === 'same') told.splice(-1, 1, withPhrase(before, link.slot));
		if (link?.slot === 'ask') next = withPhrase(draft, 'answer', 'first');
		if (link?.by === 'other') {
			const slot = link.slot ?? ((draft.scene + interruptions++) % 2 === 0 ? 'nudge' : 'reaction');
			told.push(reply(otherOf(draft.host, hosts), slot, draft));
		}
		monologue = told.at(-1)?.host === draft.host ? monologue + 1 : 1;
		told.push(next);
	}
	const last = told.at(-1);
	const isIntroduction = drafts[0]?.kind !== 'title';
	if (last?.host === hosts.author && (last.opinion || isIntroduction || monologue >= longestMonologue)) {
		told.push(reply(hosts.cohost, 'reaction', last));
	}
	return told;

	function withPhrase(draft: Draft, slot: Slot, where: 'first' | 'last' = 'last'): Draft {
		const phrase = phrases.say(draft.host, slot, draft.scene);
		return { ...draft, parts: where === 'first' ? [phrase, ...draft.parts] : [...draft.parts, phrase] };
	}

	function reply(host: CastMember, slot: Slot, { section, scene }: Draft): Draft {
		const parts = [phrases.say(host, inMood(slot, host, section, setting), scene)];
		return { ...unsaid, host, section, scene, parts, kind: 'reply' };
	}
}

/** What is said between two turns, and whether by the one who has spoken or by the other host. */
function linkBetween(
	before: Draft,
	next: Draft,
	monologue: number,
): { by: 'same'; slot: Slot } | { by: 'other'; slot: Slot | undefined } | undefined {
	if (before.host !== next.host) {
		if (next.opinion) return { by: 'same', slot: 'handover' };
		const isAsked = before.parts[0]?.from === 'bank' && before.parts[0].phrase.startsWith('topic.');
		return isAsked && next.kind === 'facts' ? { by: 'same', slot: 'ask' } : undefined;
	}
	if (before.opinion && before.opinion === next.opinion) return undefined;
	if (next.opinion) return { by: 'other', slot: 'verdict' };
	if (before.opinion) return { by: 'other', slot: 'nudge' };
	if (next.goesOn || monologue < longestMonologue) return undefined;
	return { by: 'other', slot: undefined };
}

/** Reactions suit the mood of the story, where the card has any that do. */
function inMood(slot: Slot, { card }: CastMember, section: string, { newsletter }: Setting): Slot | MoodSlot {
	const mood = newsletter.sections.find(({ id }) => id === section)?.mood ?? newsletter.mood;
	const own: MoodSlot | undefined = slot === 'reaction' && mood ? `reaction:${mood}` : undefined;
	return own && card.phrases[newsletter.language][own] ? own : slot;
}
