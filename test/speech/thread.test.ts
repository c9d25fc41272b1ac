import { execFile } from 'node:child_process';
import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, describe, expect, it } from 'vitest';
import { threads } from '../../integration/thread.ts';
import type { ThreadTask } from '../fixtures/thread-task.ts';
import { describeWorkers } from './worker-contract.ts';

const entry = new URL('../fixtures/thread-task.ts', import.meta.url);
const never = new AbortController().signal;

describeWorkers('threads', (count) => threads<ThreadTask, number>(entry, { threads: count }), {
	ended: /thread-task\.ts failed.*code: 3/,
	threw: 'The thread running thread-task.ts failed: not a number of ours',
});

describe('threads', () => {
	it('pass on causes as they were', async () => {
		await using pool = threads<ThreadTask, number>(entry, { threads: 1 });
		await expect(pool.run({ kind: 'throw' }, { signal: never })).rejects.toMatchObject({
			cause: expect.any(Error),
		});
		await expect(pool.run({ kind: 'problem' }, { signal: never })).rejects.toMatchObject({
			cause: { message: 'looked everywhere' },
		});
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
