import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Newsletter } from '../../integration/newsletter/newsletter.ts';
import { loadHostCard } from '../../integration/script/host-card-file.ts';
import { offline } from '../../integration/script/offline.ts';
import type { CastMember, Script, Turn, WriteContext } from '../../integration/script/script.ts';

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
		signal: new AbortController().signal,
		...changes,
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

/** One line a turn: who, then what. */
export async function linesOf(newsletter: Newsletter): Promise<string[]> {
	return (await contentOf(newsletter)).map(({ host, text }) => `${host}: ${text}`);
}

/** Words without the punctuation around them. */
export function wordsOf(text: string): string[] {
	return text.split(/\s+/).flatMap((word) => word.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '') || []);
}
