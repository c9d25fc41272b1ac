import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroConfig, AstroIntegrationLogger } from 'astro';
import { count } from './count.ts';
import { readCover } from './cover.ts';
import type { Failed, Outcome } from './episode/make.ts';
import { type Plan, type Published, planEpisodes } from './episode/plan.ts';
import { summarise } from './episode/summary.ts';
import { locationOf } from './location.ts';
import type { Newsletter, NewsletterSource } from './newsletter/newsletter.ts';
import { listNewsletters } from './newsletter/read.ts';
import type { Options } from './options.ts';
import { compareNewest } from './order.ts';
import { filesOf, siteDataOf } from './podcast-content.ts';
import { Problem } from './problem.ts';
import { checkCategories } from './publish/categories.ts';
import { emitFiles } from './publish/emit.ts';
import { emitHeaders } from './publish/emit-headers.ts';
import { sizeWarning } from './publish/file-sizes.ts';
import type { PodcastFile } from './publish/files.ts';
import { type Hub, openHub } from './publish/hub.ts';
import { titleAdvice } from './publish/title-advice.ts';
import type { ScriptReading } from './reading.ts';
import { openRenditions } from './renditions.ts';
import { gatherProblems, type Report } from './report.ts';
import type { Lexicon } from './script/spoken/spoken.ts';
import type { Scripts } from './scripts.ts';
import { openSharing } from './sharing.ts';
import type { PendingEpisode, SiteData } from './site/site.ts';
import { pendingEpisodes } from './site-data.ts';
import { directoryStore } from './store/directory.ts';
import { openLedger } from './store/ledger.ts';

/** The show as one build or one dev server sees it. */
export interface Podcast extends Hub {
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
	/** All newsletters, whether they have an episode or not. */
	newsletters(): Promise<Newsletter[]>;
	/** The show's own terms. */
	lexicon(): Promise<Lexicon | undefined>;
	/**
	 * The script of a newsletter, as a build would make or find it.
	 * @param how.pinned Whether a script that is kept beside the newsletter is used.
	 * @throws {Problem} when there is no such newsletter, or it cannot be written.
	 */
	script(id: string, signal: AbortSignal, how: { pinned: boolean }): Promise<ScriptReading>;
}

