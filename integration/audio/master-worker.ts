import { availableParallelism } from 'node:os';
import { using } from '../using.ts';
import type { Master, MasterRequest } from './audio.ts';
import { crewOf } from './crew.ts';
import { masterProgramme } from './master.ts';

/** Threads that work on one programme: more would wait for the encoder, which has only one. */
const mostHands = 4;

/**
 * Turns that several threads work on. For fewer, a thread is not worth its start; and what each has to spare grows
 * with every hour: with two, 400 MB were reached after one.
 */
const shared = { least: 8, most: 250 };

export interface MasterTask {
	request: MasterRequest;
	scratch: string;
}

/** What a mastering thread runs. Nobody can signal it: an abort ends the thread, and with it those it started. */
export default function master({ request, scratch }: MasterTask): Promise<Master> {
	const { signal } = new AbortController();
	const hands = Math.min(availableParallelism(), mostHands);
	const { length } = request.turns;
	if (hands === 1 || length < shared.least || length > shared.most) {
		return masterProgramme(request, scratch, signal);
	}
	return using(crewOf(hands, signal), (crew) => masterProgramme(request, scratch, signal, crew));
}
