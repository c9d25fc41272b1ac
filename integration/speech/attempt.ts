import { setImmediate } from 'node:timers/promises';
import { Problem, reasonOf } from '../problem.ts';
import { learnSpeed } from './budget.ts';
import { learn } from './calibration.ts';
import { type EngineMemory, memoryOf } from './engine-memory.ts';
import { inspectInSlices, type TakeFault } from './gate.ts';
import type { Speech, SpeechEngine, SpeechRequest } from './speech.ts';

/** The engine answered, and its answer cannot be the text. */
export class TakeRefused extends Problem {
	readonly faults: readonly TakeFault[];

	constructor(faults: readonly TakeFault[], voice: string) {
		super(`The take was refused: ${faults.map(({ text }) => text).join('; ')}.`, {
			hint: `Reword the sentence, or try another voice than “${voice}”.`,
		});
		this.faults = faults;
	}
}

/**
 * Asks an engine once, inspects what it gives, and remembers both how long it took and what the voice is like.
 * @param seconds How long to wait. An engine that ignores its signal is not waited for.
 * @throws {Problem} when it fails, takes too long or gives what cannot be the text; the signal's reason.
 */
export async function attempt(
	engine: SpeechEngine,
	request: SpeechRequest,
	{ seconds, signal }: { seconds: number; signal: AbortSignal },
): Promise<Speech> {
	const memory = memoryOf(engine);
	const { warm } = memory;
	const start = performance.now();
	const speech = await speakInTime(engine, request, { seconds, signal });
	memory.warm = true;
	const sound = speech.samples.length / speech.sampleRate;
	if (warm) {
		const waited = (performance.now() - start) / 1000;
		memory.speed = learnSpeed(memory.speed, { waited, sound, device: speech.device });
	}
	await inspect(speech, request, memory);
	return speech;
}

/** Lets the event loop run in between: a minute of sound takes a tenth of a second. */
async function inspect(speech: Speech, request: SpeechRequest, memory: EngineMemory): Promise<void> {
	const inspecting = inspectInSlices(speech, request, memory.calibration);
	let step = inspecting.next();
	while (!step.done) {
		await setImmediate();
		step = inspecting.next();
	}
	const { ok, faults, measures } = step.value;
	// An engine whose takes all begin at once is not faulty: after the first one it is known.
	const learnt = faults.every(({ kind }) => kind === 'onset');
	if (learnt && measures) memory.calibration = learn(memory.calibration, request, measures);
	if (!ok) throw new TakeRefused(faults, request.voice.id);
}

async function speakInTime(
	engine: SpeechEngine,
	request: SpeechRequest,
	{ seconds, signal }: { seconds: number; signal: AbortSignal },
): Promise<Speech> {
	const late = new AbortController();
	const timer = setTimeout(() => {
		late.abort(
			new Problem(`The speech engine “${engine.id}” did not answer within ${rounded(seconds)} s.`, {
				hint: 'Check that it is running and not overloaded.',
			}),
		);
	}, seconds * 1000);
	const either = AbortSignal.any([signal, late.signal]);
	const aborted = Promise.withResolvers<never>();
	const onAbort = () => aborted.reject(either.reason);
	either.addEventListener('abort', onAbort);
	try {
		return await Promise.race([engine.speak(request, either), aborted.promise]);
	} catch (error) {
		signal.throwIfAborted();
		throw asProblem(error, engine);
	} finally {
		clearTimeout(timer);
		either.removeEventListener('abort', onAbort);
	}
}

function asProblem(error: unknown, engine: SpeechEngine): Problem {
	if (error instanceof Problem) return error;
	return new Problem(reasonOf(error), {
		hint: `This came from the speech engine “${engine.id}”.`,
		cause: error,
	});
}

function rounded(seconds: number): number {
	return Math.round(seconds * 100) / 100;
}
