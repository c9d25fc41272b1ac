import { randomUUID } from 'node:crypto';
import { open, readFile, rename, rm, stat, utimes } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { Problem } from '../../problem.ts';

export const lockName = '.pulling';

/** A process that works touches its lock this often, seconds; one that has not for the second time is gone. */
const heartbeat = { every: 10, gone: 120 };

/**
 * Keeps other processes from downloading into the same folder, also from other machines on a shared volume.
 * @throws {Problem} when one does.
 */
export async function lockFolder(folder: string): Promise<AsyncDisposable> {
	const file = join(folder, lockName);
	const mine = `${process.pid} ${hostname()} ${randomUUID()}\n`;
	if (!(await create(file, mine))) {
		const theirs = await readFile(file, 'utf8').catch(() => '');
		if (!(await isAbandoned(file, theirs)) || !(await replace(file, theirs, mine)))
			throw busyProblem(file, theirs);
	}
	const beat = setInterval(() => {
		const now = new Date();
		void utimes(file, now, now).catch(() => {});
	}, heartbeat.every * 1000).unref();
	return {
		async [Symbol.asyncDispose]() {
			clearInterval(beat);
			// It may have been taken for abandoned while this machine slept.
			if ((await readFile(file, 'utf8').catch(() => '')) === mine) await rm(file, { force: true });
		},
	};
}

/** @returns whether there was no such file. */
async function create(file: string, text: string): Promise<boolean> {
	try {
		const handle = await open(file, 'wx');
		try {
			await handle.writeFile(text);
		} finally {
			await handle.close();
		}
		return true;
	} catch (error) {
		if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
		throw error;
	}
}

/** Of several processes that find the same abandoned lock, one gets to move it away and make its own. */
async function replace(file: string, theirs: string, mine: string): Promise<boolean> {
	const aside = `${file}.${randomUUID()}`;
	try {
		await rename(file, aside);
	} catch {
		return create(file, mine);
	}
	if ((await readFile(aside, 'utf8')) !== theirs) {
		// Another process was faster, and this is its lock.
		await rename(aside, file);
		return false;
	}
	await rm(aside, { force: true });
	return create(file, mine);
}

async function isAbandoned(file: string, text: string): Promise<boolean> {
	const found = await stat(file).catch(() => undefined);
	if (found === undefined || Date.now() - found.mtimeMs > heartbeat.gone * 1000) return true;
	const [pid, host] = text.trim().split(' ');
	// A container that was started again has the numbers it had before.
	return host === hostname() && Number(pid) !== process.pid && !isRunning(Number(pid));
}

function isRunning(pid: number): boolean {
	try {
		process.kill(pid, 0);
		return true;
	} catch (error) {
		return error instanceof Error && 'code' in error && error.code === 'EPERM';
	}
}

function busyProblem(file: string, text: string): Problem {
	const [pid, host] = text.trim().split(' ');
	const who = pid && host ? `Process ${pid} on ${host}` : 'Another process';
	return new Problem(`${who} is downloading this model already.`, {
		hint: 'Wait until it is done, and run the command again: nothing is downloaded twice. If it was killed, that shows within two minutes.',
		place: { file },
	});
}
