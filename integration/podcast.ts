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
import type { Newsletter, NewsletterSource } from './newsletter/newsletter.ts';
import { listNewsletters } from './newsletter/read.ts';
import type { Options } from './options.ts';
import { compareText } from './order.ts';
import { checkCategories } from './publish/categories.ts';
import { emitFiles } from './publish/emit.ts';
import { emitHeaders } from './publish/emit-headers.ts';
import { sizeWarning } from './publish/file-sizes.ts';
import { type PodcastFile, podcastFiles } from './publish/files.ts';
import { type Hub, openHub } from './publish/hub.ts';
import type { ScriptReading } from './reading.ts';
import { gatherProblems, type Report } from './report.ts';
import type { Lexicon } from './script/spoken/spoken.ts';
import type { Scripts } from './scripts.ts';
import { openSharing } from './sharing.ts';
import type { PendingEpisode, SiteData } from './site/site.ts';
import { pendingEpisodes, siteShow } from './site-data.ts';
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
		const warning =
			options.audioBaseUrl === undefined ? sizeWarning(made.map(({ episode }) => episode.audio)) : undefined;
		return {
			summary: summarise(outcomes, plan.published.length),
			warnings: warning === undefined ? [] : [warning],
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

	function files(): ReadonlyMap<string, PodcastFile> {
		return podcastFiles({
			show: options.show,
			location,
			cover,
			share: sharing.show,
			published: published.map((each) => ({
				episode: each.episode,
				guid: ledger.get(each.episode.id)?.guid ?? each.episode.guid,
				mp3: each.mp3,
				cover: each.cover,
				// An engine that is not deterministic may speak the same episode with other times.
				textKey: (extension) => objectKey('text', extension, [each.key, each.episode.audio.sha256]),
				share: sharing.episode(each),
			})),
			hub: options.hub,
			stylesheet: options.feedStylesheet,
		});
	}

	return {
		look,
		make,
		files,
		script,
		newsletters: async () => Promise.all((await list()).map(parse)),
		lexicon: async () => (await openScripts()).lexicon?.lexicon,
		siteData: () => ({
			show: siteShow(options.show, { cover: cover.fileName, shareImage: sharing.show.file }),
			location,
			episodes: published.map(({ episode }) => episode),
			shareImages: Object.fromEntries(published.map((each) => [each.episode.id, sharing.episode(each).file])),
			pending,
		}),
		async emit(folder) {
			const began = performance.now();
			const all = files();
			await emitFiles(all, folder, store);
			if (options.headers) {
				const names = { location, coverFile: cover.fileName, stylesheet: options.feedStylesheet };
				await emitHeaders(folder, names, [...all.keys()], logger);
			}
			logger.info(`${count(all.size, 'file')} written, the feed last, in ${since(began)}`);
		},
		...hub,
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
