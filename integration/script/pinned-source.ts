import type { Newsletter } from '../newsletter/newsletter.ts';
import { Problem } from '../problem.ts';
import { blocksOf } from './pinned-format.ts';
import type { PinnedBlock, PinnedFile, PinnedScript } from './pinned-schema.ts';

/** More than these say nothing new. */
const mostShown = 20;

/**
 * Whether a pinned script was made from what the newsletter says now.
 * @throws {Problem} that lists which blocks are new, changed, moved and gone.
 */
export function checkPinnedSource(script: PinnedScript, pinned: PinnedFile, newsletter: Newsletter): void {
	const changes = describeEdits(script, pinned, newsletter);
	if (changes.length === 0) return;
	const { id, title } = newsletter;
	const more = changes.length - mostShown;
	const shown = [...changes.slice(0, mostShown), ...(more > 0 ? [`and ${more} more`] : [])];
	throw new Problem(
		`“${title}” was edited after its script was pinned:\n${shown.map((change) => `- ${change}`).join('\n')}`,
		{
			hint: `Run \`newscast script ${id} --pin\`, which keeps your wording of turns that are still there, or bring ${pinned.file} in line by hand: its \`source\` and the turns that cite it.`,
			place: { file: pinned.file },
		},
	);
}

/** A line for every difference between what the script was made from and the newsletter as it is now. */
export function describeEdits(script: PinnedScript, pinned: PinnedFile, newsletter: Newsletter): string[] {
	return [...describeTitle(script, newsletter), ...describeBlocks(script, pinned, newsletter)];
}

function describeTitle({ title }: PinnedScript, newsletter: Newsletter): string[] {
	if (title === newsletter.title) return [];
	return [`${newsletter.file}: the title was “${title}” and is “${newsletter.title}”`];
}

/** In the order of the newsletter. */
function describeBlocks(script: PinnedScript, pinned: PinnedFile, newsletter: Newsletter): string[] {
	const before = script.source;
	const now = blocksOf(newsletter);
	const lines = new Map(
		newsletter.sections.flatMap(({ blocks }) => blocks.map(({ id, line }) => [id, line])),
	);
	const placeOf = ({ block }: PinnedBlock) => `${newsletter.file}:${lines.get(block)}`;
	const changes: string[] = [];
	const stretches = alignBlocks(before, now);
	const present = new Set(now.map(({ block }) => block));
	const known = new Set(before.map(({ block }) => block));

	for (const { gone, come, same } of stretches) {
		const lost = gone.filter(({ block }) => !present.has(block));
		const fresh = come.filter(({ block }) => !known.has(block));
		for (const block of come.filter((each) => known.has(each.block))) {
			changes.push(`${placeOf(block)}: moved: “${block.says}” (${block.block})`);
		}
		for (const [index, block] of fresh.entries()) {
			const old = lost[index];
			changes.push(
				old
					? `${placeOf(block)}: changed: “${old.says}” (${old.block}) is now “${block.says}” (${block.block})`
					: `${placeOf(block)}: new: “${block.says}” (${block.block})`,
			);
		}
		for (const block of lost.slice(fresh.length)) {
			const line = pinned.text.slice(0, pinned.text.indexOf(`"${block.block}"`)).split('\n').length;
			changes.push(`${pinned.file}:${line}: gone: “${block.says}” (${block.block})`);
		}
		if (same && same.before.section !== same.now.section) {
			changes.push(
				`${placeOf(same.now)}: moved: “${same.now.says}” (${same.now.block}), from the section ${same.before.section} to ${same.now.section}`,
			);
		}
	}
	return changes;
}

/** What stands before a block that kept its place, in the one list and in the other. */
interface Stretch {
	gone: readonly PinnedBlock[];
	come: readonly PinnedBlock[];
	/** Absent at the end. */
	same: { before: PinnedBlock; now: PinnedBlock } | undefined;
}

function alignBlocks(before: readonly PinnedBlock[], now: readonly PinnedBlock[]): Stretch[] {
	const places = new Map(before.map(({ block }, index) => [block, index]));
	const pairs = now.flatMap(({ block }, index) => {
		const place = places.get(block);
		return place === undefined ? [] : [{ place, index }];
	});
	const stretches: Stretch[] = [];
	let from = { place: 0, index: 0 };
	for (const { place, index } of longestRising(pairs)) {
		const [was, is] = [before[place], now[index]];
		stretches.push({
			gone: before.slice(from.place, place),
			come: now.slice(from.index, index),
			same: was && is && { before: was, now: is },
		});
		from = { place: place + 1, index: index + 1 };
	}
	return [...stretches, { gone: before.slice(from.place), come: now.slice(from.index), same: undefined }];
}

/** The longest subsequence with rising places (patience sorting): what need not be called moved. */
function longestRising<Item extends { place: number }>(items: readonly Item[]): Item[] {
	interface Pile {
		item: Item;
		below: Pile | undefined;
	}
	const piles: Pile[] = [];
	for (const item of items) {
		let low = 0;
		for (let high = piles.length; low < high; ) {
			const middle = (low + high) >> 1;
			if ((piles[middle]?.item.place ?? 0) < item.place) low = middle + 1;
			else high = middle;
		}
		piles[low] = { item, below: piles[low - 1] };
	}
	const rising: Item[] = [];
	for (let pile = piles.at(-1); pile; pile = pile.below) rising.unshift(pile.item);
	return rising;
}
