import type { Newsletter } from '../newsletter/newsletter.ts';
import type { Draft } from './drafts.ts';
import { joinParts } from './join.ts';
import { predictSeconds } from './length.ts';
import type { Length, WriteEvent } from './script.ts';
import { type Keeps, rankCuts } from './selection.ts';

/**
 * What to read out for an episode to be about as long as it is meant to be: all of it if there is time, else as much as
 * fits. Numbers, quotations and what blocks begin with are left out only where the longest time allowed would be
 * exceeded, opinions never: an episode that is too long even so is reported.
 */
export function fitLength(
	newsletter: Newsletter,
	{ target, max, pace }: Length,
	draft: (keeps: Keeps) => readonly Draft[],
	report: (event: WriteEvent) => void,
): Keeps {
	const cuts = rankCuts(newsletter);
	const minutesWithout = (count: number) => {
		const turns = draft(cuts.without(count)).map(({ host, parts }) => ({
			host: host.id,
			text: joinParts(parts),
		}));
		return predictSeconds(turns, pace) / 60;
	};
	const light = fewest(0, cuts.light, (count) => minutesWithout(count) <= target);
	const count =
		minutesWithout(light) <= max ? light : fewest(light, cuts.total, (more) => minutesWithout(more) <= max);
	const minutes = minutesWithout(count);
	if (minutes > max) {
		const over = Math.ceil(minutes - max);
		report({
			kind: 'note',
			text: `“${newsletter.title}” cannot be told in ${max} minutes: with all opinions and one sentence a story it takes about ${over} more.`,
		});
	}
	return cuts.without(count);
}

/** The least number from `least` to `most` that is enough, found by halving; `most` when none is. */
function fewest(least: number, most: number, isEnough: (count: number) => boolean): number {
	let [low, high] = [least, most];
	while (low < high) {
		const middle = (low + high) >> 1;
		if (isEnough(middle)) high = middle;
		else low = middle + 1;
	}
	return low;
}
