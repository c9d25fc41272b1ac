import { asList, asObject, asText, dataIn } from './fenced.ts';

/** What a model is sent: of a `Question`, and of a request to the hostile server. */
export interface Asked {
	system: string;
	user: string;
	schema?: Readonly<Record<string, unknown>> | undefined;
}

export interface DraftedTurn {
	refs: string[];
	opinion: string | null;
	host: string;
	tags: string[];
	text: string;
}

export interface Draft {
	turns: DraftedTurn[];
}

export interface Patches {
	patches: { id: string; text: string }[];
}

interface Line {
	block: string;
	kind: string;
	opinion: string | null;
	owner: string | null;
	text: string;
}

/** Longest turn, words. */
const longestTurn = 45;

/** The title, then the sentences of every block: opinions by their owner, facts by the other host. */
export function faithfulDraft({ user, schema, system }: Asked): Draft {
	const [head = {}, ...rest] = dataIn(user, 'newsletter');
	const lines = rest.map(readLine);
	const [author = '', cohost = author] = hostsIn(schema);
	const turns: DraftedTurn[] = [];
	for (const [index, line] of lines.entries()) {
		const host = line.owner ?? readerOf(lines, index, author, cohost);
		for (const text of textsOf(line, linesIn(host, system, 'Announces code with'))) {
			turns.push({ refs: [line.block], opinion: line.opinion, host, tags: [], text });
		}
	}
	const first = turns[0];
	const title = asText(head['section']);
	if (first && title !== '' && first.opinion === null && (head['part'] ?? 1) === 1) {
		first.text = `${sentence(title)} ${first.text}`;
	}
	return { turns };
}

/** Facts change hands with every block, so that whoever reads the last one has no part in the opinion that follows. */
function readerOf(lines: readonly Line[], index: number, author: string, cohost: string): string {
	const next = lines.findIndex(({ owner }, at) => at > index && owner !== null);
	const owner = lines[next]?.owner ?? author;
	const distance = (next < 0 ? lines.length : next) - index;
	return (distance % 2 === 1) === (owner === author) ? cohost : author;
}

function readLine(line: Readonly<Record<string, unknown>>): Line {
	const orNull = (value: unknown) => (typeof value === 'string' ? value : null);
	return {
		block: asText(line['block']),
		kind: asText(line['kind']),
		opinion: orNull(line['opinion']),
		owner: orNull(line['owner']),
		text: asText(line['text']),
	};
}

/** The ids of the hosts, the author first: the order of the cast. */
function hostsIn(schema: Asked['schema']): string[] {
	const turns = asObject(asObject(schema?.['properties'])['turns']);
	const host = asObject(asObject(asObject(turns['items'])['properties'])['host']);
	return asList(host['enum']).map(asText);
}

/** What is said of a block, a turn each. */
function textsOf({ kind, text }: Line, announcements: readonly string[]): string[] {
	if (kind === 'code') return [announcements[0] ?? 'Code.'];
	const sentences = text.split('\n').flatMap((passage) => sentencesIn(passage).flatMap(breakUp));
	const texts: string[] = [];
	for (const each of sentences) {
		const last = texts.at(-1);
		if (last !== undefined && wordsIn(`${last} ${each}`) <= longestTurn)
			texts[texts.length - 1] = `${last} ${each}`;
		else texts.push(each);
	}
	return texts;
}

/** The sentences of a text, each with its punctuation. */
export function sentencesIn(text: string): string[] {
	const ends = /(?<=[.!?…]["”’)]?)\s+(?=[^\p{Ll}])/u;
	return text
		.split(ends)
		.map((each) => each.trim())
		.filter((each) => /[\p{L}\p{N}]/u.test(each))
		.map(sentence);
}

/** With a full stop if it has no end. */
function sentence(text: string): string {
	return /[.!?…]["”’)]?$/u.test(text) ? text : `${text.replace(/[:;,–—-]+$/u, '')}.`;
}

/** A sentence that is too long for a turn, in pieces. */
function breakUp(text: string): string[] {
	const words = text.split(' ');
	if (words.length <= longestTurn) return [text];
	const pieces = Math.ceil(words.length / longestTurn);
	return Array.from({ length: pieces }, (_, piece) =>
		words.slice(piece * longestTurn, (piece + 1) * longestTurn).join(' '),
	);
}

function wordsIn(text: string): number {
	return text.split(/\s+/).length;
}

/** A filler at the beginning of some turns with facts, by a host whose card has fillers. */
export function faithfulRefinement({ user, system }: Asked): Patches {
	const patches = dataIn(user, 'turns').flatMap((turn, index) => {
		const filler = linesIn(asText(turn['host']), system, 'Fillers,')[0];
		if (turn['opinion'] !== null || index % 5 !== 1 || filler === undefined) return [];
		const beginning = `${filler[0]?.toUpperCase()}${filler.slice(1).replace(/[.…,]*$/u, '')}...`;
		return [{ id: asText(turn['id']), text: `${beginning} ${asText(turn['text'])}` }];
	});
	return { patches };
}

/** What the system prompt quotes in one line on a host. */
function linesIn(host: string, system: string, beginning: string): string[] {
	const card = system.split('\n# ').find((part) => part.includes(`(\`${host}\`)`));
	const line = card?.split('\n').find((each) => each.startsWith(`- ${beginning}`)) ?? '';
	return [...line.matchAll(/“([^”]*)”/g)].map(([, words = '']) => words);
}

/** The sentences of the cited blocks that are nearest to the turn. */
export function faithfulRepair({ user }: Asked): Patches {
	const blocks = dataIn(user, 'newsletter').map(readLine);
	const wrong = dataIn(user, 'turns').filter((turn) => turn['change'] === true);
	const patches = wrong.flatMap((turn) => {
		const refs = asList(turn['refs']);
		const sentences = blocks
			.filter(({ block }) => refs.includes(block))
			.flatMap(({ text }) => text.split('\n').flatMap(sentencesIn));
		const said = new Set(stemsOf(asText(turn['text'])));
		const scores = sentences.map((each) => {
			const stems = stemsOf(each);
			return stems.filter((stem) => said.has(stem)).length / Math.max(1, stems.length);
		});
		const best = Math.max(...scores);
		const kept = sentences.filter((_, index) => (scores[index] ?? 0) >= Math.min(0.5, best));
		return kept.length === 0 ? [] : [{ id: asText(turn['id']), text: kept.join(' ') }];
	});
	return { patches };
}

function stemsOf(text: string): string[] {
	return (text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).map((word) => word.slice(0, 5));
}
