import { longestSeconds } from './cap.ts';
import type { SpeechRequest } from './speech.ts';

/** How fast an engine has been so far. */
export interface Speed {
	/** Seconds of waiting for each second of sound, queues included: the latest answers, oldest first. */
	readonly factors: readonly number[];
	/** What computed the latest answer. */
	readonly device: string | undefined;
}

export const unknownSpeed: Speed = { factors: [], device: undefined };

/** Nothing is given up sooner, seconds. */
const shortest = 180;
/** What a device needs at worst, until it is known. The slow end: a model of 0.6 G parameters on two cores needs 4. */
const factors: Readonly<Record<string, number>> = { cpu: 4, webgpu: 1, cuda: 0.5 };
/** Answers that tell how fast an engine is, and how many of the latest are kept. */
const [enough, most] = [5, 40];

/** The speed with one more answer. */
export function learnSpeed(
	{ factors: known }: Speed,
	answer: { waited: number; sound: number; device: string | undefined },
): Speed {
	const factor = answer.waited / Math.max(0.1, answer.sound);
	return { factors: [...known, factor].slice(-most), device: answer.device };
}

/**
 * How long a turn may take with all its attempts, seconds: twice what the longest possible take would need, as slow
 * as the engine was in the slowest twentieth of its answers.
 */
export function turnBudget(request: Pick<SpeechRequest, 'text' | 'voice' | 'tags'>, speed: Speed): number {
	return Math.max(shortest, longestSeconds(request) * slowest(speed) * 2);
}

function slowest({ factors: known, device = 'cpu' }: Speed): number {
	const sorted = known.toSorted((a, b) => a - b);
	const heard = sorted[Math.floor(sorted.length * 0.95)] ?? 0;
	if (known.length >= enough) return heard;
	return Math.max(heard, factors[device] ?? factors['cpu'] ?? 0);
}
