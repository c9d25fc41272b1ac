import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroConfig, AstroIntegrationLogger } from 'astro';
import { count } from './count.ts';
import { readCover } from './cover.ts';
import { objectKey } from './episode/keys.ts';
import type { Failed, Outcome } from './episode/make.ts';
import { type Plan, type Published, planEpisodes } from './episode/plan.ts';
import { summarise } from './episode/summary.ts';
import { locationOf } from './location.ts';
import { listNewsletters } from './newsletter/read.ts';
import { type Options, roleAt, type Show } from './options.ts';
import { compareText } from './order.ts';
import { checkCategory } from './publish/categories.ts';
import { emitFiles } from './publish/emit.ts';
import { type PodcastFile, podcastFiles } from './publish/files.ts';
import { gatherProblems, type Report } from './report.ts';
import type { PendingEpisode, SiteData, SiteShow } from './site/site.ts';
import { directoryStore } from './store/directory.ts';
import { openLedger } from './store/ledger.ts';

/** The show as one build or one dev server sees it. */
export interface Podcast {
	/** Looks at newsletters, ledger and store. Calls no writer, engine or encoder. */
	look(): Promise<Plan>;
	/**
	 * Makes what `look` found missing.
	 * @returns What to tell when the site is built.
	 * @throws {Problem} when an episode could not be made, unless the `onError` option says otherwise.
	 */
	make(plan: Plan, signal: AbortSignal): Promise<Report>;
	/** What pages are rendered from. */
	siteData(): SiteData;
	/** Every file of the podcast but the pages, by decoded path below the base. */
	files(): ReadonlyMap<string, PodcastFile>;
	/** Writes the files below `folder`, the feed last. */
	emit(folder: string): Promise<void>;
}

/** @throws {Problem} for anything that can be known to be wrong before any work. */
export async function openPodcast(
	options: Options,
	config: AstroConfig,
	logger: AstroIntegrationLogger,
): Promise<Podcast> {
	const location = locationOf(options.path, config);
	checkCategory(options.show.category);
	const root = fileURLToPath(config.root);
	const cover = await readCover(root, options.show.cover);
	const cache = join(fileURLToPath(config.cacheDir), 'newscast');
	const ledger = await openLedger(join(cache, 'ledger.json'));
	const store = directoryStore(join(cache, 'objects'), {
		onDamaged: (key) => logger.warn(`${key} was damaged in the cache and is made again.`),
	});

	let published: readonly Published[] = [];
	let pending: readonly PendingEpisode[] = [];

	async function look(): Promise<Plan> {
		const { show, newsletters, refresh } = options;
		const began = performance.now();
		const sources = await listNewsletters(join(root, newsletters), root);
		const plan = await planEpisodes(sources, {
			ledger,
			store,
			refresh,
			now: new Date(),
			async parse(source) {
				const { parseNewsletter } = await import('./newsletter/parse.ts');
				return parseNewsletter(source.source, { ...source, language: show.language, hosts: show.hosts });
			},
		});
		const last = [...plan.missing, ...plan.broken].flatMap((missing) => missing.last ?? []);
		published = newestFirst([...plan.published, ...last]);
		pending = pendingEpisodes(plan);
		const toMake = plan.missing.length + plan.broken.length;
		logger.info(
			`${count(sources.length, 'newsletter')} looked at, ${toMake} without an episode, in ${since(began)}`,
		);
		return plan;
	}

	async function make(plan: Plan, signal: AbortSignal): Promise<Report> {
		const outcomes = plan.missing.length === 0 ? [] : await makeMissing(plan, signal);
		const made = outcomes.flatMap((outcome) => ('published' in outcome ? [outcome.published] : []));
		const failed: Failed[] = [...plan.broken, ...outcomes.filter((outcome) => 'problem' in outcome)];
		const last = failed.flatMap((failure) => failure.last ?? []);
		published = newestFirst([...plan.published, ...made, ...last]);
		pending = pending.filter(({ id }) => !made.some(({ episode }) => episode.id === id));
		const problem = gatherProblems(failed);
		if (problem && options.onError === 'fail') throw problem;
		return { summary: summarise(outcomes, plan.published.length), problem };
	}

	async function makeMissing({ missing }: Plan, signal: AbortSignal): Promise<Outcome[]> {
		const { makeMissingEpisodes } = await import('./making.ts');
		return makeMissingEpisodes(missing, { options, root, store, ledger, cover, logger, signal });
	}

	function files(): ReadonlyMap<string, PodcastFile> {
		return podcastFiles({
			show: options.show,
			location,
			cover,
			published: published.map(({ key, episode, mp3 }) => ({
				episode,
				mp3,
				// An engine that is not deterministic may speak the same episode with other times.
				textKey: (extension) => objectKey('text', extension, [key, episode.audio.sha256]),
			})),
		});
	}

	return {
		look,
		make,
		files,
		siteData: () => ({
			show: siteShow(options.show, cover.fileName),
			location,
			episodes: published.map(({ episode }) => episode),
			pending,
		}),
		async emit(folder) {
			const began = performance.now();
			const all = files();
			await emitFiles(all, folder, store);
			logger.info(`${count(all.size, 'file')} written, the feed last, in ${since(began)}`);
		},
	};
}

function siteShow({ title, description, language, author, hosts, copyright }: Show, cover: string): SiteShow {
	return {
		title,
		description,
		language,
		author,
		hosts: hosts.map(({ id, name }, position) => ({ id, name, role: roleAt(position) })),
		cover,
		...(copyright === undefined ? {} : { copyright }),
	};
}

function newestFirst(published: readonly Published[]): Published[] {
	return published.toSorted(
		({ episode: a }, { episode: b }) => compareText(b.published, a.published) || compareText(b.id, a.id),
	);
}

function since(began: number): string {
	return `${Math.round(performance.now() - began)} ms`;
}

function pendingEpisodes({ missing, broken, waiting }: Plan): PendingEpisode[] {
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
