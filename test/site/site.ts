import { cp, mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type AstroInlineConfig, type AstroIntegration, build, dev } from 'astro';
import { vi } from 'vitest';
import { reloadModules } from '../../integration/site/reload.ts';
import type { SiteData } from '../../integration/site/site.ts';
import { newscastModules } from '../../integration/site/virtual.ts';

const project = fileURLToPath(new URL('./project', import.meta.url));
/** Ignored by git, and inside the repository because a site needs `node_modules` above it. */
const temporary = fileURLToPath(new URL('../.tmp/', import.meta.url));
const pages = new URL('../../integration/site/pages/', import.meta.url);

export interface BuiltSite extends AsyncDisposable {
	/** The output folder. */
	folder: string;
	/** @param path Relative to the output folder. */
	read(path: string): Promise<string>;
}

/** Builds the pages for `data`, and a page of the author's own with a player in it, in a temporary folder. */
export async function buildSite(data: SiteData): Promise<BuiltSite> {
	const root = await copyProject();
	const remove = () => rm(root, { recursive: true, force: true });
	const folder = join(root, 'dist');
	try {
		await build(
			siteConfig(
				root,
				data.location,
				pagesIntegration(() => data),
			),
		);
	} catch (error) {
		await remove();
		throw error;
	}
	return { folder, read: (path) => readFile(join(folder, path), 'utf8'), [Symbol.asyncDispose]: remove };
}

export interface ServedSite extends AsyncDisposable {
	origin: string;
	/** Shows other data from now on. */
	change(data: SiteData): void;
}

/** The same in `astro dev`. */
export async function serveSite(first: SiteData): Promise<ServedSite> {
	// Where it is set, Astro's dev server answers no page.
	vi.stubEnv('VITEST', '');
	const root = await copyProject();
	let data = first;
	let reload = () => {};
	const integration = pagesIntegration(() => data);
	integration.hooks['astro:server:setup'] = ({ server }) => {
		reload = () => reloadModules(server);
	};
	const server = await dev({ ...siteConfig(root, first.location, integration), server: { port: 0 } });
	return {
		origin: `http://localhost:${server.address.port}`,
		change(next) {
			data = next;
			reload();
		},
		async [Symbol.asyncDispose]() {
			await server.stop();
			vi.unstubAllEnvs();
			await rm(root, { recursive: true, force: true });
		},
	};
}

async function copyProject(): Promise<string> {
	await mkdir(temporary, { recursive: true });
	const root = await mkdtemp(join(temporary, 'pages-'));
	await cp(project, root, { recursive: true });
	return root;
}

function siteConfig(
	root: string,
	{ origin, base, trailingSlash, format }: SiteData['location'],
	integration: AstroIntegration,
): AstroInlineConfig {
	return {
		root,
		srcDir: '.',
		cacheDir: './cache',
		configFile: false,
		site: origin,
		base: base || '/',
		trailingSlash,
		build: { format },
		logLevel: 'error',
		devToolbar: { enabled: false },
		integrations: [integration],
	};
}

function pagesIntegration(data: () => SiteData): AstroIntegration {
	return {
		name: 'pages-under-test',
		hooks: {
			'astro:config:setup': ({ injectRoute, updateConfig }) => {
				const { path } = data().location;
				const page = (name: string) => new URL(`${name}.astro`, pages);
				injectRoute({ pattern: path || '/', entrypoint: page('Index'), prerender: true });
				injectRoute({ pattern: `${path}/[...id]`, entrypoint: page('Episode'), prerender: true });
				updateConfig({ vite: { plugins: [newscastModules(data)] } });
			},
		},
	};
}
