import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

export interface SmallDisk {
	/** Makes room. */
	grow(): Promise<void>;
	remove(): Promise<void>;
}

/**
 * A disk of its own at `folder`, in memory.
 * @param size As `mount` takes it, for example `700k`.
 * @returns undefined where this process may not mount anything.
 */
export async function mountSmallDisk(folder: string, size: string): Promise<SmallDisk | undefined> {
	try {
		await run('mount', ['-t', 'tmpfs', '-o', `size=${size}`, 'tmpfs', folder]);
	} catch {
		return undefined;
	}
	return {
		grow: async () => void (await run('mount', ['-o', 'remount,size=100m', folder])),
		remove: async () => void (await run('umount', ['--lazy', folder])),
	};
}
