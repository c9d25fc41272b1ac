import { Problem, reasonOf } from '../problem.ts';
import { type PinnedFile, type PinnedScript, pinnedSchema } from './pinned-schema.ts';

/** @throws {Problem} with the line, for what is not a pinned script. */
export function parsePinned(pinned: PinnedFile): PinnedScript {
	const { file, text } = pinned;
	let json: unknown;
	try {
		json = JSON.parse(text.replace(/^\uFEFF/, ''));
	} catch (cause) {
		throw new Problem(`${file} is not JSON: ${reasonOf(cause)}`, {
			hint: 'Look for a missing comma or quotation mark in that line.',
			place: { file, line: lineOfSyntaxError(text, cause) },
			cause,
		});
	}
	const result = pinnedSchema.safeParse(json);
	if (result.success) return result.data;
	const mistakes = result.error.issues.map(({ path, message }) => ({
		line: path[0] === 'turns' ? lineOfTurn(pinned, Number(path[1])) : lineOfKey(pinned, String(path[0])),
		text: `${path.length > 0 ? `\`${path.join('.')}\`: ` : ''}${message}`,
	}));
	throw new Problem(
		`${file} is not a script:\n${mistakes.map(({ line, text }) => `- ${file}:${line}: ${text}`).join('\n')}`,
		{
			hint: 'Mend it, or write it again with `newscast script <newsletter> --pin --force`.',
			place: { file, line: mistakes[0]?.line },
		},
	);
}

/** Line of a turn in the file, counted from 1. */
export function lineOfTurn({ text }: PinnedFile, index: number): number {
	const turns = text.slice(Math.max(text.search(/"turns"\s*:/), 0));
	const ids = [...turns.matchAll(/"id"\s*:/g)];
	return lineAt(text, text.length - turns.length + (ids[index]?.index ?? 0));
}

/** Line of a key at the top of the file, counted from 1. */
export function lineOfKey({ text }: PinnedFile, key: string): number {
	return lineAt(text, Math.max(text.indexOf(`"${key}"`), 0));
}

/** The parser does not always say where it stopped; a line that was broken by hand is not JSON on its own. */
function lineOfSyntaxError(text: string, error: unknown): number {
	const position = /position (\d+)/.exec(reasonOf(error))?.[1];
	if (position !== undefined) return lineAt(text, Number(position));
	const lines = text.trimEnd().split('\n');
	const broken = lines.findIndex((line) => {
		const whole = line.trim().replace(/,$/, '');
		if (/^\{./.test(whole)) return !isJson(whole);
		return /^"\w+": .*[^[{]$/.test(whole) && !isJson(`{${whole}}`);
	});
	return broken === -1 ? lines.length : broken + 1;
}

function isJson(text: string): boolean {
	try {
		JSON.parse(text);
		return true;
	} catch {
		return false;
	}
}

function lineAt(text: string, offset: number): number {
	return text.slice(0, offset).split('\n').length;
}
