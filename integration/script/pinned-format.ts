import { z } from 'astro/zod';
import { type Block, languages, type Newsletter, type Span } from '../newsletter/newsletter.ts';
import { Problem, reasonOf } from '../problem.ts';
import { findEvidence } from './evidence.ts';
import type { Script, Turn } from './script.ts';
import type { Spoken } from './spoken/spoken.ts';

/** Version of the format. */
const version = 1;

const name = z.string().min(1);
const words = z.string().regex(/\S/, 'has no words');

const turnSchema = z.strictObject({
	id: name,
	host: name,
	section: name,
	refs: z.array(name).default([]),
	opinion: name.optional(),
	tags: z.array(name).default([]),
	/** What the newsletter says there, for whoever reviews the script. Found anew when it is read. */
	evidence: z.array(z.string()).optional(),
	repair: z
		.strictObject({ how: z.enum(['fixed', 'rewritten', 'replaced']), rules: z.array(name) })
		.optional(),
	text: words,
	/** Only where the text is to be said in another way than by the rules. */
	spoken: words.optional(),
});

const sourceSchema = z.strictObject({
	section: name,
	block: name,
	/** Its first words, for whoever reads the file. */
	says: z.string(),
});

const pinnedSchema = z.strictObject({
	version: z.literal(version, `must be ${version}: the file was written by another version of newscast`),
	/** Id of the newsletter when the file was written; it may be renamed. */
	newsletter: name,
	title: z.string(),
	writer: name,
	language: z.enum(languages),
	source: z.array(sourceSchema),
	turns: z.array(turnSchema).min(1, 'must have at least one turn'),
});

/** A pinned script as it stands in its file. */
export type PinnedScript = z.output<typeof pinnedSchema>;
export type PinnedTurn = PinnedScript['turns'][number];
/** A block of the newsletter as the script was made from it. */
export type PinnedBlock = PinnedScript['source'][number];

/** Where a pinned script was read from, relative to the project root, and what is in the file. */
export interface PinnedFile {
	file: string;
	text: string;
}

/** JSON with a line for every block and every turn, so that a review reads as a diff. */
export function formatPinned(
	script: Script,
	newsletter: Newsletter,
	speak: (text: string) => Spoken,
): string {
	const head = {
		version,
		newsletter: newsletter.id,
		title: newsletter.title,
		writer: script.writer,
		language: script.language,
	};
	return [
		'{',
		...Object.entries(head).map(([key, value]) => `\t"${key}": ${JSON.stringify(value)},`),
		...list('source', blocksOf(newsletter), ','),
		...list(
			'turns',
			script.turns.map((turn) => recordOf(turn, newsletter, speak)),
			'',
		),
		'}\n',
	].join('\n');
}

/** The blocks of a newsletter as a pinned script names them. */
export function blocksOf({ sections }: Newsletter): PinnedBlock[] {
	return sections.flatMap(({ id: section, blocks }) =>
		blocks.map((block) => ({ section, block: block.id, says: firstWords(block) })),
	);
}

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

function list(key: string, items: readonly object[], end: string): string[] {
	const lines = items.map((item, index) => `\t\t${inLine(item)}${index < items.length - 1 ? ',' : ''}`);
	return [`\t"${key}": [`, ...lines, `\t]${end}`];
}

/** Spaced for people. A line break inside a string is written as an escape, so every one here is of the layout. */
function inLine(value: object): string {
	return JSON.stringify(value, null, 1).replace(/\n */g, ' ');
}

function recordOf(turn: Turn, newsletter: Newsletter, speak: (text: string) => Spoken): object {
	const { parts, ...bare } = turn;
	const { id, host, section, refs, opinion, tags, repair, text, spoken } = bare;
	// As it is found when the file is read: parts are not in it.
	const evidence = findEvidence(bare, newsletter);
	return {
		id,
		host,
		section,
		refs,
		...(opinion !== undefined && { opinion }),
		tags,
		...(evidence.length > 0 && { evidence: evidence.map((span) => wordsAt(newsletter.body, span)) }),
		...(repair && { repair: { how: repair.how, rules: repair.rules } }),
		text,
		...(spoken !== speak(text).text && { spoken }),
	};
}

function wordsAt(body: string, { start, end }: Span): string {
	return body.slice(start, end).replace(/\s+/g, ' ').trim();
}

function firstWords({ kind, passages, codeLanguage }: Block): string {
	const text = passages
		.map((passage) => passage.text)
		.join(' ')
		.trim();
	if (text === '') return [kind, codeLanguage].filter(Boolean).join(' ');
	const words = text.slice(0, 200).split(/\s+/).slice(0, 8).join(' ').slice(0, 80);
	return words.length < text.length ? `${words}…` : words;
}
