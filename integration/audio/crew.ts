import { threads } from '../thread.ts';
import { type Mix, measurePassage, renderPassage } from './mix.ts';
import type { Passage } from './passages.ts';
import { type PreparedTurn, prepareTurn, type TurnToPrepare } from './prepared-turns.ts';

/** Does what concerns turns and passages one by one, and so can be done by several threads. */
export interface Crew {
	prepareTurns(turns: readonly TurnToPrepare[]): Promise<PreparedTurn[]>;
	/** The 100 ms energies of each. */
	measurePassages(passages: readonly Passage[], mix: Mix): Promise<Float64Array[]>;
	renderPassage(passage: Passage, mix: Mix): Promise<Float32Array>;
}

/** What is sent to a thread: a method and its arguments. */
export type Errand = { [Name in keyof Crew]: { name: Name; given: Parameters<Crew[Name]> } }[keyof Crew];

/** Does one after the other, in this thread. */
export function alone(signal: AbortSignal): Crew {
	async function each<Item, Result>(
		items: readonly Item[],
		work: (item: Item) => Promise<Result>,
	): Promise<Result[]> {
		const results: Result[] = [];
		for (const item of items) {
			signal.throwIfAborted();
			results.push(await work(item));
		}
		return results;
	}
	return {
		prepareTurns: (turns) => each(turns, prepareTurn),
		measurePassages: (passages, mix) => each(passages, (passage) => measurePassage(passage, mix)),
		renderPassage,
	};
}

/**
 * Does an equal share in this thread and in each of some others, which start with the first errand and end with the
 * crew. Each takes up to 100 MB.
 * @param hands How many threads work, this one included: two at least.
 */
export function crewOf(hands: number, signal: AbortSignal): Crew & AsyncDisposable {
	const here = alone(signal);
	const others = threads<Errand, unknown>(new URL('crew-worker.ts', import.meta.url), { threads: hands - 1 });

	/** Results come in the order of the items. Neighbours go to different threads: so shares are alike. */
	async function shared<Item, Result>(
		items: readonly Item[],
		work: (share: readonly Item[]) => Promise<Result[]>,
		errand: (share: readonly Item[]) => Errand,
	): Promise<Result[]> {
		const shares = Array.from({ length: hands }, (_, hand) =>
			items.filter((_, index) => index % hands === hand),
		);
		const results = await Promise.all(
			shares.map((share, hand) =>
				hand === 0 ? work(share) : (others.run(errand(share), { signal }) as Promise<Result[]>),
			),
		);
		return items.map((_, index) => results[index % hands]?.[Math.floor(index / hands)] as Result);
	}

	return {
		prepareTurns: (turns) =>
			shared(turns, here.prepareTurns, (share) => ({ name: 'prepareTurns', given: [share] })),
		measurePassages: (passages, mix) =>
			shared(
				passages,
				(share) => here.measurePassages(share, mix),
				(share) => ({ name: 'measurePassages', given: [share, mix] }),
			),
		renderPassage: (...given) =>
			others.run({ name: 'renderPassage', given }, { signal }) as Promise<Float32Array>,
		[Symbol.asyncDispose]: () => others[Symbol.asyncDispose](),
	};
}
