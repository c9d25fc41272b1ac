import { randomUUID } from 'node:crypto';
import { rename, rm, writeFile } from 'node:fs/promises';
import { Problem, reasonOf } from '../problem.ts';

/**
 * Writes a file whole or not at all: to a temporary name in the same folder, then renamed.
 * @throws {Problem} when it cannot be written.
 */
export async function writeWhole(path: string, text: string): Promise<void> {
	const temporary = `${path}.${randomUUID()}.tmp`;
	try {
		await writeFile(temporary, text);
		await rename(temporary, path);
	} catch (cause) {
		await rm(temporary, { force: true });
		throw new Problem(`${path} could not be written: ${reasonOf(cause)}`, {
			hint: 'Look whether its folder exists and may be written to.',
			cause,
		});
	}
}
