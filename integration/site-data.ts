import type { Plan } from './episode/plan.ts';
import { roleAt, type Show } from './options.ts';
import { platformLinks } from './publish/platforms.ts';
import type { PendingEpisode, SiteShow } from './site/site.ts';

/** What pages may tell about the show. */
export function siteShow(
	{ title, description, language, author, hosts, copyright, links }: Show,
	images: Pick<SiteShow, 'cover' | 'smallCover' | 'shareImage'>,
): SiteShow {
	return {
		title,
		description,
		language,
		author,
		hosts: hosts.map(({ id, name }, position) => ({ id, name, role: roleAt(position) })),
		links: platformLinks(links),
		...images,
		...(copyright === undefined ? {} : { copyright }),
	};
}

/** Newsletters without an episode, and why. */
export function pendingEpisodes({ missing, broken, waiting }: Plan): PendingEpisode[] {
	return [
		...missing.map(({ newsletter: { id, title } }) => ({ id, title, reason: 'missing' as const })),
		...broken.map(({ id, problem }) => ({
			id,
			title: id,
			reason: 'broken' as const,
			detail: problem.message,
		})),
		...waiting.map(({ newsletter: { id, title, date }, reason }) => ({ id, title, reason, detail: date })),
	];
}
