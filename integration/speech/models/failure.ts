import { setTimeout as sleep } from 'node:timers/promises';

/** How long is waited, seconds. */
export interface Patience {
	/** For an answer, and then for every 64 kB of it. */
	stall: number;
	/** Before the first repeat; then twice as long each time, up to thirty times. */
	pause: number;
	/** The longest wait that a server may ask for. */
	longest: number;
}

export const usualPatience: Patience = { stall: 30, pause: 1, longest: 120 };

/** What may go better another time: the connection was lost, the server is busy. */
export class Failure extends Error {
	override readonly name = 'Failure';
	/** Seconds that the server asks to wait. */
	readonly wait: number | undefined;

	constructor(message: string, { wait, cause }: { wait?: number | undefined; cause?: unknown } = {}) {
		super(message, cause === undefined ? undefined : { cause });
		this.wait = wait;
	}
}

/** Failures in a row that brought nothing new. */
const mostFruitless = 5;
/** All attempts, however much each of them brings. */
const mostAttempts = 200;

/**
 * Repeats what failed for a reason that may pass.
 * @param attempt Returns its result, or throws. Says whether it got further than all attempts before it.
 * @throws {Failure} the last one; the signal's reason when it aborts.
 */
export async function persist<Value>(
	attempt: () => Promise<Value>,
	how: {
		patience: Patience;
		signal: AbortSignal;
		gotFurther?(): boolean;
		report(failure: Failure, seconds: number): void;
	},
): Promise<Value> {
	const { patience, signal } = how;
	let fruitless = 0;
	for (let attempts = 1; ; attempts++) {
		signal.throwIfAborted();
		try {
			return await attempt();
		} catch (error) {
			signal.throwIfAborted();
			if (!(error instanceof Failure)) throw error;
			fruitless = how.gotFurther?.() ? 1 : fruitless + 1;
			if (fruitless >= mostFruitless || attempts >= mostAttempts) throw error;
			const seconds = error.wait ?? patience.pause * Math.min(30, 2 ** (fruitless - 1));
			if (seconds > patience.longest) {
				throw new Failure(`${error.message} It asks to wait ${Math.ceil(seconds)} seconds.`, {
					cause: error,
				});
			}
			how.report(error, seconds);
			// Its own error says less than the signal's reason.
			await sleep(seconds * 1000, undefined, { signal }).catch(() => signal.throwIfAborted());
		}
	}
}

/** A signal that aborts with a failure when its time is up and nobody has put it off. */
export function setAlarm(seconds: number): { signal: AbortSignal; postpone(): void; stop(): void } {
	const controller = new AbortController();
	const reason = () => new Failure(`Nothing came for ${seconds} seconds.`);
	const start = () => setTimeout(() => controller.abort(reason()), seconds * 1000);
	let timer = start();
	return {
		signal: controller.signal,
		postpone() {
			clearTimeout(timer);
			timer = start();
		},
		stop: () => clearTimeout(timer),
	};
}
