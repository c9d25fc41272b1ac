import { readdir, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import type { PodcastFile } from '../../integration/publish/files.ts';
import { toWordsJson } from '../../integration/publish/words-json.ts';
import { podcastFiles } from '../../integration/site/dev-server.ts';
import type { SiteData } from '../../integration/site/site.ts';
import { encodeWav } from '../../integration/wav.ts';
import { coverPng } from '../helpers/cover.ts';
import { buildSite } from './site.ts';

export interface PlayedSite extends AsyncDisposable {
	origin: string;
	/** Opens a page in a browser that nobody has used before. */
	open(path: string, options?: BrowserContextOptions): Promise<Page>;
}

/** Builds the pages for `data` and serves them with sound: silence of the length of each episode. */
export async function playSite(browser: Browser, data: SiteData): Promise<PlayedSite> {
	const site = await buildSite(data);
	const files = new Map<string, PodcastFile>();
	for (const name of await readdir(site.folder, { recursive: true })) {
		const path = join(site.folder, name);
		if (name.endsWith('.html')) files.set(name.replace(/index\.html$/, ''), { type: 'text/html', path });
		if (name.endsWith('.css')) files.set(name, { type: 'text/css', path });
		if (name.endsWith('.js')) files.set(name, { type: 'text/javascript', path });
	}
	for (const episode of data.episodes) {
		const { id, audio } = episode;
		const path = join(site.folder, `${audio.file}.wav`);
		const samples = new Float32Array(Math.round(audio.seconds * 8000));
		await writeFile(path, encodeWav({ samples, sampleRate: 8000 }));
		files.set(`podcast/audio/${audio.file}`, { type: 'audio/wav', path });
		files.set(`podcast/${id}.vtt`, { type: 'text/vtt', text: () => 'WEBVTT\n' });
		files.set(`podcast/${id}.words.json`, { type: 'application/json', text: () => toWordsJson(episode) });
	}
	const cover = join(site.folder, 'cover.png');
	await writeFile(cover, await coverPng());
	files.set(`podcast/share/${data.show.smallCover}`, { type: 'image/png', path: cover });
	// Chromium seeks only in what comes in ranges.
	const serve = podcastFiles(() => files);
	const server = createServer((request, response) =>
		serve(request, response, () => response.writeHead(404).end()),
	);
	await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
	const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
	return {
		origin,
		async open(path, options = {}) {
			const page = await browser.newPage(options);
			await page.goto(origin + path);
			return page;
		},
		async [Symbol.asyncDispose]() {
			server.closeAllConnections();
			server.close();
			await site[Symbol.asyncDispose]();
		},
	};
}
