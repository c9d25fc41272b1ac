import type { EpisodeSummary } from '../episode/episode.ts';

/**
 * Says which titles apps show in a way that nobody meant. The number has an element of its own, and PSP-1 and Apple ask
 * for titles without it; and readers do not agree whether what stands between `<` and `>` is text.
 * @returns One line, or undefined when all are well.
 */
export function titleAdvice(made: readonly Pick<EpisodeSummary, 'title' | 'number'>[]): string | undefined {
	const numbered = made.filter(beginsWithNumber).map(({ title }) => `“${title}”`);
	const marked = made.filter(({ title }) => /[<>]/.test(title)).map(({ title }) => `“${title}”`);
	const advice = [
		...(numbered.length > 0
			? [`Apps show the number of an episode themselves; it is in the title as well: ${numbered.join(', ')}.`]
			: []),
		...(marked.length > 0 ? [`Some apps take “<” and “>” in a title for HTML: ${marked.join(', ')}.`] : []),
	];
	return advice.length === 0 ? undefined : advice.join(' ');
}

function beginsWithNumber({ title, number }: Pick<EpisodeSummary, 'title' | 'number'>): boolean {
	if (number === undefined) return false;
	return new RegExp(`^(?:#|n[º°.] ?|ep(?:is[oó]d[ei]o?)?\\.? ?#?)?0*${number}(?:[:.)|]| ?[-–—])`, 'iu').test(
		title,
	);
}
