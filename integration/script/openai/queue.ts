/** Lets so many tasks run at the same time; the others wait their turn. */
export interface Queue {
	/** @throws the signal's reason when it aborts before the task's turn has come. */
	run<Value>(task: () => Promise<Value>, signal: AbortSignal): Promise<Value>;
}

/** A queue that lets `size` tasks run at the same time. */
export function openQueue(size: number): Queue {
	const waiting = new Set<() => void>();
	let running = 0;

	async function enter(signal: AbortSignal): Promise<void> {
		signal.throwIfAborted();
		if (running < size) {
			running++;
			return;
		}
		await new Promise<void>((resolve, reject) => {
			const proceed = () => {
				signal.removeEventListener('abort', leave);
				resolve();
			};
			const leave = () => {
				waiting.delete(proceed);
				reject(signal.reason);
			};
			signal.addEventListener('abort', leave, { once: true });
			waiting.add(proceed);
		});
	}

	/** Hands the place to the next in line, if there is one. */
	function exit(): void {
		const [next] = waiting;
		if (!next) {
			running--;
			return;
		}
		waiting.delete(next);
		next();
	}

	return {
		async run(task, signal) {
			await enter(signal);
			try {
				return await task();
			} finally {
				exit();
			}
		},
	};
}
