import type { Newsletter } from '../newsletter/newsletter.ts';
import type { Turn } from './script.ts';

/** What the turns of a script were made from, in terms of one newsletter. */
export interface Sources {
	/** Opening, the sections in their order, closing. */
	sections: readonly string[];
	/** Blocks a turn cites. A turn that voices an opinion cites all of it: it is voiced whole, or not at all. */
	of(turn: Pick<Turn, 'refs' | 'opinion'>): readonly string[];
	/** Where the first of the blocks stands in the newsletter; -1 for none. */
	placeOf(blocks: Iterable<string>): number;
	/** The section a turn belongs to: the one it names, else the one it cites. */
	sectionOf(turn: Turn): string | undefined;
	/** Everything that has to be said anew when any of these blocks has: no given turn is cut in two. */
	close(blocks: readonly string[], turns: readonly Turn[]): ReadonlySet<string>;
}

/** Looks up blocks and sections of a newsletter, as turns cite them. */
export function openSources({ sections, opinions }: Newsletter): Sources {
	const known = new Map<string, { place: number; section: string }>();
	for (const { id: section, blocks } of sections) {
		for (const { id } of blocks) known.set(id, { place: known.size, section });
	}
	const names = ['opening', ...sections.map(({ id }) => id), 'closing'];

	const wholes = new Map(opinions.map(({ id, blocks }) => [id, blocks]));
	const cited = new WeakMap<object, readonly string[]>();

	function of(turn: Pick<Turn, 'refs' | 'opinion'>): readonly string[] {
		const looked = cited.get(turn);
		if (looked) return looked;
		const all = new Set([...turn.refs, ...(wholes.get(turn.opinion ?? '') ?? [])]);
		const found = [...all].filter((block) => known.has(block));
		cited.set(turn, found);
		return found;
	}

	return {
		sections: names,
		of,
		placeOf(blocks) {
			const found = [...blocks].flatMap((block) => known.get(block)?.place ?? []);
			return found.length === 0 ? -1 : Math.min(...found);
		},
		sectionOf: (turn) =>
			names.includes(turn.section) ? turn.section : known.get(of(turn)[0] ?? '')?.section,
		close(blocks, turns) {
			const closed = new Set(blocks);
			let open = turns.map(of);
			// Every pass but the last closes over a turn, and none is looked at again.
			for (let before = -1; before !== open.length; ) {
				before = open.length;
				open = open.filter((cited) => {
					if (!cited.some((block) => closed.has(block))) return true;
					for (const block of cited) closed.add(block);
					return false;
				});
			}
			return closed;
		},
	};
}
