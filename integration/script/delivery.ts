import type { Newsletter } from '../newsletter/newsletter.ts';
import type { Draft } from './drafts.ts';
import type { CastMember } from './script.ts';

/** Fewest turns from one delivery tag to the next, whoever speaks: closer ones sound like acting. */
const apart = 4;

/**
 * Gives turns delivery tags: opinions those of their mood, and what is said in between one from the host's palette,
 * sparingly: none is closer to another than four turns, nor than the card's own number of turns of that host.
 */
export function deliver(drafts: readonly Draft[], newsletter: Newsletter): Draft[] {
	const tags = new Map<number, string>();
	const counts = new Map<CastMember, number>();
	const ordinals = drafts.map(({ host }) => {
		const ordinal = counts.get(host) ?? 0;
		counts.set(host, ordinal + 1);
		return ordinal;
	});
	const own = (index: number) => ordinals[index] ?? 0;
	for (const wish of [wishOfMood, wishOfReply]) {
		for (const [index, draft] of drafts.entries()) {
			const tag = wish(draft, drafts[index - 1], newsletter);
			const { every } = draft.host.card.delivery;
			const isFree = [...tags.keys()].every(
				(other) =>
					Math.abs(other - index) >= apart &&
					(drafts[other]?.host !== draft.host || Math.abs(own(other) - own(index)) >= every),
			);
			if (tag !== undefined && isFree) tags.set(index, tag);
		}
	}
	return drafts.map((draft, index) => {
		const tag = tags.get(index);
		return tag === undefined ? draft : { ...draft, tags: [tag] };
	});
}

/** Where an opinion begins, a tag of the mood it is in. */
function wishOfMood(
	{ host, opinion, section, scene }: Draft,
	before: Draft | undefined,
	{ opinions, sections, mood: ofAll }: Newsletter,
): string | undefined {
	if (!opinion || before?.opinion === opinion) return undefined;
	const ofStory = sections.find(({ id }) => id === section)?.mood;
	const mood = opinions.find(({ id }) => id === opinion)?.mood ?? ofStory ?? ofAll;
	const tags = mood ? (host.card.moods[mood]?.tags ?? []) : [];
	return tags[scene % tags.length];
}

function wishOfReply({ host, kind, scene }: Draft): string | undefined {
	const { tags } = host.card.delivery;
	return kind === 'reply' ? tags[scene % tags.length] : undefined;
}
