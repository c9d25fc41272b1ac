import { takeSite } from '../handover.ts';
import { Problem } from '../problem.ts';
import type { Desk } from './command.ts';

/**
 * The podcast of the site in a folder, as the options in its `astro.config` have it. What Astro and the integration
 * have to say goes to stderr.
 * @param root Absolute path of the project.
 * @throws {Problem} when there is no site, or it has no podcast.
 */
export async function openDesk(root: string): Promise<Desk> {
	const site = await takeSite(async () => {
		const { getViteConfig } = await import('astro/config');
		const logger = { entrypoint: new URL('./stderr-logger.ts', import.meta.url) };
		// Astro has no function of its own for reading a configuration; this one runs the integrations as a build does.
		await getViteConfig({}, { root, logger, logLevel: 'info' })({ command: 'build', mode: 'production' });
	});
	if (site) return site.podcast;
	throw new Problem('There is no podcast here: newscast() is not among the integrations of astro.config.', {
		hint: 'Run the command in the folder of the site, where its astro.config is.',
		place: { file: root },
	});
}
