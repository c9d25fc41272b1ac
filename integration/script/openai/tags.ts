import type { CastMember, HostCard, Turn } from '../script.ts';

/** Fewest turns from one delivery tag to the next, whoever speaks: closer ones sound like acting. */
const apart = 4;

/** Every delivery tag that a host may have. */
export function paletteOf({ delivery, moods }: HostCard): string[] {
	return [...new Set([...delivery.tags, ...Object.values(moods).flatMap((mood) => mood?.tags ?? [])])];
}

/**
 * Drops the delivery tags that come too soon after another one: of the same host by the card's count of their turns, of
 * anybody by four turns. Sections are drafted without sight of each other, so no model can see to it.
 */
export function thinTags<Tagged extends Pick<Turn, 'host' | 'tags'>>(
	turns: readonly Tagged[],
	cast: readonly CastMember[],
): Tagged[] {
	const ownTurns = new Map<string, number>();
	const lastTagged = new Map<string, number>();
	let last = -apart;
	return turns.map((turn, index) => {
		const { host, tags } = turn;
		const own = (ownTurns.get(host) ?? 0) + 1;
		ownTurns.set(host, own);
		if (tags.length === 0) return turn;
		const every = cast.find(({ id }) => id === host)?.card.delivery.every ?? 1;
		if (index - last < apart || own - (lastTagged.get(host) ?? -every) < every) return { ...turn, tags: [] };
		last = index;
		lastTagged.set(host, own);
		return { ...turn, tags: tags.slice(0, 1) };
	});
}
