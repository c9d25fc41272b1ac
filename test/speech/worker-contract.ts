import { describe, expect, it } from 'vitest';
import type { ThreadTask } from '../fixtures/thread-task.ts';

/** What `threads` and `processes` make. */
interface Workers extends AsyncDisposable {
	run(task: ThreadTask, options: { signal: AbortSignal }): Promise<number>;
}

const never = new AbortController().signal;

/**
 * What every pool of workers does with tasks.
 * @param make Workers that perform the tasks of test/fixtures/thread-task.ts.
 * @param reasons What is said of a worker that ended with 3, and of one that threw.
 */
export function describeWorkers(
	name: string,
	make: (count: number) => Workers,
	reasons: { ended: RegExp; threw: string },
): void {
	describe(`${name} as workers`, () => {
		it('do tasks at the same time and answer each', async () => {
			await using pool = make(2);
			const values = [1, 2, 3, 4, 5];
			const doubled = await Promise.all(
				values.map((value) => pool.run({ kind: 'double', value }, { signal: never })),
			);
			expect(doubled).toEqual([2, 4, 6, 8, 10]);
		});

		it('end even an endless loop when aborted, with the reason of the signal', async () => {
			await using pool = make(1);
			await pool.run({ kind: 'double', value: 1 }, { signal: never });
			const controller = new AbortController();
			const looping = pool.run({ kind: 'loop' }, { signal: controller.signal });
			const queued = pool.run({ kind: 'loop' }, { signal: controller.signal });
			// Its worker is gone; the task behind it in the queue must not be.
			const waiting = pool.run({ kind: 'double', value: 21 }, { signal: never });
			setTimeout(() => controller.abort(new Error('changed my mind')), 50);
			await expect(Promise.allSettled([looping, queued])).resolves.toMatchObject([
				{ reason: { message: 'changed my mind' } },
				{ reason: { message: 'changed my mind' } },
			]);
			await expect(waiting).resolves.toBe(42);
		});

		it('lose only the task of a worker that ends', async () => {
			await using pool = make(1);
			const results = await Promise.allSettled([
				pool.run({ kind: 'exit' }, { signal: never }),
				pool.run({ kind: 'double', value: 4 }, { signal: never }),
			]);
			expect(results).toMatchObject([
				{ reason: { name: 'Newscast', message: expect.stringMatching(reasons.ended) } },
				{ value: 8 },
			]);
		});

		it('say what was thrown, and pass problems on', async () => {
			await using pool = make(1);
			await expect(pool.run({ kind: 'throw' }, { signal: never })).rejects.toThrow(reasons.threw);
			await expect(pool.run({ kind: 'problem' }, { signal: never })).rejects.toMatchObject({
				name: 'Newscast',
				message: 'No such thing.',
				hint: 'Bring one.',
			});
		});

		it('do not start for a signal that is already aborted', async () => {
			await using pool = make(1);
			const signal = AbortSignal.abort(new Error('too late'));
			await expect(pool.run({ kind: 'loop' }, { signal })).rejects.toThrow('too late');
		});

		it('end running tasks when disposed, and can be disposed twice', async () => {
			const pool = make(1);
			await pool.run({ kind: 'double', value: 1 }, { signal: never });
			const looping = expect(pool.run({ kind: 'loop' }, { signal: never })).rejects.toThrow('failed');
			await new Promise((resolve) => setTimeout(resolve, 50));
			await pool[Symbol.asyncDispose]();
			await pool[Symbol.asyncDispose]();
			await looping;
		});
	});
}
