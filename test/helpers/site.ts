import { cp, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { stripVTControlCharacters } from 'node:util';
import { type AstroInlineConfig, build } from 'astro';
import { vi } from 'vitest';
import newscast, { type NewscastOptions } from '../../integration/index.ts';
import { coverPng } from './cover.ts';
import { toneEngine } from './tone-engine.ts';

/** Inside the repository, because a site needs `node_modules` above it. */
const temporary = fileURLToPath(new URL('../.tmp/', import.meta.url));

export const testShow: NewscastOptions['show'] = {
	title: 'Duas Vozes',
	description: 'Tecnologia sem paciência.',
	language: 'pt-BR',
	author: 'Lia',
	owner: { name: 'Lia', email: 'lia@example.com' },
	category: ['Technology'],
	cover: './public/cover.png',
	hosts: [
		{ id: 'lia', name: 'Lia' },
		{ id: 'marvin', name: 'Marvin' },
	],
};

export interface SiteDescription {
	/** Name of the site's folder; may hold whatever people put into folder names. */
	folder?: string;
	/** File name without folder -> markdown. */
	newsletters: Record<string, string>;
	/** More files, by path relative to the project root. */
	files?: Record<string, string | Uint8Array>;
	options?: Partial<NewscastOptions>;
	config?: Omit<AstroInlineConfig, 'root'>;
}

export interface BuiltSite {
	root: string;
	/** The output folder. */
	dist: string;
	engine: ReturnType<typeof toneEngine>;
	/** Builds once more, with other options if given. Returns what was logged. */
	build(options?: Partial<NewscastOptions>): Promise<string>;
	write(file: string, content: string | Uint8Array): Promise<void>;
	read(file: string): Promise<string>;
	bytes(file: string): Promise<Buffer>;
	/** Relative paths of all output files, sorted. */
	files(): Promise<string[]>;
	/** Path and content hash of all output files. */
	snapshot(): Promise<Record<string, string>>;
	/**
	 * Another site with all the files this one has now: what was made there is made here, as on a machine that was given
	 * the cache. Its engine has spoken nothing.
	 */
	copy(changes?: SiteChanges): Promise<BuiltSite>;
	remove(): Promise<void>;
}

/** What is different about a copy. */
export type SiteChanges = Pick<SiteDescription, 'folder' | 'files' | 'options' | 'config'>;

/** A small real site in a folder of its own. Speech comes from a fake engine unless the options name one. */
export async function makeSite(description: SiteDescription): Promise<BuiltSite> {
	const site = await openSite(description);
	await site.write('public/cover.png', await coverPng());
	await site.write('package.json', '{ "type": "module" }');
	await site.write('src/pages/index.astro', '<h1>Site</h1>');
	for (const [name, text] of Object.entries(description.newsletters)) {
		await site.write(join('content/newsletters', name), text);
	}
	for (const [file, content] of Object.entries(description.files ?? {})) await site.write(file, content);
	return site;
}

/** The same without any files. */
async function openSite(description: SiteDescription): Promise<BuiltSite> {
	await mkdir(temporary, { recursive: true });
	const parent = await mkdtemp(join(temporary, 'site-'));
	const root = join(parent, description.folder ?? 'site');
	const dist = join(root, 'dist');
	const engine = toneEngine();

	async function write(file: string, content: string | Uint8Array): Promise<void> {
		await mkdir(dirname(join(root, file)), { recursive: true });
		await writeFile(join(root, file), content);
	}

	async function files(folder = dist): Promise<string[]> {
		const entries = await readdir(folder, { recursive: true });
		const found: string[] = [];
		for (const entry of entries) {
			if ((await stat(join(folder, entry))).isFile()) found.push(entry.split(sep).join('/'));
		}
		return found.sort();
	}

	return {
		root,
		dist,
		engine,
		write,
		files,
		read: (file) => readFile(join(root, file), 'utf8'),
		bytes: (file) => readFile(join(root, file)),
		remove: () => rm(parent, { recursive: true, force: true }),
		async copy(changes = {}) {
			const site = await openSite({ ...description, ...changes });
			await cp(root, site.root, { recursive: true });
			for (const [file, content] of Object.entries(changes.files ?? {})) await site.write(file, content);
			return site;
		},
		async build(options = {}) {
			const logged = captureOutput();
			try {
				await build({
					root,
					configFile: false,
					site: 'https://example.com',
					cacheDir: './.cache',
					...description.config,
					integrations: [
						newscast({ show: testShow, engine, ffmpeg: false, ...description.options, ...options }),
						...(description.config?.integrations ?? []),
					],
				});
				return logged.text();
			} finally {
				logged.restore();
			}
		},
		async snapshot() {
			const { createHash } = await import('node:crypto');
			const hashes: Record<string, string> = {};
			for (const file of await files()) {
				hashes[file] = createHash('sha256')
					.update(await readFile(join(dist, file)))
					.digest('hex');
			}
			return hashes;
		},
	};
}

/** Everything written to the terminal, without colours and clock times. */
export function captureOutput(): { text(): string; restore(): void } {
	let output = '';
	const keep = (chunk: unknown) => {
		output += String(chunk);
		return true;
	};
	const spies = [
		...([process.stdout, process.stderr] as const).map((stream) =>
			vi.spyOn(stream, 'write').mockImplementation(keep),
		),
		// Vitest's console writes elsewhere.
		...(['info', 'log', 'warn', 'error'] as const).map((method) =>
			vi.spyOn(console, method).mockImplementation((...args) => void keep(`${args.join(' ')}\n`)),
		),
	];
	return {
		text: () => stripVTControlCharacters(output).replace(/^\d\d:\d\d:\d\d /gm, ''),
		restore: () => {
			for (const spy of spies) spy.mockRestore();
		},
	};
}
