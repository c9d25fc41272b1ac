import { setTimeout as sleep } from 'node:timers/promises';
import { Failure } from './failure.ts';

const mostRepeats = 5;

/**
 * Repeats what failed for a reason that passes. It waits as long as the server asks, else longer each time.
 * @param deadline Seconds for all of it. Waits are shares of it: half a second, then twice as long each time up to
 * seven and a half, when the deadline is 300 seconds.
 * @throws {Failure} the last one, or that the server asks for more patience than there is; the signal's reason when it
 * aborts.
 */
export async function persist<Value>(
	attempt: () => Promise<Value>,
	deadline: number,
	signal: AbortSignal,
): Promise<Value> {
	const end = performance.now() + deadline * 1000;
	for (let repeats = 0; ; repeats++) {
		try {
			return await attempt();
		} catch (error) {
			if (!(error instanceof Failure) || !error.passing || repeats === mostRepeats) throw error;
			const wait = error.wait ?? Math.min((deadline * 1000) / 40, ((deadline * 1000) / 600) * 2 ** repeats);
			if (performance.now() + wait > end) {
				const patience = `The next request would have to wait ${Math.ceil(wait / 1000)} seconds: too long, as an answer has to be there ${deadline} seconds after it was asked for.`;
				throw new Failure(`${error.message} ${patience}`, { status: error.status, code: error.code });
			}
			// Its own error says less than the signal's reason.
			await sleep(wait, undefined, { signal }).catch(() => signal.throwIfAborted());
		}
	}
}
