import { execFile } from 'node:child_process';
import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, describe, expect, it } from 'vitest';
import { threads } from '../../integration/thread.ts';
import type { ThreadTask } from '../fixtures/thread-task.ts';

const entry = new URL('../fixtures/thread-task.ts', import.meta.url);
const never = new AbortController().signal;

describe('threads', () => {
	it('runs tasks at the same time and answers each', async () => {
		await using pool = threads<ThreadTask, number>(entry, { threads: 2 });
		const values = [1, 2, 3, 4, 5];
		const doubled = await Promise.all(
			values.map((value) => pool.run({ kind: 'double', value }, { signal: never })),
		);
		expect(doubled).toEqual([2, 4, 6, 8, 10]);
	});

	it('stops even an endless loop when aborted, with the reason of the signal', async () => {
		await using pool = threads<ThreadTask, number>(entry, { threads: 1 });
		await pool.run({ kind: 'double', value: 1 }, { signal: never });
		const controller = new AbortController();
		const looping = pool.run({ kind: 'loop' }, { signal: controller.signal });
		const waiting = pool.run({ kind: 'double', value: 21 }, { signal: never });
		setTimeout(() => controller.abort(new Error('changed my mind')), 50);
		await expect(looping).rejects.toThrow('changed my mind');
		// Its thread is gone; the task behind it in the queue must not be.
		await expect(waiting).resolves.toBe(42);
	});

	it('loses only the task of a thread that ends', async () => {
		await using pool = threads<ThreadTask, number>(entry, { threads: 1 });
		const results = await Promise.allSettled([
			pool.run({ kind: 'exit' }, { signal: never }),
			pool.run({ kind: 'double', value: 4 }, { signal: never }),
		]);
		expect(results[0]).toMatchObject({
			reason: { name: 'Newscast', message: expect.stringMatching(/thread-task\.ts failed.*code: 3/) },
		});
		expect(results[1]).toMatchObject({ value: 8 });
	});

	it('says what was thrown, and passes problems on whole', async () => {
		await using pool = threads<ThreadTask, number>(entry, { threads: 1 });
		await expect(pool.run({ kind: 'throw' }, { signal: never })).rejects.toMatchObject({
			message: 'The thread running thread-task.ts failed: not a number of ours',
			cause: expect.any(Error),
		});
		await expect(pool.run({ kind: 'problem' }, { signal: never })).rejects.toMatchObject({
			name: 'Newscast',
			message: 'No such thing.',
			hint: 'Bring one.',
			cause: { message: 'looked everywhere' },
		});
	});

	it('does not start for a signal that is already aborted', async () => {
		await using pool = threads<ThreadTask, number>(entry, { threads: 1 });
		const signal = AbortSignal.abort(new Error('too late'));
		await expect(pool.run({ kind: 'loop' }, { signal })).rejects.toThrow('too late');
	});

	it('stops running tasks when disposed, and can be disposed twice', async () => {
		const pool = threads<ThreadTask, number>(entry, { threads: 1 });
		await pool.run({ kind: 'double', value: 1 }, { signal: never });
		const looping = expect(pool.run({ kind: 'loop' }, { signal: never })).rejects.toThrow('failed');
		await new Promise((resolve) => setTimeout(resolve, 50));
		await pool[Symbol.asyncDispose]();
		await pool[Symbol.asyncDispose]();
		await looping;
	});
});

describe('threads of the package as it is published', async () => {
	// Inside the repository, so that the copy finds the packages it needs.
	const project = await mkdtemp(fileURLToPath(new URL('../.tmp-thread-', import.meta.url)));
	const packaged = path.join(project, 'node_modules/packaged/integration');
	afterAll(() => rm(project, { recursive: true }));

	it('run raw TypeScript from node_modules, print nothing and let the process end', async () => {
		for (const file of ['typescript-hooks.js', 'thread.ts', 'thread-worker.ts', 'problem.ts']) {
			await cp(new URL(`../../integration/${file}`, import.meta.url), path.join(packaged, file));
		}
		await writeFile(
			path.join(packaged, 'greet.ts'),
			`import { Problem } from './problem.ts';
			export default (name: string): string => 'Hello, ' + (name satisfies string as string) + Problem.name;`,
		);
		await writeFile(
			path.join(project, 'main.mjs'),
			`import './node_modules/packaged/integration/typescript-hooks.js';
			const { threads } = await import('./node_modules/packaged/integration/thread.ts');
			const entry = new URL('node_modules/packaged/integration/greet.ts', import.meta.url);
			const pool = threads(entry, { threads: 2 });
			console.log(await pool.run('you, ', { signal: new AbortController().signal }));`,
		);
		const { NODE_OPTIONS: _, ...env } = process.env;
		const { stdout, stderr } = await promisify(execFile)(process.execPath, [path.join(project, 'main.mjs')], {
			timeout: 30_000,
			env,
		});
		expect({ stdout, stderr }).toEqual({ stdout: 'Hello, you, Problem\n', stderr: '' });
	});
});
