import type { Newsletter } from '../../newsletter/newsletter.ts';
import { predictSeconds } from '../length.ts';
import type { WriteContext } from '../script.ts';
import { type Stretch, textOf } from './stretches.ts';

/** Below this even a list of the opinions does not fit, and above it a model begins to invent. */
const [leastShare, mostShare] = [0.3, 1.2];

/**
 * Words a stretch may have: its own, by the share of the source that fits the episode's target. The share is rounded to
 * tenths, so that an edit elsewhere, or a pace measured anew, seldom changes what this stretch is asked with.
 * @returns `undefined` when there is room for everything.
 */
export function wordsFor(
	stretch: Stretch,
	{ sections }: Newsletter,
	{ length, cast }: Pick<WriteContext, 'length' | 'cast'>,
): number | undefined {
	if (!length) return undefined;
	const source = sections.flatMap(({ blocks }) => blocks.map(textOf)).join('');
	// As if each host read half of it.
	const seconds = predictSeconds(
		cast.map(({ id }) => ({ host: id, text: source })),
		length.pace,
	);
	const share = Math.round((length.target * 60 * cast.length * 10) / Math.max(1, seconds)) / 10;
	if (share > mostShare) return undefined;
	const words = stretch.blocks.reduce((sum, block) => sum + (textOf(block).match(/\S+/g)?.length ?? 0), 0);
	return Math.max(20, Math.round((words * Math.max(leastShare, share)) / 10) * 10);
}
