import { dev } from 'astro';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import newscast, { type NewscastOptions } from '../../integration/index.ts';
import { both, english } from '../helpers/newsletters.ts';
import { type BuiltSite, captureOutput, makeSite, testShow } from '../helpers/site.ts';

let site: BuiltSite;
let output: ReturnType<typeof captureOutput> | undefined;
let server: Awaited<ReturnType<typeof dev>> | undefined;
beforeEach(async () => {
	// Astro's dev server answers nothing when it believes that it is under test.
	vi.stubEnv('VITEST', '');
	site = await makeSite({ newsletters: both });
});
afterEach(async () => {
	await server?.stop();
	server = undefined;
	await site.remove();
	vi.unstubAllEnvs();
	output?.restore();
});

async function start(options: Partial<NewscastOptions> = {}): Promise<string> {
	output = captureOutput();
	server = await dev({
		root: site.root,
		configFile: false,
		site: 'https://example.com',
		base: '/docs',
		cacheDir: './.cache',
		server: { port: 0, host: '127.0.0.1' },
		devToolbar: { enabled: false },
		integrations: [newscast({ show: testShow, engine: site.engine, ffmpeg: false, ...options })],
	});
	return `http://127.0.0.1:${server.address.port}/docs`;
}

describe('astro dev', () => {
	test('plays the files of this machine when listeners get theirs from elsewhere', async () => {
		const elsewhere = { audioBaseUrl: 'https://cdn.example.com/show' };
		await site.build(elsewhere);
		const base = await start(elsewhere);
		const page = await (await fetch(`${base}/podcast/042-cache/`)).text();
		const [, source] = /<audio[^>]* src="([^"]+)"/.exec(page) ?? [];
		expect(source).toMatch(/^\/docs\/podcast\/audio\/042-cache\.[0-9a-f]{10}\.mp3$/);
		expect(page).not.toContain('cdn.example.com');
		expect((await fetch(new URL(source ?? '', base), { method: 'HEAD' })).status).toBe(200);
	});

	test('plays what is built, with seeking, and makes nothing', async () => {
		await site.build();
		const calls = site.engine.calls.length;
		const at = await start();
		const page = await (await fetch(`${at}/podcast/041-nuvem`)).text();
		const address = /src="(\/docs\/podcast\/audio\/[^"]+\.mp3)"/.exec(page)?.[1] ?? '';
		const audio = `${new URL(at).origin}${address}`;
		const whole = new Uint8Array(await (await fetch(audio)).arrayBuffer());
		const part = await fetch(audio, { headers: { Range: 'bytes=1000-1999' } });
		expect(part.status).toBe(206);
		expect(part.headers.get('content-type')).toBe('audio/mpeg');
		expect(part.headers.get('content-range')).toBe(`bytes 1000-1999/${whole.length}`);
		expect(new Uint8Array(await part.arrayBuffer())).toEqual(whole.slice(1000, 2000));
		expect((await fetch(`${at}/podcast/041-nuvem.vtt`)).headers.get('content-type')).toContain('text/vtt');
		expect(await (await fetch(`${at}/podcast/feed.xml`)).text()).toContain('<item>');
		expect(site.engine.calls.length).toBe(calls);
	});

	test('names newsletters that have no episode, and speaks none of them', async () => {
		const at = await start();
		const page = await (await fetch(`${at}/podcast`)).text();
		expect(page).toContain('A nuvem caiu de novo');
		expect(site.engine.calls).toEqual([]);
	});

	test('sees new newsletters without a restart', async () => {
		const at = await start();
		await site.write(
			'content/newsletters/043-new.md',
			english.replace('The Cache Strikes Back', 'A New Hope'),
		);
		await expect
			.poll(async () => (await fetch(`${at}/podcast`)).text(), { timeout: 30_000 })
			.toContain('A New Hope');
	});

	test('survives a newsletter that cannot be read', async () => {
		const at = await start();
		await site.write('content/newsletters/043-new.md', '---\ntitle: [broken\n---\n\nText.');
		await expect
			.poll(async () => (await fetch(`${at}/podcast`)).text(), { timeout: 30_000 })
			.toContain('043-new');
		expect((await fetch(`${at}/podcast`)).status).toBe(200);
	});

	test('makes missing episodes when asked to', async () => {
		const at = await start({ generate: 'always' });
		await expect
			.poll(async () => (await fetch(`${at}/podcast/feed.xml`)).text(), { timeout: 30_000 })
			.toContain('The Cache Strikes Back');
	});
});
