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
	/** How long a process waits for more work before it is ended, and its memory is free, milliseconds. @default 30 s */
	idle?: number;
	/** Tasks that may wait for a process; one more is refused. @default 1000 */
	waiting?: number;
	/** What becomes of what native code writes to stderr. @default 'inherit' */
	stderr?: 'inherit' | 'ignore';
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
 * crashes or runs out of memory takes nothing along. The first `run` starts one; idle ones stay for a while, with what
 * they have loaded, and do not keep this process alive. Disposing ends all; a later `run` would start afresh.
 * @param entry A `.ts` file whose default export takes a task and returns its result, both structured-cloneable.
 */
export function processes<Task, Result>(entry: URL, limits: ProcessLimits): Processes<Task, Result> {
	const { processes: most, growth: mostGrowth = 1 << 30, idle: patience = 30_000 } = limits;
	const { waiting = 1_000, stderr = 'inherit' } = limits;
	const queue: Job[] = [];
	const idle = new Map<ChildProcess, NodeJS.Timeout>();
	const busy = new Set<ChildProcess>();

	function startNext(): void {
		while (queue.length > 0 && (idle.size > 0 || busy.size < most)) {
			const job = queue.shift();
			if (job) start(job, wake() ?? launch());
		}
	}

	function rest(child: ChildProcess): void {
		const end = () => {
			idle.delete(child);
			child.kill('SIGKILL');
		};
		idle.set(child, setTimeout(end, patience).unref());
		child.unref();
		child.channel?.unref();
	}

	/** The one that rested last, so that those which are not needed come to their end. */
	function wake(): ChildProcess | undefined {
		const child = [...idle.keys()].at(-1);
		if (child) forget(child);
		return child;
	}

	function forget(child: ChildProcess): void {
		clearTimeout(idle.get(child));
		idle.delete(child);
	}

	function launch(): ChildProcess {
		const child = fork(fileURLToPath(new URL('process-worker.ts', import.meta.url)), [entry.href], {
			execArgv: ['--import', new URL('../../typescript-hooks.js', import.meta.url).href],
			serialization: 'advanced',
			stdio: ['ignore', 'ignore', stderr, 'ipc'],
		});
		// What happens to a task is said to its listeners; afterwards nobody minds.
		child.on('error', () => {});
		child.once('exit', () => forget(child));
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
			else rest(child);
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
			if (queue.length >= waiting) throw queueProblem(entry, waiting);
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
			const all = [...idle.keys(), ...busy];
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

function queueProblem(entry: URL, waiting: number): Problem {
	return new Problem(`${nameOf(entry)} has ${waiting} tasks waiting, and takes no more.`, {
		hint: 'Lower `concurrency`, or use more sessions.',
	});
}

function nameOf({ pathname }: URL): string {
	return pathname.split('/').at(-1) ?? pathname;
}

/** @param how The exit code and the signal, or the error that kept it from starting. */
function endProblem(entry: URL, how: readonly unknown[]): Problem {
	const reason = how.filter((part) => part !== null).map(String);
	return new Problem(`The process running ${nameOf(entry)} failed: it ended with ${reason.join(', ')}.`, {
		hint:
			'Only this piece of work was lost: try again. If it stays, there may be too little memory: use fewer ' +
			'sessions, or a smaller model.',
	});
}