/** @throws {Problem} for anything that can be known to be wrong before any work. */
export async function openPodcast(
	options: Options,
	config: AstroConfig,
	logger: AstroIntegrationLogger,
): Promise<Podcast> {
	const location = locationOf(options, config);
	checkCategories(options.show.category);
	const root = fileURLToPath(config.root);
	const cover = await readCover(root, options.show.cover);
	const sharing = openSharing(options.show, cover);
	const cache = join(fileURLToPath(config.cacheDir), 'newscast');
	const ledger = await openLedger(join(cache, 'ledger.json'));
	const store = directoryStore(join(cache, 'objects'), {
		onDamaged: (key) => logger.warn(`${key} was damaged in the cache and is made again.`),
	});

	const { alternate, ffmpeg, loudness } = options;
	const renditions = openRenditions({ format: alternate, ffmpeg, loudness, store, logger });

	const surroundings = { options, location, cover, sharing, renditions, ledger };

	const memory = join(cache, 'websub.json');
	const hub = openHub({ hub: options.hub, location, memory, logger });

	let published: readonly Published[] = [];
	let pending: readonly PendingEpisode[] = [];

	function list(): Promise<NewsletterSource[]> {
		return listNewsletters(join(root, options.newsletters), root);
	}

	async function parse(source: NewsletterSource): Promise<Newsletter> {
		const { parseNewsletter } = await import('./newsletter/parse.ts');
		const { language, hosts } = options.show;
		return parseNewsletter(source.source, { ...source, language, hosts });
	}

	async function look(): Promise<Plan> {
		const began = performance.now();
		const sources = await list();
		const plan = await planEpisodes(sources, {
			ledger,
			store,
			refresh: options.refresh,
			now: new Date(),
			parse,
		});
		const last = [...plan.missing, ...plan.broken].flatMap((missing) => missing.last ?? []);
		published = newestFirst([...plan.published, ...last]);
		await renditions.look(published);
		pending = pendingEpisodes(plan);
		const toMake = plan.missing.length + plan.broken.length;
		logger.info(
			`${count(sources.length, 'newsletter')} looked at, ${toMake} without an episode, in ${since(began)}`,
		);
		return plan;
	}

	async function make(plan: Plan, signal: AbortSignal): Promise<Report> {
		const unable = await reasonAgainst(() => renditions.prepare(published, plan.missing.length));
		if (unable && options.onError === 'fail') throw unable;
		const outcomes = plan.missing.length === 0 ? [] : await makeMissing(plan, signal);
		const made = outcomes.flatMap((outcome) => ('published' in outcome ? [outcome.published] : []));
		const failed: Failed[] = [...plan.broken, ...outcomes.filter((outcome) => 'problem' in outcome)];
		const last = failed.flatMap((failure) => failure.last ?? []);
		published = newestFirst([...plan.published, ...made, ...last]);
		pending = pending.filter(({ id }) => !made.some(({ episode }) => episode.id === id));
		const problem = gatherProblems(failed);
		if (problem && options.onError === 'fail') throw problem;
		const without = unable ? [unable] : await renditions.make(published, signal);
		if (without[0] && options.onError === 'fail') throw without[0];
		const fresh = made.map(({ episode }) => episode);
		const size =
			options.audioBaseUrl === undefined ? sizeWarning(fresh.map(({ audio }) => audio)) : undefined;
		return {
			summary: summarise(outcomes, plan.published.length),
			warnings: [
				...[size, titleAdvice(fresh)].filter((line) => line !== undefined),
				...without.map(({ message, hint }) => `${message}\n${hint}`),
			],
			problem,
		};
	}

	async function makeMissing({ missing }: Plan, signal: AbortSignal): Promise<Outcome[]> {
		const { makeMissingEpisodes } = await import('./making.ts');
		const scripts = await openScripts();
		return makeMissingEpisodes(missing, { options, root, scripts, store, ledger, cover, logger, signal });
	}

	async function openScripts(): Promise<Scripts> {
		const { openScripts: open } = await import('./scripts.ts');
		return open({ options, root, earlier: published.map(({ episode }) => episode) });
	}

	async function script(
		id: string,
		signal: AbortSignal,
		{ pinned }: { pinned: boolean },
	): Promise<ScriptReading> {
		// What was published before decides the pace, and so how much is said.
		await look();
		const { readScript } = await import('./reading.ts');
		const [sources, scripts] = await Promise.all([list(), openScripts()]);
		return readScript(id, { sources, parse, scripts, store, logger, signal, pinned });
	}

	return {
		look,
		make,
		files: () => filesOf(published, surroundings),
		script,
		newsletters: async () => Promise.all((await list()).map(parse)),
		lexicon: async () => (await openScripts()).lexicon?.lexicon,
		siteData: () => siteDataOf(published, pending, surroundings),
		async emit(folder) {
			const began = performance.now();
			const all = filesOf(published, surroundings);
			await emitFiles(all, folder, store);
			if (options.headers) {
				const names = { coverFile: cover.fileName, stylesheet: options.feedStylesheet, alternate };
				await emitHeaders(folder, { location, ...names }, [...all.keys()], logger);
			}
			logger.info(`${count(all.size, 'file')} written, the feed last, in ${since(began)}`);
		},
		...hub,
	};
}

/** The problem that keeps something from being done. */
async function reasonAgainst(attempt: () => Promise<void>): Promise<Problem | undefined> {
	try {
		await attempt();
		return undefined;
	} catch (error) {
		if (error instanceof Problem) return error;
		throw error;
	}
}

function newestFirst(published: readonly Published[]): Published[] {
	return published.toSorted(({ episode: a }, { episode: b }) => compareNewest(a, b));
}

function since(began: number): string {
	return `${Math.round(performance.now() - began)} ms`;
}
