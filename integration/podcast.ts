import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroConfig, AstroIntegrationLogger } from 'astro';
import { readCover } from './cover.ts';
import type { Failed, Outcome } from './episode/make.ts';
import { type Plan, type Published, planEpisodes } from './episode/plan.ts';
import { summarise } from './episode/summary.ts';
import { locationOf } from './location.ts';
import { listNewsletters } from './newsletter/read.ts';
import { type Options, roleAt, type Show } from './options.ts';
import { Problem } from './problem.ts';
import { checkCategory } from './publish/categories.ts';
import { emitFiles } from './publish/emit.ts';
import { type PodcastFile, podcastFiles } from './publish/files.ts';
import type { PendingEpisode, SiteData, SiteShow } from './site/site.ts';
import { directoryStore } from './store/directory.ts';
import { openLedger } from './store/ledger.ts';

/** The show as one build or one dev server sees it. */
export interface Podcast {
	/** Looks at newsletters, ledger and store. Calls no writer, engine or encoder. */
	look(): Promise<Plan>;
	/** Makes what `look` found missing. */
	make(plan: Plan, signal: AbortSignal): Promise<void>;
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
		logger.info(`${sources.length} newsletters looked at, ${toMake} without an episode, in ${since(began)}`);
		return plan;
	}

	async function make(plan: Plan, signal: AbortSignal): Promise<void> {
		const outcomes = plan.missing.length === 0 ? [] : await makeMissing(plan, signal);
		const made = outcomes.flatMap((outcome) => ('published' in outcome ? [outcome.published] : []));
		const failed: Failed[] = [...plan.broken, ...outcomes.filter((outcome) => 'problem' in outcome)];
		const last = failed.flatMap((failure) => failure.last ?? []);
		published = newestFirst([...plan.published, ...made, ...last]);
		pending = pending.filter(({ id }) => !made.some(({ episode }) => episode.id === id));
		for (const line of summarise(outcomes, plan.published.length)) logger.info(line);
		report(failed, options, logger);
	}

	async function makeMissing({ missing }: Plan, signal: AbortSignal): Promise<Outcome[]> {
		const { makeMissingEpisodes } = await import('./making.ts');
		return makeMissingEpisodes(missing, { options, root, store, ledger, cover, logger, signal });
	}

	function files(): ReadonlyMap<string, PodcastFile> {
		return podcastFiles({ show: options.show, location, cover, published });
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
			await emitFiles(all, folder);
			logger.info(`${all.size} files written, the feed last, in ${since(began)}`);
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
		({ episode: a }, { episode: b }) => compare(b.published, a.published) || compare(b.id, a.id),
	);
}

function since(began: number): string {
	return `${Math.round(performance.now() - began)} ms`;
}

function compare(a: string, b: string): number {
	return a < b ? -1 : a > b ? 1 : 0;
}

function pendingEpisodes({ missing, broken, waiting }: Plan): PendingEpisode[] {
	return [
		...missing.map(({ newsletter: { id, title } }) => ({
			id,
			title,
			reason: 'The next `astro build` makes this episode.',
		})),
		...broken.map(({ id, problem }) => ({ id, title: id, reason: problem.message })),
		...waiting.map(({ newsletter: { id, title, date }, reason }) => ({
			id,
			title,
			reason: reason === 'draft' ? 'This newsletter is a draft.' : `This newsletter is dated ${date}.`,
		})),
	];
}

/** @throws {Problem} unless episodes that could not be made are only to be reported. */
function report(failed: readonly Failed[], { onError }: Options, logger: AstroIntegrationLogger): void {
	const [first, ...others] = failed.map(({ problem }) => problem);
	if (first === undefined) return;
	if (onError === 'fail' && others.length === 0) throw first;
	const list = failed
		.map(({ file, problem }) => `- ${file}: ${problem.message}\n  ${problem.hint}`)
		.join('\n');
	if (onError === 'fail') {
		throw new Problem(`${failed.length} newsletters have no episode:\n${list}`, {
			hint: 'What was finished is kept: the next build continues from there.',
			cause: first,
		});
	}
	const kept = failed.filter(({ last }) => last).length;
	logger.warn(
		`${failed.length} ${failed.length === 1 ? 'newsletter has' : 'newsletters have'} no new episode${kept > 0 ? ` (${kept} with the last good one)` : ''}:\n${list}`,
	);
}
