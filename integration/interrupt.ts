import { Problem } from './problem.ts';

const kept = 'What was finished is kept: the next build continues from there.';

/**
 * Runs `work` so that Ctrl-C or a CI's termination stops it in good order: the signal aborts, temporary files go,
 * and the process then ends the way the sender of the signal expects.
 */
export async function interruptible<Result>(
	work: (signal: AbortSignal) => Promise<Result>,
	logger: { warn(line: string): void },
): Promise<Result> {
	const controller = new AbortController();
	let received: NodeJS.Signals | undefined;
	const stop = (signal: NodeJS.Signals) => {
		// A second Ctrl-C means now.
		if (received) process.exit(1);
		received = signal;
		logger.warn(`Interrupted. ${kept}`);
		controller.abort(new Problem('Interrupted.', { hint: kept }));
	};
	process.on('SIGINT', stop);
	process.on('SIGTERM', stop);
	try {
		return await work(controller.signal);
	} finally {
		process.off('SIGINT', stop);
		process.off('SIGTERM', stop);
		if (received) process.kill(process.pid, received);
	}
}
