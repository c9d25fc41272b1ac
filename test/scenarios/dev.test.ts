import { dev } from 'astro';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import newscast, { type NewscastOptions } from '../../integration/index.ts';
import { both, english } from '../helpers/newsletters.ts';
import { type BuiltSite, captureOutput, makeSite, testShow } from '../helpers/site.ts';

let built: BuiltSite;
beforeAll(async () => {
	built = await makeSite({ newsletters: both });
	await built.build();
});
afterAll(() => built.remove());

let site: BuiltSite | undefined;
let output: ReturnType<typeof captureOutput> | undefined;
let server: Awaited<ReturnType<typeof dev>> | undefined;
beforeEach(() => {
	// Astro's dev server answers nothing when it believes that it is under test.
	vi.stubEnv('VITEST', '');
});
afterEach(async () => {
	await server?.stop();
	server = undefined;
	await site?.remove();
	site = undefined;
	vi.unstubAllEnvs();
	output?.restore();
});

/** A site on which nothing was built yet. */
async function newSite(): Promise<BuiltSite> {
	site = await makeSite({ newsletters: both });
	return site;
}

async function copyOfBuilt(): Promise<BuiltSite> {
	site = await built.copy();
	return site;
}

async function start({ root, engine }: BuiltSite, options: Partial<NewscastOptions> = {}): Promise<string> {
	output = captureOutput();
	server = await dev({
		root,
		configFile: false,
		site: 'https://example.com',
		base: '/docs',
		cacheDir: './.cache',
		server: { port: 0, host: '127.0.0.1' },
		devToolbar: { enabled: false },
		integrations: [newscast({ show: testShow, engine, ffmpeg: false, ...options })],
	});
	return `http://127.0.0.1:${server.address.port}/docs`;
}

describe('astro dev', () => {
	test('plays the files of this machine when listeners get theirs from elsewhere', async () => {
		const elsewhere = { audioBaseUrl: 'https://cdn.example.com/show' };
		const site = await copyOfBuilt();
		await site.build(elsewhere);
		const base = await start(site, elsewhere);
		const page = await (await fetch(`${base}/podcast/042-cache/`)).text();
		const [, source] = /<audio[^>]* src="([^"]+)"/.exec(page) ?? [];
		expect(source).toMatch(/^\/docs\/podcast\/audio\/042-cache\.[0-9a-f]{10}\.mp3$/);
		expect(page).not.toContain('cdn.example.com');
		expect((await fetch(new URL(source ?? '', base), { method: 'HEAD' })).status).toBe(200);
	});

	test('plays what is built, with seeking, and makes nothing', async () => {
		const site = await copyOfBuilt();
		const at = await start(site);
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
		expect(site.engine.calls).toEqual([]);
	});

	test('names newsletters that have no episode, and speaks none of them', async () => {
		const site = await newSite();
		const at = await start(site);
		const page = await (await fetch(`${at}/podcast`)).text();
		expect(page).toContain('A nuvem caiu de novo');
		expect(site.engine.calls).toEqual([]);
	});

	test('sees new newsletters without a restart', async () => {
		const site = await newSite();
		const at = await start(site);
		await site.write(
			'content/newsletters/043-new.md',
			english.replace('The Cache Strikes Back', 'A New Hope'),
		);
		await expect
			.poll(async () => (await fetch(`${at}/podcast`)).text(), { timeout: 30_000 })
			.toContain('A New Hope');
	});

	test('survives a newsletter that cannot be read', async () => {
		const site = await newSite();
		const at = await start(site);
		await site.write('content/newsletters/043-new.md', '---\ntitle: [broken\n---\n\nText.');
		await expect
			.poll(async () => (await fetch(`${at}/podcast`)).text(), { timeout: 30_000 })
			.toContain('043-new');
		expect((await fetch(`${at}/podcast`)).status).toBe(200);
	});

	test('makes missing episodes when asked to', async () => {
		const at = await start(await newSite(), { generate: 'always' });
		await expect
			.poll(async () => (await fetch(`${at}/podcast/feed.xml`)).text(), { timeout: 30_000 })
			.toContain('The Cache Strikes Back');
	});
});
