import { spawn } from 'node:child_process';
import { cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const repository = fileURLToPath(new URL('../../', import.meta.url));
/** Inside the repository, because a site needs `node_modules` above it. */
const temporary = join(repository, 'test/.tmp/bench');
const astro = createRequire(import.meta.url)
	.resolve('astro/package.json')
	.replace(/package\.json$/, 'bin/astro.mjs');

export interface Run {
	/** Wall clock, seconds. */
	seconds: number;
	/** Peak resident memory of the build's process, MB. */
	peak: number;
	log: string;
}

/** Without the integration; with it, but without its pages; with all it makes. */
export type Variant = 'without' | 'files' | 'pages';

export interface BenchSite {
	root: string;
	/** One `astro build` in a process of its own. */
	build(variant: Variant): Promise<Run>;
	remove(): Promise<void>;
}

/** The demo newsletters, texts by file name. */
export async function demoNewsletters(): Promise<Map<string, string>> {
	const folder = join(repository, 'content/newsletters');
	const names = (await readdir(folder)).filter((name) => name.endsWith('.md')).sort();
	return new Map(
		await Promise.all(names.map(async (name) => [name, await readFile(join(folder, name), 'utf8')] as const)),
	);
}

/** A site with a page for each newsletter, which can be built with and without the integration. */
export async function benchSite(name: string, newsletters: ReadonlyMap<string, string>): Promise<BenchSite> {
	const root = join(temporary, name);
	await rm(root, { recursive: true, force: true });
	await mkdir(join(root, 'content/newsletters'), { recursive: true });
	await mkdir(join(root, 'src/pages'), { recursive: true });
	await cp(join(repository, 'public'), join(root, 'public'), { recursive: true });
	await cp(join(repository, 'content/assets'), join(root, 'content/assets'), { recursive: true });
	await writeFile(join(root, 'package.json'), '{ "type": "module" }');
	await writeFile(join(root, 'astro.config.mjs'), config);
	await writeFile(join(root, 'src/content.config.ts'), collections);
	await writeFile(join(root, 'src/pages/[...id].astro'), page);
	await Promise.all(
		[...newsletters].map(([file, text]) => writeFile(join(root, 'content/newsletters', file), text)),
	);
	return {
		root,
		build: (variant) => build(root, variant),
		remove: () => rm(root, { recursive: true, force: true }),
	};
}

const config = `import show from '${repository}content/show.ts';
import newscast from '${repository}integration/index.ts';
export default {
	site: 'https://example.com',
	cacheDir: './.cache',
	integrations: process.env.VARIANT === 'without' ? [] : [newscast({ show, pages: process.env.VARIANT === 'pages' })],
};
`;

const collections = `import { defineCollection } from 'astro:content';
import { glob } from 'astro/loaders';
export const collections = {
	newsletters: defineCollection({ loader: glob({ pattern: '**/*.md', base: './content/newsletters' }) }),
};
`;

const page = `---
import { getCollection, render } from 'astro:content';
export async function getStaticPaths() {
	const entries = await getCollection('newsletters');
	return entries.map((entry) => ({ params: { id: entry.id }, props: { entry } }));
}
const { Content } = await render(Astro.props.entry);
---
<html><body><h1>{Astro.props.entry.data.title}</h1><Content /></body></html>
`;

/** Tells its peak memory on the way out, because a parent cannot ask for it. */
const tellPeak = `data:text/javascript,process.on('exit', () => process.stderr.write('peak ' + process.resourceUsage().maxRSS + '\\n'))`;

async function build(root: string, variant: Variant): Promise<Run> {
	const began = performance.now();
	const child = spawn(process.execPath, ['--import', tellPeak, astro, 'build', '--root', root], {
		cwd: root,
		env: { ...process.env, CI: 'true', ASTRO_TELEMETRY_DISABLED: '1', VARIANT: variant },
	});
	let log = '';
	const keep = (chunk: Buffer) => {
		log += chunk.toString();
	};
	child.stdout.on('data', keep);
	child.stderr.on('data', keep);
	const code = await new Promise((resolve) => child.once('close', resolve));
	if (code !== 0) throw new Error(`astro build ended with ${code}:\n${log}`);
	return {
		seconds: (performance.now() - began) / 1000,
		// maxRSS is in kilobytes.
		peak: Number(/peak (\d+)/.exec(log)?.[1]) / 1024,
		log,
	};
}
