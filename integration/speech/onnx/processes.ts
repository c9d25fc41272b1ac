import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { Problem } from '../../problem.ts';
import type { Answer, Outcome } from './process-worker.ts';

export interface Processes<Task, Result> extends AsyncDisposable {
	/**
	 * Calls the default export of the entry with a copy of `task`, in a process. Aborting ends the process, whatever it
	 * is doing.
	 * @throws {Problem} thrown there, or saying how the process ended; the signal's reason when it was aborted.
	 */
	run(task: Task, options: { signal: AbortSignal }): Promise<Result>;
}

export interface ProcessLimits {
	/** Tasks done at the same time. */
	processes: number;
	/** A process whose memory grew by more than this since its first answer is replaced, bytes. @default 1 GiB */
	growth?: number;
}

interface Job {
	task: unknown;
	signal: AbortSignal;
	settle(outcome: Outcome): void;
	fail(reason: unknown): void;
}

/**
 * Runs a module of this package in processes, for work that calls into native code: unlike a thread, a process can be
 * ended in the middle of it (onnxruntime brings the whole process down when its thread is terminated), and one that
 * crashes or runs out of memory takes nothing along. The first `run` starts one; idle ones stay, with what they have
 * loaded, and do not keep this process alive. Disposing ends all; a later `run` would start afresh.
 * @param entry A `.ts` file whose default export takes a task and returns its result, both structured-cloneable.
 */
export function processes<Task, Result>(
	entry: URL,
	{ processes: most, growth: mostGrowth = 1 << 30 }: ProcessLimits,
): Processes<Task, Result> {
	const queue: Job[] = [];
	const idle: ChildProcess[] = [];
	const busy = new Set<ChildProcess>();

	function startNext(): void {
		while (queue.length > 0 && (idle.length > 0 || busy.size < most)) {
			const job = queue.shift();
			if (job) start(job, idle.pop() ?? launch());
		}
	}

	function launch(): ChildProcess {
		const child = fork(fileURLToPath(new URL('process-worker.ts', import.meta.url)), [entry.href], {
			execArgv: ['--import', new URL('../../typescript-hooks.js', import.meta.url).href],
			serialization: 'advanced',
			stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
		});
		// What happens to a task is said to its listeners; afterwards nobody minds.
		child.on('error', () => {});
		child.once('exit', () => {
			const at = idle.indexOf(child);
			if (at !== -1) idle.splice(at, 1);
		});
		return child;
	}

	function start(job: Job, child: ChildProcess): void {
		const end = (after: () => void) => {
			busy.delete(child);
			job.signal.removeEventListener('abort', onAbort);
			child.off('message', onAnswer).off('exit', onExit).off('error', onExit);
			after();
			startNext();
		};
		const onAbort = () => {
			child.kill('SIGKILL');
			end(() => job.fail(job.signal.reason));
		};
		const onExit = (...how: unknown[]) => end(() => job.fail(endProblem(entry, how)));
		const onAnswer = ({ outcome, growth }: Answer) => {
			if (growth > mostGrowth) child.kill('SIGKILL');
			else {
				idle.push(child);
				child.unref();
				child.channel?.unref();
			}
			end(() => job.settle(outcome));
		};
		busy.add(child);
		child.ref();
		child.channel?.ref();
		child.on('message', onAnswer).on('exit', onExit).on('error', onExit);
		job.signal.addEventListener('abort', onAbort);
		child.send({ task: job.task });
	}

	return {
		async run(task, { signal }) {
			signal.throwIfAborted();
			const answered = Promise.withResolvers<Outcome>();
			const job: Job = { task, signal, settle: answered.resolve, fail: answered.reject };
			const onAbort = () => {
				const at = queue.indexOf(job);
				if (at === -1) return;
				queue.splice(at, 1);
				job.fail(signal.reason);
			};
			signal.addEventListener('abort', onAbort);
			queue.push(job);
			startNext();
			const outcome = await answered.promise.finally(() => signal.removeEventListener('abort', onAbort));
			if ('problem' in outcome) throw new Problem(outcome.problem.message, outcome.problem);
			return outcome.result as Result;
		},
		async [Symbol.asyncDispose]() {
			for (const job of queue.splice(0)) job.fail(endProblem(entry, ['SIGKILL']));
			const all = [...idle, ...busy];
			const ended = all.map((child) => new Promise((resolve) => child.once('exit', resolve)));
			for (const child of all) {
				// Or this process might end before them.
				child.ref();
				child.kill('SIGKILL');
			}
			await Promise.all(ended);
		},
	};
}

/** @param how The exit code and the signal, or the error that kept it from starting. */
function endProblem(entry: URL, how: readonly unknown[]): Problem {
	const name = entry.pathname.split('/').at(-1);
	const reason = how.filter((part) => part !== null).map(String);
	return new Problem(`The process running ${name} failed: it ended with ${reason.join(', ')}.`, {
		hint:
			'Only this piece of work was lost: try again. If it stays, there may be too little memory: use fewer ' +
			'sessions, or a smaller model.',
	});
}
