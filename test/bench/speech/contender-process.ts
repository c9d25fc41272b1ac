import { type Contender, createContender, type Setup } from './contender.ts';
import { processorSeconds, residentPeak } from './resources.ts';

/** What the benchmark asks of a contender. */
export type Order = { create: Setup } | { speak: readonly string[] };

export interface Score {
	/** Wall clock. */
	seconds: number;
	/** Seconds of processor time, that of the processes it started included. */
	processor: number;
	/** Of sound. */
	sound: number;
	/** Peak memory so far, of its processes added up, MB. */
	peak: number;
}

/** The first text a contender speaks: with it, all is loaded. */
const greeting = 'Good morning, and welcome.';
let contender: Contender | undefined;

process.on('message', async (order: Order) => {
	const start = performance.now();
	const before = processorSeconds();
	let sound = 0;
	if ('create' in order) {
		contender = await createContender(order.create);
		sound = await contender.speak([greeting]);
	} else sound = (await contender?.speak(order.speak)) ?? 0;
	const score: Score = {
		seconds: (performance.now() - start) / 1000,
		processor: processorSeconds() - before,
		sound,
		peak: residentPeak(),
	};
	process.send?.(score);
});
process.on('disconnect', () => process.exit());
