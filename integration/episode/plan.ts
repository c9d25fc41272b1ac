import pMap from 'p-map';
import type { Newsletter, NewsletterSource } from '../newsletter/newsletter.ts';
import { compareText } from '../order.ts';
import { Problem } from '../problem.ts';
import type { Ledger } from '../store/ledger.ts';
import { getJson } from '../store/objects.ts';
import type { ObjectStore } from '../store/store.ts';
import type { Episode } from './episode.ts';
import { audioKey, coverKey } from './master-stage.ts';
import type { Pinned } from './studio.ts';

/** An episode that stands, and its MP3 in the store. */
export interface Published {
	/** Key of the episode object. */
	key: string;
	episode: Episode;
	mp3: string;
	/** Its own cover in the store, if it has one. */
	cover?: string;
}

/** A newsletter whose present text has no episode. */
export interface MissingEpisode {
	newsletter: Newsletter;
	/** SHA-256 of the newsletter's file, and of the pinned script's. */
	hash: string;
	/** The script the author keeps beside it. */
	pinned: Pinned | undefined;
	/** The episode of an earlier text: it stays public until there is a new one. */
	last: Published | undefined;
}

/** A newsletter that cannot be read. */
export interface BrokenNewsletter {
	id: string;
	file: string;
	problem: Problem;
	last: Published | undefined;
}

export interface Plan {
	/** Episodes of newsletters that have not changed since. */
	published: readonly Published[];
	/** Oldest first. */
	missing: readonly MissingEpisode[];
	broken: readonly BrokenNewsletter[];
	/** Newsletters that are not due: drafts, and dates after `now`. */
	waiting: readonly { newsletter: Newsletter; reason: 'draft' | 'scheduled' }[];
}

export interface PlanContext {
	ledger: Ledger;
	store: ObjectStore;
	/** @throws {Problem} for a newsletter that cannot be read. */
	parse(source: NewsletterSource): Promise<Newsletter>;
	/** Ids to make again although nothing in them changed. */
	refresh: readonly string[];
	now: Date;
}

/**
 * Decides what has to be made. What is published and unchanged is frozen: it is not parsed, and no prompt, voice or
 * option is looked at.
 */
export async function planEpisodes(
	sources: readonly NewsletterSource[],
	context: PlanContext,
): Promise<Plan> {
	const { ledger, refresh } = context;
	const lastOnes = await pMap(sources, ({ id }) => findPublished(id, context), { concurrency: 16 });
	const published: Published[] = [];
	const missing: MissingEpisode[] = [];
	const broken: BrokenNewsletter[] = [];
	const waiting: Plan['waiting'][number][] = [];

	for (const [index, source] of sources.entries()) {
		const { id, file, hash, pinned } = source;
		const last = lastOnes[index];
		if (last && ledger.get(id)?.source === hash && !refresh.includes(id)) {
			published.push(last);
			continue;
		}
		try {
			const newsletter = await context.parse(source);
			if (newsletter.draft) waiting.push({ newsletter, reason: 'draft' });
			else if (new Date(newsletter.date) > context.now) waiting.push({ newsletter, reason: 'scheduled' });
			else missing.push({ newsletter, hash, pinned, last });
		} catch (problem) {
			if (!(problem instanceof Problem)) throw problem;
			broken.push({ id, file, problem, last });
		}
	}
	missing.sort(
		({ newsletter: a }, { newsletter: b }) => compareText(a.date, b.date) || compareText(a.id, b.id),
	);
	return { published, missing, broken, waiting };
}

async function findPublished(id: string, { ledger, store }: PlanContext): Promise<Published | undefined> {
	const entry = ledger.get(id);
	if (entry === undefined) return undefined;
	const [episode, mp3] = await Promise.all([
		getJson<Episode>(store, entry.episode),
		store.get(audioKey(entry.episode)),
	]);
	if (episode === undefined || mp3 === undefined) return undefined;
	if (episode.cover === undefined) return { key: entry.episode, episode, mp3 };
	const cover = await store.get(coverKey(entry.episode));
	return cover === undefined ? undefined : { key: entry.episode, episode, mp3, cover };
}
