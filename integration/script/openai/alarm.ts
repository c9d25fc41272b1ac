/** A signal that aborts when its time is up and nobody has put it off. */
export interface Alarm {
	readonly signal: AbortSignal;
	/** Starts the time anew. */
	postpone(seconds: number): void;
	stop(): void;
}

/** @param reason What the signal aborts with. */
export function setAlarm(seconds: number, reason: () => Error): Alarm {
	const controller = new AbortController();
	const start = (time: number) => setTimeout(() => controller.abort(reason()), time * 1000);
	let timer = start(seconds);
	return {
		signal: controller.signal,
		postpone(time) {
			clearTimeout(timer);
			timer = start(time);
		},
		stop() {
			clearTimeout(timer);
		},
	};
}
