import type { Block, Newsletter, Span } from '../newsletter/newsletter.ts';
import { findEvidence } from './evidence.ts';
import { type PinnedBlock, version } from './pinned-schema.ts';
import type { Script, Turn } from './script.ts';
import type { Spoken } from './spoken/spoken.ts';

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
