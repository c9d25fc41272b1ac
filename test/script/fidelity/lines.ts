import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import type { Newsletter } from '../../../integration/newsletter/newsletter.ts';
import type { Script, Turn } from '../../../integration/script/script.ts';
import type { Spoken } from '../../../integration/script/spoken/spoken.ts';

/** A turn as a person writes it down: everything but what follows from its text. */
export interface ScriptLine extends Pick<Turn, 'host' | 'section' | 'refs' | 'opinion' | 'text'> {
	/** What is done to the opinion, in collections of spoiled ones. */
	kind?: string;
}

/** `lia 3,4!: text`, or `softened lia 3!: text`: blocks by their place in the section from 1, `!` for an opinion. */
const pattern =
	/^(?:(?<kind>[a-z]+) )?(?<host>lia|marvin)(?: (?<blocks>[\d,]+))?(?<opinion>!)?: (?<text>.+)$/u;

/**
 * Turns from a text file of one line each, below lines `@ n` for the section, counted from 0.
 * @throws {Error} for a line that is neither, or names a block the newsletter does not have.
 */
export async function readLines(file: URL, newsletter: Newsletter): Promise<ScriptLine[] | undefined> {
	if (!existsSync(file)) return undefined;
	const lines: ScriptLine[] = [];
	let section = newsletter.sections[0];
	for (const line of (await readFile(file, 'utf8')).split('\n')) {
		if (line === '') continue;
		if (line.startsWith('@ ')) section = newsletter.sections[Number(line.slice(2))];
		else lines.push(readLine(line));
	}
	return lines;

	function readLine(line: string): ScriptLine {
		const { kind, host, blocks = '', opinion, text } = pattern.exec(line)?.groups ?? {};
		if (!section || !host || !text) throw new Error(`${newsletter.id}: not a line of a script: ${line}`);
		const { id, blocks: available } = section;
		const refs = [...blocks.matchAll(/\d+/g)].map(([ordinal]) => available[Number(ordinal) - 1]);
		const owned = refs.find((block) => block?.opinion !== undefined)?.opinion;
		if (refs.includes(undefined) || (opinion !== undefined) !== (owned !== undefined))
			throw new Error(`${newsletter.id}: the blocks do not fit: ${line}`);
		return {
			...(kind === undefined ? {} : { kind }),
			host,
			section: id,
			refs: refs.flatMap((block) => block?.id ?? []),
			...(owned === undefined ? {} : { opinion: owned }),
			text,
		};
	}
}

/** The lines as a script, between the opening and the closing of another. */
export function readScript(
	lines: readonly ScriptLine[],
	{ language, turns }: Script,
	speak: (text: string) => Spoken,
): Script {
	const content = lines.map((line): Turn => {
		const hash = createHash('sha256').update(`${line.host}\n${line.text}`).digest('hex').slice(0, 10);
		return { ...line, id: `t-${hash}`, tags: [], spoken: speak(line.text).text };
	});
	const of = (part: string) => turns.filter(({ section }) => section === part);
	return { writer: 'rephrased', language, turns: [...of('opening'), ...content, ...of('closing')] };
}
