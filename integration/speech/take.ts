import { Problem } from '../problem.ts';
import { attempt, TakeRefused } from './attempt.ts';
import { turnBudget } from './budget.ts';
import { checkLanguage } from './check-voice.ts';
import { memoryOf } from './engine-memory.ts';
import type { TakeFault } from './gate.ts';
import { joinPieces, trimSilence } from './joining.ts';
import { ladderFor, type Rung } from './ladder.ts';
import type { Speech, SpeechEngine, SpeechRequest, Voice } from './speech.ts';

export interface TakeOptions {
	signal: AbortSignal;
	/** How many ways are tried at most. @default all there are */
	attempts?: number;
	/**
	 * Milliseconds for the turn with all its attempts, waiting for a free thread or worker included.
	 * @default what the length of the text and the speed of the engine ask for, at least three minutes
	 */
	deadline?: number;
	/** Milliseconds on top of that for an engine that has not answered yet. @default three minutes */
	coldStart?: number;
}

/** One way in which a turn was tried. */
export interface Attempt {
	/** What was tried. */
	how: string;
	/** How long it took. */
	seconds: number;
	/** What went wrong; absent if nothing did. */
	problem?: Problem;
	/** What was wrong with the sound, where there was one. */
	faults?: readonly TakeFault[];
}

/** A take, and how it came about. */
export interface Recording extends Speech {
	/** The voice that was asked for, with what was changed for the attempt that worked. */
	voice: Voice;
	/** All of them, the last one being that which worked. */
	attempts: readonly Attempt[];
}

/** A turn that could not be spoken, with all that was tried. */
export class TakeProblem extends Problem {
	readonly attempts: readonly Attempt[];

	constructor(text: string, attempts: readonly Attempt[]) {
		const last = attempts.at(-1)?.problem;
		super(`“${excerpt(text)}” could not be spoken in ${attempts.length} attempts: ${listed(attempts)}`, {
			hint: last?.hint ?? 'Allow at least one attempt.',
			cause: last,
		});
		this.attempts = attempts;
	}
}

const excerptLength = 60;
const defaultColdStart = 180_000;

/**
 * Has an engine speak a turn. If it fails, hangs, or gives what cannot be the text, it is asked again in other ways:
 * with another seed and calmer, in two parts, in another mode. A stand-in is another take: its caller's business.
 * @throws {TakeProblem} saying how each attempt failed; the signal's reason as soon as it is aborted.
 */
export async function recordTake(
	engine: SpeechEngine,
	request: SpeechRequest,
	{ signal, attempts: most = Infinity, deadline, coldStart = defaultColdStart }: TakeOptions,
): Promise<Recording> {
	signal.throwIfAborted();
	checkLanguage(request.language, engine);
	const memory = memoryOf(engine);
	const budget = deadline === undefined ? turnBudget(request, memory.speed) : deadline / 1000;
	const attempts: Attempt[] = [];
	let left = budget;
	for (const rung of ladderFor(request).slice(0, most)) {
		const grace = memory.warm ? 0 : coldStart / 1000;
		const start = performance.now();
		const secondsSince = () => (performance.now() - start) / 1000;
		try {
			// Half of all there is would do for the longest take: so there is time for another after one that hangs.
			const seconds = Math.min(left, budget / 2) + grace;
			const speech = await climb(engine, rung, { seconds, signal });
			attempts.push({ how: rung.how, seconds: secondsSince() });
			return { ...speech, voice: rung.request.voice, attempts };
		} catch (error) {
			signal.throwIfAborted();
			if (!(error instanceof Problem)) throw error;
			const faults = error instanceof TakeRefused ? error.faults : undefined;
			attempts.push({ how: rung.how, seconds: secondsSince(), problem: error, ...(faults && { faults }) });
		}
		left -= Math.max(0, secondsSince() - grace);
		if (left < budget / 100) break;
	}
	throw new TakeProblem(request.text, attempts);
}

/** One attempt, within a time that its parts share. */
async function climb(
	engine: SpeechEngine,
	{ request, rest }: Rung,
	{ seconds, signal }: { seconds: number; signal: AbortSignal },
): Promise<Speech> {
	const start = performance.now();
	const first = await attempt(engine, request, { seconds, signal });
	if (!rest) return first;
	const left = Math.max(0, seconds - (performance.now() - start) / 1000);
	const second = await attempt(engine, rest.request, { seconds: left, signal });
	const joined = joinPieces(
		[
			{ speech: trimSilence(first), ending: rest.after },
			{ speech: trimSilence(second), ending: 'sentence' },
		],
		request.voice.rate ?? 1,
	);
	const devices = new Set([first, second].flatMap(({ device }) => device ?? []));
	return devices.size === 0 ? joined : { ...joined, device: [...devices].join(' and ') };
}

function listed(attempts: readonly Attempt[]): string {
	const messages = attempts.map(({ problem }) => problem?.message ?? '');
	if (new Set(messages).size === 1) return messages[0] ?? '';
	return attempts
		.map(({ how, seconds }, index) => `${index + 1}. ${how}, ${seconds.toFixed(1)} s: ${messages[index]}`)
		.join(' ');
}

function excerpt(text: string): string {
	return text.length <= excerptLength ? text : `${text.slice(0, excerptLength).trimEnd()}…`;
}
