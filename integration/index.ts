import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { developPodcast } from './develop.ts';
import { handOver } from './handover.ts';
import { interruptible } from './interrupt.ts';
import { type NewscastOptions, parseOptions } from './options.ts';
import { openPodcast, type Podcast } from './podcast.ts';
import { type Report, tellReport } from './report.ts';
import type { SiteData } from './site/site.ts';
import { newscastModules } from './site/virtual.ts';

export type { NewscastOptions, ShowOptions } from './options.ts';
export { openai } from './script/openai/openai.ts';
export type { OpenaiOptions } from './script/openai/options.ts';

/** Turns every new newsletter into a two-host podcast episode inside `astro build`. */
export default function newscast(input: NewscastOptions): AstroIntegration {
	const options = parseOptions(input);
	let command = '';
	let podcast: Podcast | undefined;
	let report: Report | undefined;
	let emitted = false;
	let production = false;

	function siteData(): SiteData {
		if (podcast === undefined) throw new Error('Episodes are known only in `astro build` and `astro dev`.');
		return podcast.siteData();
	}

	async function emit(dir: URL): Promise<void> {
		if (emitted) return;
		emitted = true;
		await podcast?.emit(fileURLToPath(dir));
	}

	return {
		name: 'astro-newscast',
		hooks: {
			'astro:config:setup'({ command: running, injectRoute, updateConfig }) {
				command = running;
				updateConfig({ vite: { plugins: [newscastModules(siteData)] } });
				if (!options.pages) return;
				const page = (name: string) => new URL(`./site/pages/${name}.astro`, import.meta.url);
				injectRoute({ pattern: options.path || '/', entrypoint: page('Index'), prerender: true });
				injectRoute({ pattern: `${options.path}/[...id]`, entrypoint: page('Episode'), prerender: true });
			},
			async 'astro:config:done'({ config, injectTypes, logger }) {
				injectTypes({
					filename: 'newscast.d.ts',
					content: '/// <reference types="astro-newscast/virtual" />',
				});
				// `astro sync` and `astro check` need types only, and must work before a show is complete.
				if (command !== 'build' && command !== 'dev') return;
				// What `astro dev` plays has not been uploaded yet.
				const known = command === 'dev' ? { ...options, audioBaseUrl: undefined } : options;
				podcast = await openPodcast(known, config, logger);
				handOver({ options, config, root: fileURLToPath(config.root), podcast });
			},
			async 'astro:build:start'({ logger }) {
				if (podcast === undefined) return;
				const { look, make } = podcast;
				const plan = await look();
				if (options.generate !== 'never') {
					report = await interruptible((signal) => make(plan, signal), logger);
				}
			},
			'astro:build:setup'({ vite }) {
				production = vite.mode === 'production';
			},
			'astro:build:generated': ({ dir }) => emit(dir),
			// Sites without a single prerendered page never come to `build:generated`.
			async 'astro:build:done'({ dir, logger }) {
				await emit(dir);
				if (report) tellReport(report, logger);
				if (production && options.generate !== 'never') await podcast?.announce(fileURLToPath(dir));
			},
			async 'astro:server:setup'({ server, logger }) {
				if (podcast) await developPodcast(podcast, options, server, logger);
			},
		},
	};
}
