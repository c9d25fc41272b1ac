import { type ChildProcess, fork, spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Setup } from './contender.ts';
import type { Order, Score } from './contender-process.ts';

export interface Entrant {
	name: string;
	setup: Setup;
	/** Processor cores it is held to. */
	cores: number;
}

export interface Standing {
	name: string;
	cores: number;
	/** Until the first sentence was spoken: packages, session, everything. */
	start: Score;
	/** One for each round. */
	rounds: Score[];
}

const canPin = spawnSync('taskset', ['--version']).status === 0;
const longest = 600_000;

/** Whether processes can be held to cores here. */
export function pinned(): boolean {
	return canPin;
}

/** Has all speak the same texts in turn, so that a busy moment of the machine meets them all. */
export async function race(
	entrants: readonly Entrant[],
	texts: readonly string[],
	rounds: number,
): Promise<Standing[]> {
	const running: { child: ChildProcess; standing: Standing }[] = [];
	try {
		for (const { name, setup, cores } of entrants) {
			const child = launch(cores);
			const start = await ask(child, { create: setup });
			running.push({ child, standing: { name, cores, start, rounds: [] } });
		}
		for (let round = 0; round < rounds; round += 1) {
			for (const { child, standing } of running) standing.rounds.push(await ask(child, { speak: texts }));
		}
		return running.map(({ standing }) => standing);
	} finally {
		for (const { child } of running) child.kill('SIGKILL');
	}
}

function launch(cores: number): ChildProcess {
	const entry = fileURLToPath(new URL('contender-process.ts', import.meta.url));
	const settings = { stdio: ['ignore', 'ignore', 'ignore', 'ipc'] as ['ignore', 'ignore', 'ignore', 'ipc'] };
	if (!canPin) return fork(entry, settings);
	const list = Array.from({ length: cores }, (_, core) => core).join();
	return fork(entry, { ...settings, execPath: 'taskset', execArgv: ['-c', list, process.execPath] });
}

async function ask(child: ChildProcess, order: Order): Promise<Score> {
	const answered = Promise.withResolvers<Score>();
	const onExit = (code: number | null) => answered.reject(new Error(`A contender ended with ${code}.`));
	const timer = setTimeout(() => answered.reject(new Error('A contender hangs.')), longest);
	child.once('message', (score: Score) => answered.resolve(score));
	child.once('exit', onExit);
	child.send(order);
	return answered.promise.finally(() => {
		clearTimeout(timer);
		child.off('exit', onExit);
	});
}
