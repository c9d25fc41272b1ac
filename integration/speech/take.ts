import { Problem, reasonOf } from '../problem.ts';
import { inspectTake } from './gate.ts';
import type { Pcm, SpeechEngine, SpeechRequest } from './speech.ts';

export interface TakeOptions {
	signal: AbortSignal;
	/** How often the engine is asked, each time with the next seed. */
	attempts?: number;
	/** Milliseconds for each attempt, waiting for a free thread or worker included. */
	deadline?: number;
}

const excerptLength = 60;

/**
 * Has an engine speak a turn, and asks again if it fails, hangs, or gives what cannot be the text.
 * @throws {Problem} saying how each attempt failed; the signal's reason as soon as it is aborted.
 */
export async function recordTake(
	engine: SpeechEngine,
	request: SpeechRequest,
	{ signal, attempts = 2, deadline = 120_000 }: TakeOptions,
): Promise<Pcm> {
	signal.throwIfAborted();
	if (!engine.limits.languages.includes(request.language)) {
		throw new Problem(`The speech engine “${engine.id}” does not speak “${request.language}”.`, {
			hint: `It speaks ${engine.limits.languages.join(', ')}: choose another engine for this language.`,
		});
	}
	const failures: Problem[] = [];
	for (let attempt = 0; attempt < attempts; attempt += 1) {
		const seed = (request.seed + attempt) % 2 ** 32;
		try {
			return await recordOnce(engine, { ...request, seed }, deadline, signal);
		} catch (error) {
			signal.throwIfAborted();
			failures.push(asProblem(error, engine));
		}
	}
	throw allFailed(request.text, failures);
}

function allFailed(text: string, failures: readonly Problem[]): Problem {
	const last = failures.at(-1);
	const messages = failures.map(({ message }) => message);
	const alike = new Set(messages).size === 1;
	const list = alike ? messages[0] : messages.map((message, index) => `${index + 1}. ${message}`).join(' ');
	return new Problem(`“${excerpt(text)}” could not be spoken in ${failures.length} attempts: ${list}`, {
		hint: last?.hint ?? 'Allow at least one attempt.',
		cause: last,
	});
}

async function recordOnce(
	engine: SpeechEngine,
	request: SpeechRequest,
	deadline: number,
	signal: AbortSignal,
): Promise<Pcm> {
	const pcm = await speakInTime(engine, request, deadline, signal);
	const { ok, reasons } = inspectTake(pcm, request);
	if (ok) return pcm;
	throw new Problem(`The take was refused: ${reasons.join('; ')}.`, {
		hint: `Reword the sentence, or try another voice than “${request.voice.id}”.`,
	});
}

/** Does not wait for an engine that ignores its signal. */
async function speakInTime(
	engine: SpeechEngine,
	request: SpeechRequest,
	deadline: number,
	signal: AbortSignal,
): Promise<Pcm> {
	const late = new AbortController();
	const timer = setTimeout(() => {
		late.abort(
			new Problem(`The speech engine “${engine.id}” did not answer within ${deadline / 1000} s.`, {
				hint: 'Check that it is running and not overloaded.',
			}),
		);
	}, deadline);
	const either = AbortSignal.any([signal, late.signal]);
	const aborted = Promise.withResolvers<never>();
	const onAbort = () => aborted.reject(either.reason);
	either.addEventListener('abort', onAbort);
	try {
		return await Promise.race([engine.speak(request, either), aborted.promise]);
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

function excerpt(text: string): string {
	return text.length <= excerptLength ? text : `${text.slice(0, excerptLength).trimEnd()}…`;
}
