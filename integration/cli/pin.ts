import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { count } from '../count.ts';
import { Problem } from '../problem.ts';
import type { ScriptReading } from '../reading.ts';
import { formatPinned } from '../script/pinned.ts';
import { keepEdits } from '../script/pinned-edits.ts';
import { parsePinned } from '../script/pinned-parse.ts';
import { describeEdits } from '../script/pinned-source.ts';
import type { Spoken } from '../script/spoken/spoken.ts';
import { writeWhole } from './write.ts';

interface PinContext {
	/** Absolute path of the project. */
	root: string;
	/** Whether to drop what was edited by hand. */
	force: boolean;
	speak(text: string): Spoken;
}

/**
 * Writes a script beside its newsletter. Where an earlier one is pinned and the newsletter was edited since, turns that
 * both have keep their wording.
 * @returns What was done.
 * @throws {Problem} when the one that is pinned was edited by hand and is still good.
 */
export async function pinScript(
	{ script, newsletter }: Pick<ScriptReading, 'script' | 'newsletter'>,
	{ root, force, speak }: PinContext,
): Promise<string> {
	const file = newsletter.file.replace(/\.md$/, '.script.json');
	const path = join(root, file);
	const fresh = formatPinned(script, newsletter, speak);
	const text = await readFile(path, 'utf8').catch(() => undefined);
	if (text === fresh) return `${file} is as it should be.\n`;
	if (text === undefined || force) {
		await writeWhole(path, fresh);
		return `${file} written: ${count(script.turns.length, 'turn')}.\n`;
	}
	const earlier = parsePinned({ file, text });
	if (describeEdits(earlier, { file, text }, newsletter).length === 0) {
		throw new Problem(
			`${file} has what the writer would not write: it was edited, or written in another way.`,
			{
				hint: 'It is used as it is. To start over and drop what is in it, add `--force`.',
				place: { file },
			},
		);
	}
	const { script: merged, kept } = keepEdits(script, earlier, speak);
	await writeWhole(path, formatPinned(merged, newsletter, speak));
	return `${file} written: ${count(script.turns.length, 'turn')}, ${kept.length} of them worded as they were.\n`;
}
