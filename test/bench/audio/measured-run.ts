import { type ChildProcess, spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

/** What programs took that ran one after the other. */
export interface Cost {
	/** Wall clock, seconds. */
	seconds: number;
	/** Processor time, that of the processes they started included, seconds. Not a number elsewhere than on Linux. */
	processor: number;
	/** Most memory that they and what they started had at one time, MB. Not a number elsewhere than on Linux. */
	peak: number;
}

export interface Command {
	program: string;
	parameters: readonly string[];
	env?: NodeJS.ProcessEnv;
}

/** What Linux counts processor time in. */
const ticksPerSecond = 100;

/** How often memory is looked at, milliseconds. */
const interval = 50;

/**
 * Runs a program. No other may run at the same time, or its processor time counts here, too.
 * @returns What it said on both outputs.
 */
export async function measuredRun({
	program,
	parameters,
	env,
}: Command): Promise<{ cost: Cost; said: string }> {
	const [start, before] = [performance.now(), endedChildrenSeconds()];
	const child = spawn(program, parameters, {
		stdio: ['ignore', 'pipe', 'pipe'],
		env: { ...process.env, ...env },
	});
	let said = '';
	const keep = (text: string) => {
		said += text;
	};
	child.stdout.setEncoding('utf8').on('data', keep);
	child.stderr.setEncoding('utf8').on('data', keep);
	const memory = watchMemory(child);
	const code = await new Promise<number | null>((resolve, reject) => {
		child.once('error', reject);
		child.once('close', resolve);
	}).finally(memory.stop);
	if (code !== 0) throw new Error(`${program} ended with ${code}:\n${said.slice(-2_000)}`);
	return {
		cost: {
			seconds: (performance.now() - start) / 1000,
			processor: endedChildrenSeconds() - before,
			peak: memory.peak(),
		},
		said,
	};
}

export function addCosts(first: Cost, second: Cost): Cost {
	return {
		seconds: first.seconds + second.seconds,
		processor: first.processor + second.processor,
		peak: Math.max(first.peak, second.peak),
	};
}

/** Processor time of the children of this process that have ended, and of theirs. */
function endedChildrenSeconds(): number {
	if (process.platform !== 'linux') return Number.NaN;
	// After the name, which may hold spaces: fields 16 and 17 of all.
	const fields = readFileSync('/proc/self/stat', 'utf8').split(') ').at(-1)?.split(' ') ?? [];
	return (Number(fields[13]) + Number(fields[14])) / ticksPerSecond;
}

function watchMemory({ pid }: ChildProcess): { peak(): number; stop(): void } {
	let peak = process.platform === 'linux' ? 0 : Number.NaN;
	const timer = setInterval(() => {
		if (pid !== undefined) peak = Math.max(peak, residentOf(String(pid)));
	}, interval);
	return { peak: () => peak, stop: () => clearInterval(timer) };
}

/** Memory of a process and of all it started, MB. */
function residentOf(pid: string): number {
	if (process.platform !== 'linux') return Number.NaN;
	try {
		const status = readFileSync(`/proc/${pid}/status`, 'utf8');
		const own = Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024;
		return childrenOf(pid).reduce((sum, child) => sum + residentOf(child), own);
	} catch {
		// It ended meanwhile.
		return 0;
	}
}

function childrenOf(pid: string): string[] {
	const folder = `/proc/${pid}/task`;
	return readdirSync(folder).flatMap((thread) =>
		readFileSync(`${folder}/${thread}/children`, 'utf8').split(' ').filter(Boolean),
	);
}
