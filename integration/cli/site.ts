import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type NewscastSite, takeSite } from '../handover.ts';
import { Problem } from '../problem.ts';
import type { Desk, Site } from './command.ts';

/**
 * The podcast of the site in a folder, as the options in its `astro.config` have it. What Astro and the integration
 * have to say goes to stderr.
 * @param root Absolute path of the project.
 * @throws {Problem} when there is no site, or it has no podcast.
 */
export async function openDesk(root: string): Promise<Desk> {
	const site = await readSite(root);
	if (site) return site.podcast;
	throw new Problem('There is no podcast here: newscast() is not among the integrations of astro.config.', {
		hint: 'Run the command in the folder of the site, where its astro.config is.',
		place: { file: root },
	});
}

/**
 * The site in a folder, for looking at it.
 * @param root Absolute path of the project.
 * @returns undefined when there is no site, or it has no podcast.
 */
export async function openSite(root: string): Promise<Site | undefined> {
	// Without one Astro takes any folder for a site.
	if (!(await hasConfig(root))) return undefined;
	const site = await readSite(root);
	if (!site) return undefined;
	const { options, config, podcast } = site;
	const cache = join(fileURLToPath(config.cacheDir), 'newscast');
	return { options, root: site.root, cache, newsletters: podcast.newsletters };
}

async function hasConfig(root: string): Promise<boolean> {
	const names = await readdir(root).catch(() => []);
	return names.some((name) => /^astro\.config\.[cm]?[jt]s$/.test(name));
}

async function readSite(root: string): Promise<NewscastSite | undefined> {
	return takeSite(async () => {
		const { getViteConfig } = await import('astro/config');
		const logger = { entrypoint: new URL('./stderr-logger.ts', import.meta.url) };
		// Astro has no function of its own for reading a configuration; this one runs the integrations as a build does.
		await getViteConfig({}, { root, logger, logLevel: 'info' })({ command: 'build', mode: 'production' });
	});
}
