import { join } from 'node:path';
import type { AstroIntegrationLogger } from 'astro';
import type { ViteDevServer } from 'vite';
import type { Options } from './options.ts';
import type { Podcast } from './podcast.ts';
import { Problem, reasonOf } from './problem.ts';
import { tellReport } from './report.ts';
import { podcastFiles } from './site/dev-server.ts';
import { reloadModules } from './site/reload.ts';

/** Editors save a file in several steps; this many milliseconds of quiet mean it is done. */
const quiet = 100;

/**
 * The podcast in `astro dev`: episodes that exist are served, newsletters are watched, and nothing is made unless the
 * `generate` option asks for it. A newsletter that cannot be read is reported and does not stop the server.
 */
export async function developPodcast(
	podcast: Podcast,
	options: Options,
	server: ViteDevServer,
	logger: AstroIntegrationLogger,
): Promise<void> {
	const folder = join(server.config.root, options.newsletters);
	const closing = new AbortController();
	let timer: NodeJS.Timeout | undefined;
	let updating = Promise.resolve();

	async function update(): Promise<void> {
		const plan = await podcast.look();
		for (const { problem } of plan.broken) tell(problem);
		if (options.generate === 'always') {
			tellReport(await podcast.make({ ...plan, broken: [] }, closing.signal), logger);
		}
		reloadModules(server);
	}

	function tell(error: unknown): void {
		const hint = error instanceof Problem ? `\n${error.hint}` : '';
		const place = error instanceof Problem && error.loc ? `${error.loc.file}:${error.loc.line ?? 1}: ` : '';
		const message = `${place}${reasonOf(error)}${hint}`;
		logger.error(message);
		server.environments.client.hot.send({ type: 'error', err: { message, stack: '' } });
	}

	function updateSoon(): void {
		clearTimeout(timer);
		timer = setTimeout(() => {
			updating = updating.then(update).catch((error: unknown) => {
				if (!closing.signal.aborted) tell(error);
			});
		}, quiet);
	}

	server.middlewares.use(podcastFiles(podcast.files));
	server.watcher.add(folder).on('all', (_event, file) => {
		if (file.startsWith(folder) && /\.(?:md|script\.json)$/.test(file)) updateSoon();
	});
	server.httpServer?.once('close', () => {
		clearTimeout(timer);
		closing.abort();
	});
	const plan = await podcast.look().catch(tell);
	for (const { problem } of plan?.broken ?? []) tell(problem);
	if (options.generate === 'always') updateSoon();
}
