import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { emitFiles } from '../../integration/publish/emit.ts';
import type { PodcastFile } from '../../integration/publish/files.ts';
import { podcastFiles } from '../../integration/site/dev-server.ts';
import { plainStore } from '../helpers/plain-store.ts';

test('an image is drawn once, and then taken from the store', async () => {
	const folder = await mkdtemp(join(tmpdir(), 'newscast-'));
	const store = plainStore(join(folder, 'store'));
	let drawn = 0;
	const files = new Map<string, PodcastFile>([
		[
			'podcast/share/042.jpg',
			{
				type: 'image/jpeg',
				key: 'image/0123.jpg',
				bytes: async () => {
					drawn += 1;
					return Uint8Array.of(0xff, 0xd8, 0, 0xff);
				},
			},
		],
		['podcast/feed.xml', { type: 'application/rss+xml', text: () => '<rss/>' }],
	]);
	try {
		for (const output of ['first', 'second']) {
			await emitFiles(files, join(folder, output), store);
			const bytes = await readFile(join(folder, output, 'podcast/share/042.jpg'));
			expect([...bytes]).toEqual([0xff, 0xd8, 0, 0xff]);
		}
		expect(drawn).toBe(1);
	} finally {
		await rm(folder, { recursive: true, force: true });
	}
});

test('an image is served by `astro dev` as it is', async () => {
	const files = new Map<string, PodcastFile>([
		[
			'podcast/share/042.jpg',
			{ type: 'image/jpeg', key: 'image/0123.jpg', bytes: async () => Uint8Array.of(0xff, 0xd8, 0, 0xff) },
		],
	]);
	const serve = podcastFiles(() => files);
	const server = createServer((request, response) => serve(request, response, () => response.end()));
	await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
	try {
		const { port } = server.address() as AddressInfo;
		const response = await fetch(`http://127.0.0.1:${port}/podcast/share/042.jpg`);
		expect(response.headers.get('content-type')).toBe('image/jpeg');
		expect([...new Uint8Array(await response.arrayBuffer())]).toEqual([0xff, 0xd8, 0, 0xff]);
	} finally {
		server.closeAllConnections();
		server.close();
	}
});
