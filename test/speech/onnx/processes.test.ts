import { execFile } from 'node:child_process';
import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { processes } from '../../../integration/speech/onnx/processes.ts';
import type { ThreadTask } from '../../fixtures/thread-task.ts';
import { describeWorkers } from '../worker-contract.ts';

const entry = new URL('../../fixtures/thread-task.ts', import.meta.url);
const never = new AbortController().signal;

describeWorkers('processes', (count) => processes<ThreadTask, number>(entry, { processes: count }), {
	ended: /thread-task\.ts failed: it ended with 3/,
	threw: 'The process running thread-task.ts failed: not a number of ours',
});

describe('processes', () => {
	it('pass on the words of causes', async () => {
		await using pool = processes<ThreadTask, number>(entry, { processes: 1 });
		await expect(pool.run({ kind: 'problem' }, { signal: never })).rejects.toMatchObject({
			cause: 'looked everywhere',
		});
	});

	it('stay, and are replaced when their memory has grown too much', async () => {
		const numbers = new URL('process-number.ts', import.meta.url);
		await using staying = processes<null, number>(numbers, { processes: 1 });
		await using replaced = processes<null, number>(numbers, { processes: 1, growth: -1 });
		const answers: number[] = [];
		for (const pool of [staying, staying, replaced, replaced])
			answers.push(await pool.run(null, { signal: never }));
		expect(answers[1]).toBe(answers[0]);
		expect(answers[3]).not.toBe(answers[2]);
	});

	it('are ended when nothing is to be done for a while, and started again', async () => {
		const numbers = new URL('process-number.ts', import.meta.url);
		await using pool = processes<null, number>(numbers, { processes: 1, idle: 50 });
		const first = await pool.run(null, { signal: never });
		await vi.waitFor(() => expect(() => process.kill(first, 0)).toThrow('ESRCH'), { timeout: 5_000 });
		const second = await pool.run(null, { signal: never });
		expect(second).not.toBe(first);
		// What is asked for while it waits, it still does.
		expect(await pool.run(null, { signal: never })).toBe(second);
	});

	it('take no more tasks than may wait', async () => {
		await using pool = processes<ThreadTask, number>(entry, { processes: 1, waiting: 2 });
		const run = (value: number) => pool.run({ kind: 'double', value }, { signal: never });
		const [running, ...waiting] = [1, 2, 3].map(run);
		await expect(run(4)).rejects.toMatchObject({
			message: 'thread-task.ts has 2 tasks waiting, and takes no more.',
			hint: expect.stringContaining('concurrency'),
		});
		expect(await Promise.all([running, ...waiting])).toEqual([2, 4, 6]);
		expect(await run(5)).toBe(10);
	});

	it('end waiting tasks, too, when disposed', async () => {
		const pool = processes<ThreadTask, number>(entry, { processes: 1 });
		await pool.run({ kind: 'double', value: 1 }, { signal: never });
		const lost = [0, 1].map(() =>
			expect(pool.run({ kind: 'loop' }, { signal: never })).rejects.toThrow('failed'),
		);
		await pool[Symbol.asyncDispose]();
		await Promise.all(lost);
	});
});

describe('processes of the package as it is published', async () => {
	// Inside the repository, so that the copy finds the packages it needs.
	const project = await mkdtemp(fileURLToPath(new URL('../../.tmp-process-', import.meta.url)));
	const packaged = path.join(project, 'node_modules/packaged/integration');
	afterAll(() => rm(project, { recursive: true }));
	const files = ['typescript-hooks.js', 'problem.ts'];

	it.each([
		['disposed', 'await pool[Symbol.asyncDispose]();'],
		['left alone', ''],
	])('run raw TypeScript from node_modules, and let the process end when they are %s', async (_, last) => {
		for (const file of [...files, 'speech/onnx/processes.ts', 'speech/onnx/process-worker.ts']) {
			await cp(new URL(`../../../integration/${file}`, import.meta.url), path.join(packaged, file));
		}
		await writeFile(
			path.join(packaged, 'greet.ts'),
			`import { Problem } from './problem.ts';
			export default (name: string): string => 'Hello, ' + (name satisfies string as string) + Problem.name;`,
		);
		await writeFile(
			path.join(project, 'main.mjs'),
			`import './node_modules/packaged/integration/typescript-hooks.js';
			const { processes } = await import('./node_modules/packaged/integration/speech/onnx/processes.ts');
			const entry = new URL('node_modules/packaged/integration/greet.ts', import.meta.url);
			const pool = processes(entry, { processes: 2 });
			console.log(await pool.run('you, ', { signal: new AbortController().signal }));
			${last}`,
		);
		const { NODE_OPTIONS: _options, ...env } = process.env;
		const { stdout, stderr } = await promisify(execFile)(process.execPath, [path.join(project, 'main.mjs')], {
			timeout: 30_000,
			env,
		});
		expect({ stdout, stderr }).toEqual({ stdout: 'Hello, you, Problem\n', stderr: '' });
	});
});
