import { readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { Problem } from '../problem.ts';
import { readHostCard } from './host-card.ts';
import type { HostCard } from './script.ts';

/**
 * Reads the host card `<name>.md` from the first folder that has it.
 * @param folders In order of preference: the project's own, then the package's.
 * @param root The project: messages name files as seen from here.
 * @returns The card, and the file's text, which belongs in the key of every script written with it.
 * @throws {Problem} when no folder has the card, or the card is not right.
 */
export async function loadHostCard(
	name: string,
	folders: readonly string[],
	root: string,
): Promise<{ card: HostCard; text: string }> {
	for (const folder of folders) {
		const path = join(folder, `${name}.md`);
		const file = relative(root, path);
		const text = await readIfPresent(path, file);
		if (text !== undefined) return { card: readHostCard(file, text), text };
	}
	const looked = folders.map((folder) => relative(root, folder));
	throw new Problem(`There is no host card “${name}”: ${name}.md is not in ${looked.join(' or ')}.`, {
		hint: `Write ${join(looked[0] ?? '', `${name}.md`)}, or name another card in the options of the host.`,
	});
}

async function readIfPresent(path: string, file: string): Promise<string | undefined> {
	try {
		return await readFile(path, 'utf8');
	} catch (cause) {
		if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return undefined;
		throw new Problem(`The host card ${file} cannot be read.`, {
			hint: 'Check that it is a file and that its permissions allow reading.',
			place: { file },
			cause,
		});
	}
}
