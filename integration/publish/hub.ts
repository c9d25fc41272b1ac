import { createHash } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Problem } from '../problem.ts';
import type { SiteLocation } from './site.ts';
import { outputFiles, podcastUrls } from './urls.ts';
import { tellHub } from './websub.ts';

export interface Hub {
	/**
	 * Tells the hub to read the feed.
	 * @throws {Problem} when there is no hub, or it cannot be told.
	 */
	ping(): Promise<{ hub: string; feed: string }>;
	/**
	 * Tells the hub, if there is one, that the feed has changed, once for each content. A hub that cannot be told is a
	 * warning: the feed is fine without it, and the next build tries again.
	 * @param folder The output folder.
	 */
	announce(folder: string): Promise<void>;
}

interface HubContext {
	/** Address of the hub. */
	hub: string | undefined;
	location: SiteLocation;
	/** File that remembers what the hub was told last. */
	memory: string;
	logger: { info(line: string): void; warn(line: string): void };
}

export function openHub({ hub, location, memory, logger }: HubContext): Hub {
	const feed = podcastUrls(location).absolute.feed();

	async function ping() {
		if (hub === undefined) {
			throw new Problem('There is no hub to tell.', { hint: 'Name one with the option `hub`.' });
		}
		await tellHub(hub, feed);
		return { hub, feed };
	}

	return {
		ping,
		async announce(folder) {
			if (hub === undefined) return;
			const content = await readFile(join(folder, outputFiles(location).feed()));
			const news = JSON.stringify({ hub, feed, sha256: createHash('sha256').update(content).digest('hex') });
			const told = await readFile(memory, 'utf8').catch(() => '');
			if (told === news) return;
			try {
				await ping();
			} catch (error) {
				if (!(error instanceof Problem)) throw error;
				logger.warn(`${error.message}\n${error.hint}`);
				return;
			}
			await mkdir(dirname(memory), { recursive: true });
			await writeFile(memory, news);
			logger.info(`${hub} was told that the feed has changed`);
		},
	};
}
