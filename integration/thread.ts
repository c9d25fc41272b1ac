import { fileURLToPath } from 'node:url';
import type { Transferable } from 'node:worker_threads';
import { Problem, reasonOf } from './problem.ts';
import type { Outcome } from './thread-worker.ts';

/** How long a thread beyond the first waits for more work, milliseconds. */
const idle = 5_000;

export interface Threads<Task, Result> extends AsyncDisposable {
	/**
	 * Calls the default export of the entry with a copy of `task`, in a thread.
	 * Aborting stops the thread whatever it is doing, so nothing after that point runs, `finally` included.
	 * @throws {Problem} thrown there, or saying why the thread failed; the signal's reason when it was aborted.
	 */
	run(task: Task, options: { signal: AbortSignal; transferList?: Transferable[] }): Promise<Result>;
}

/**
 * Runs a module of this package in worker threads. The first `run` starts one; idle ones do not keep the process
 * alive. Disposing stops everything at once, running tasks included; a later `run` would start afresh.
 * @param entry A `.ts` file whose default export takes a task and returns its result, both structured-cloneable.
 */
export function threads<Task, Result>(entry: URL, limits: { threads: number }): Threads<Task, Result> {
	let pool: ReturnType<typeof startPool> | undefined;
	return {
		async run(task, { signal, transferList }) {
			signal.throwIfAborted();
			pool ??= startPool(limits.threads);
			const { piscina, broken } = await pool;
			const outcome: Outcome = await piscina
				.run(
					{ entry: entry.href, task },
					{ signal: AbortSignal.any([signal, broken]), ...(transferList && { transferList }) },
				)
				.catch((error: unknown) => {
					signal.throwIfAborted();
					throw threadProblem(entry, broken.aborted ? broken.reason : error);
				});
			if ('problem' in outcome) throw new Problem(outcome.problem.message, outcome.problem);
			return outcome.result as Result;
		},
		async [Symbol.asyncDispose]() {
			const stopped = pool;
			pool = undefined;
			await (await stopped)?.piscina.destroy();
		},
	};
}

async function startPool(maxThreads: number) {
	const { Piscina } = await import('piscina');
	const piscina = new Piscina({
		filename: fileURLToPath(new URL('thread-worker.ts', import.meta.url)),
		execArgv: ['--import', new URL('typescript-hooks.js', import.meta.url).href],
		// With none left after an abort or a crash, waiting tasks would not be given a new thread.
		minThreads: 1,
		maxThreads,
		idleTimeout: idle,
		recordTiming: false,
	});
	// A thread that fails before its first task leaves the tasks meant for it waiting for ever.
	const broken = new AbortController();
	piscina.on('error', (error: unknown) => broken.abort(error));
	return { piscina, broken: broken.signal };
}

function threadProblem(entry: URL, cause: unknown): Problem {
	const name = entry.pathname.split('/').at(-1);
	return new Problem(`The thread running ${name} failed: ${reasonOf(cause)}`, {
		hint: 'Only this piece of work was lost: try again. If it stays, the text above says what to report.',
		cause,
	});
}
