import { readdir, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import type { Browser } from 'playwright-core';
import { openBrowser } from '../helpers/browser.ts';
import { serveFolder } from '../helpers/static-server.ts';

/** What a browser asked for, by its `Request.resourceType()`. */
const kinds = { document: 'HTML', stylesheet: 'CSS', script: 'JS', image: 'images' } as const;

interface Download {
	kind: string;
	bytes: Buffer;
}

/**
 * Weighs the pages of a built site as a browser loads them before anything is played: the list of episodes, the largest
 * page of an episode, and the largest of other pages with a player. Bytes as they are, with gzip and with Brotli.
 * @param flags The output folder of a build. @default dist
 */
export async function benchPages([folder = 'dist']: readonly string[]): Promise<void> {
	const root = resolve(folder);
	const pages = await heaviestPages(root);
	if (pages.length === 0) {
		console.error(`There is no podcast in ${root}: run \`npm run build\` first, or name another folder.`);
		process.exitCode = 1;
		return;
	}
	const browser = await openBrowser();
	if (!browser) return;
	console.log('kB as they are / with gzip / with Brotli');
	for (const page of pages) {
		const downloads = await downloadsOf(page, root, browser);
		console.log(`${page}: ${downloads.length} requests, ${weigh(downloads)}`);
		for (const [kind, name] of Object.entries(kinds)) {
			const some = downloads.filter((download) => download.kind === kind);
			if (some.length > 0) console.log(`  ${name.padEnd(7)} ${weigh(some)}`);
		}
	}
	await browser.close();
}

/** Addresses of the largest page of each sort. */
async function heaviestPages(root: string): Promise<string[]> {
	const files = await readdir(root, { recursive: true }).catch(() => []);
	const heaviest = new Map<string, { file: string; size: number }>();
	for (const file of files.filter((name) => name.endsWith('index.html'))) {
		const text = await readFile(join(root, file), 'utf8');
		const sort = sortOf(text);
		const size = text.length;
		if (sort !== undefined && size > (heaviest.get(sort)?.size ?? 0)) heaviest.set(sort, { file, size });
	}
	return [...heaviest.values()].map(({ file }) => `/${file.replace(/index\.html$/, '')}`).toSorted();
}

function sortOf(html: string): string | undefined {
	if (html.includes('"@type":"PodcastEpisode"')) return 'episode';
	if (html.includes('"@type":"PodcastSeries"')) return 'index';
	return html.includes('<audio') && html.includes('data-newscast=') ? 'player' : undefined;
}

async function downloadsOf(path: string, root: string, browser: Browser): Promise<Download[]> {
	await using server = await serveFolder(root);
	const page = await browser.newPage();
	const downloads: Promise<Download>[] = [];
	page.on('response', (response) => {
		const kind = response.request().resourceType();
		downloads.push(response.body().then((bytes) => ({ kind, bytes })));
	});
	await page.goto(server.origin + path, { waitUntil: 'networkidle' });
	const answered = await Promise.all(downloads);
	await page.close();
	return answered;
}

/** Images are compressed already: servers send them as they are. */
function weigh(downloads: readonly Download[]): string {
	const total = (pack: (bytes: Buffer) => Buffer) => {
		const sizes = downloads.map(({ kind, bytes }) => (kind === 'image' ? bytes : pack(bytes)).length);
		return (sizes.reduce((sum, size) => sum + size, 0) / 1000).toFixed(1);
	};
	const gzipped = total((bytes) => gzipSync(bytes, { level: 9 }));
	return `${total((bytes) => bytes)} / ${gzipped} / ${total((bytes) => brotliCompressSync(bytes))}`;
}
