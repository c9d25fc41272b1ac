import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Newsletter } from '../../integration/newsletter/newsletter.ts';
import { loadHostCard } from '../../integration/script/host-card-file.ts';
import { offline } from '../../integration/script/offline.ts';
import type { AnswerCache, CastMember, Script, Turn, WriteContext } from '../../integration/script/script.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const folders = [join(root, 'prompts/hosts')];
export const { card: authorCard } = await loadHostCard('author', folders, root);
export const { card: marvinCard } = await loadHostCard('marvin', folders, root);

export const cast: readonly CastMember[] = [
	{ id: 'lia', name: 'Lia', role: 'author', card: authorCard },
	{ id: 'marvin', name: 'Marvin', role: 'cohost', card: marvinCard },
];

export function contextWith(changes: Partial<WriteContext> = {}): WriteContext {
	return {
		show: { title: 'Terra Plana' },
		cast,
		// Enough for a writer: what a voice cannot say is gone, the rest stays.
		spoken: (text) => text.replace(/\p{Extended_Pictographic}/gu, '').trim(),
		prompts: { draft: '', refine: '', repair: '', opinions: '', spokenText: '' },
		answers: answersInMemory(),
		report: () => {},
		signal: new AbortController().signal,
		...changes,
	};
}

/** A cache that forgets when the test ends. */
export function answersInMemory(): AnswerCache {
	const answers = new Map<string, string>();
	return {
		recall: async (question) => answers.get(JSON.stringify(question)),
		keep: async (question, answer) => {
			answers.set(JSON.stringify(question), answer);
		},
	};
}

export function writeOffline(newsletter: Newsletter, changes: Partial<WriteContext> = {}): Promise<Script> {
	return offline().write(newsletter, contextWith(changes));
}

/** What is said between opening and closing. */
export async function contentOf(newsletter: Newsletter): Promise<Turn[]> {
	const { turns } = await writeOffline(newsletter);
	return turns.filter(({ section }) => section !== 'opening' && section !== 'closing');
}

/** What of it is read from the newsletter, or stands for a block of it. */
export async function readingOf(newsletter: Newsletter): Promise<Turn[]> {
	return (await contentOf(newsletter)).filter(({ refs }) => refs.length > 0);
}

/** One line a turn of what is read: who, then what. */
export async function linesOf(newsletter: Newsletter): Promise<string[]> {
	return (await readingOf(newsletter)).map(({ host, text }) => `${host}: ${text}`);
}

/** What a turn is made of, in short: the slots of its phrases and the words of the newsletter. */
export function piecesOf({ parts = [] }: Turn): string[] {
	return parts.map((part) => (part.from === 'bank' ? (part.phrase.split('.')[0] ?? '') : part.text));
}

/** Words without the punctuation around them. */
export function wordsOf(text: string): string[] {
	return text.split(/\s+/).flatMap((word) => word.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '') || []);
}
