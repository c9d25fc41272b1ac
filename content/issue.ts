import type { CollectionEntry } from 'astro:content';
import { getCollection } from 'astro:content';

export type Issue = CollectionEntry<'newsletters'>;

/** The newsletters that readers may see, newest first; drafts only in `astro dev`. */
export async function listIssues(): Promise<Issue[]> {
	const issues = await getCollection('newsletters', ({ data }) => import.meta.env.DEV || !data.draft);
	return issues.sort((a, b) => b.data.date.getTime() - a.data.date.getTime());
}

/** The day of an issue in its own language: `16 de novembro de 2026`. */
export function formatDay({ data }: Issue): string {
	return new Intl.DateTimeFormat(data.language, { dateStyle: 'long', timeZone: 'UTC' }).format(data.date);
}
