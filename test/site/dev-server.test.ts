import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { PodcastFile } from '../../integration/publish/files.ts';
import { podcastFiles } from '../../integration/site/dev-server.ts';

const audio = Buffer.from(Array.from({ length: 100_000 }, (_, byte) => byte % 251));
let folder: string;
let server: Server;
let origin: string;

beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), 'newscast-dev-'));
	const path = join(folder, 'edição #42.mp3');
	await writeFile(path, audio);
	const files = new Map<string, PodcastFile>([
		['podcast/audio/42.mp3', { type: 'audio/mpeg', path }],
		['podcast/audio/gone.mp3', { type: 'audio/mpeg', path: join(folder, 'gone.mp3') }],
		['podcast/2026/olá mundo.vtt', { type: 'text/vtt', text: () => 'WEBVTT\n\nolá' }],
		['podcast/42.chapters.json', { type: 'application/json+chapters', text: async () => '{}' }],
		['podcast/42.srt', { type: 'application/x-subrip', text: () => '' }],
		['podcast/feed.xml', { type: 'application/rss+xml', text: () => Promise.reject(new Error('no feed')) }],
	]);
	const serve = podcastFiles(() => files);
	server = createServer((request, response) =>
		serve(request, response, (error) => response.writeHead(error ? 500 : 404).end(String(error))),
	);
	await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
	origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(async () => {
	server.closeAllConnections();
	server.close();
	await rm(folder, { recursive: true });
});

const get = (path: string, headers: Record<string, string> = {}, method = 'GET') =>
	fetch(`${origin}${path}`, { headers, method });
const bytes = async (response: Response) => Buffer.from(await response.arrayBuffer());

describe('the whole file', () => {
	test('comes with its type, its length and the offer of ranges', async () => {
		const response = await get('/podcast/audio/42.mp3?download#x');
		expect(response.status).toBe(200);
		expect(Object.fromEntries(response.headers)).toMatchObject({
			'content-type': 'audio/mpeg',
			'content-length': '100000',
			'accept-ranges': 'bytes',
		});
		expect(audio.equals(await bytes(response))).toBe(true);
	});

	test('answers HEAD with the same headers and no body', async () => {
		const response = await get('/podcast/audio/42.mp3', {}, 'HEAD');
		expect(response.status).toBe(200);
		expect(response.headers.get('content-length')).toBe('100000');
		expect(await bytes(response)).toHaveLength(0);
	});

	test('is found by a percent-encoded address, and text names its charset', async () => {
		const response = await get('/podcast/2026/ol%C3%A1%20mundo.vtt');
		expect(response.headers.get('content-type')).toBe('text/vtt; charset=utf-8');
		expect(response.headers.get('content-length')).toBe('12');
		expect(await response.text()).toBe('WEBVTT\n\nolá');
	});

	test.each([
		['/podcast/42.chapters.json', 'application/json+chapters; charset=utf-8'],
		['/podcast/42.srt', 'application/x-subrip; charset=utf-8'],
	])('%s is %s, readable from other origins', async (path, type) => {
		const response = await get(path);
		expect(response.status).toBe(200);
		expect(response.headers.get('content-type')).toBe(type);
		expect(response.headers.get('access-control-allow-origin')).toBe('*');
	});
});

describe('ranges', () => {
	test.each([
		['bytes=0-0', 0, 0],
		['bytes=100-199', 100, 199],
		['bytes=99990-', 99_990, 99_999],
		['bytes=-10', 99_990, 99_999],
		['bytes=-200000', 0, 99_999],
		['bytes=99990-200000', 99_990, 99_999],
	])('%s', async (range, start, end) => {
		const response = await get('/podcast/audio/42.mp3', { range });
		expect(response.status).toBe(206);
		expect(response.headers.get('content-range')).toBe(`bytes ${start}-${end}/100000`);
		expect(response.headers.get('content-length')).toBe(String(end - start + 1));
		expect(audio.subarray(start, end + 1).equals(await bytes(response))).toBe(true);
	});

	test('of text made on request', async () => {
		const response = await get('/podcast/2026/ol%C3%A1%20mundo.vtt', { range: 'bytes=0-5' });
		expect(response.status).toBe(206);
		expect(await response.text()).toBe('WEBVTT');
	});

	test.each([
		['/podcast/audio/42.mp3', 'bytes=100000-', 100_000],
		['/podcast/audio/42.mp3', 'bytes=-0', 100_000],
		['/podcast/42.srt', 'bytes=0-', 0],
	])('%s has no %s', async (path, range, size) => {
		const response = await get(path, { range });
		expect(response.status).toBe(416);
		expect(response.headers.get('content-range')).toBe(`bytes */${size}`);
	});

	test.each(['bytes=5-2', 'bytes=-', 'bytes=0-1,5-6', 'lines=0-1', 'bytes=a-b'])(
		'%s may be ignored, and is',
		async (range) => {
			const response = await get('/podcast/audio/42.mp3', { range });
			expect(response.status).toBe(200);
			expect(await bytes(response)).toHaveLength(100_000);
		},
	);

	test('answer HEAD without a body', async () => {
		const response = await get('/podcast/audio/42.mp3', { range: 'bytes=0-9' }, 'HEAD');
		expect(response.status).toBe(206);
		expect(response.headers.get('content-length')).toBe('10');
		expect(await bytes(response)).toHaveLength(0);
	});
});

describe('what is not served', () => {
	test.each(['/podcast/', '/podcast/nothing.mp3', '/podcast/%E0%A4%A', '/../podcast.mp3'])(
		'%s is left to others',
		async (path) => expect((await get(path)).status).toBe(404),
	);

	test('other methods are left to others', async () => {
		expect((await get('/podcast/audio/42.mp3', {}, 'POST')).status).toBe(404);
	});

	test.each(['/podcast/audio/gone.mp3', '/podcast/feed.xml'])(
		'%s, which fails, is handed to the error handler',
		async (path) => expect((await get(path)).status).toBe(500),
	);

	test('a listener who goes away does not disturb the next one', async () => {
		const leaving = new AbortController();
		const response = await fetch(`${origin}/podcast/audio/42.mp3`, { signal: leaving.signal });
		leaving.abort();
		await expect(response.arrayBuffer()).rejects.toThrow();
		expect((await get('/podcast/audio/42.mp3')).status).toBe(200);
	});
});
