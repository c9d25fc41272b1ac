import { readdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { embedPage } from '../../integration/publish/embed.ts';
import { openBrowser } from '../helpers/browser.ts';
import { englishEpisodeFixture } from '../helpers/episodes.ts';
import { type StaticServer, serveFolder } from '../helpers/static-server.ts';
import { siteFixture } from './fixtures.ts';
import { type BuiltSite, buildSite } from './site.ts';

const browser = await openBrowser();
const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const episode = '/podcast/2026/042/';

describe.skipIf(!browser)('in a browser', () => {
	let site: BuiltSite;
	let server: StaticServer;
	beforeAll(async () => {
		const data = siteFixture();
		site = await buildSite(data);
		const title =
			'A rather long title of an episode, as newsletters have them, that takes two lines of a phone';
		const frame = embedPage({ ...data, episode: englishEpisodeFixture({ title }) });
		await writeFile(join(site.folder, 'embed.html'), frame);
		server = await serveFolder(site.folder);
	});
	afterAll(async () => {
		await browser?.close();
		await server[Symbol.asyncDispose]();
		await site[Symbol.asyncDispose]();
	});

	async function open(
		path: string,
		options: Parameters<NonNullable<typeof browser>['newPage']>[0] = {},
	): Promise<Page> {
		if (!browser) throw new Error('these tests are skipped without a browser');
		const page = await browser.newPage(options);
		await page.goto(server.origin + path);
		return page;
	}

	const styleOf = (page: Page, selector: string, property: string) =>
		page.$eval(selector, (element, name) => getComputedStyle(element).getPropertyValue(name), property);

	/** Every computed property of everything in the author's own part of the page. */
	const ownStyles = (page: Page) =>
		page.$$eval('#mine, #mine *', (elements) =>
			elements.map((element) => {
				const style = getComputedStyle(element);
				return [element.localName, ...[...style].map((name) => `${name}: ${style.getPropertyValue(name)}`)];
			}),
		);

	describe.each(['light', 'dark'] as const)('in %s colours', (colorScheme) => {
		test.each(['/alone/', '/embed.html'])('%s is accessible', async (path) => {
			const page = await open(path, { colorScheme });
			await page.evaluate(axe);
			expect(await page.evaluate('axe.run().then(({ violations }) => violations)')).toEqual([]);
			await page.close();
		});
	});

	test.each([320, 640])('the frame for other sites shows everything when it is %d px wide', async (width) => {
		const page = await open('/embed.html', { viewport: { width, height: 220 } });
		const size = await page.evaluate(() => [
			document.documentElement.scrollWidth,
			document.documentElement.scrollHeight,
		]);
		expect(size[0]).toBe(width);
		expect(size[1]).toBe(220);
		await page.close();
	});

	test('components leave the rest of an author’s page as it is', async () => {
		const page = await open('/alone/');
		const styled = await ownStyles(page);
		await page.evaluate(() => {
			for (const sheet of document.styleSheets) sheet.disabled = true;
		});
		expect(styled).toEqual(await ownStyles(page));
		await page.close();
	});

	test('components take letters and colours from an author’s page', async () => {
		const page = await open('/alone/');
		await page.addStyleTag({ content: 'body { background: #fff; color: rgb(1, 2, 3); font-family: serif }' });
		expect(await styleOf(page, '#transcript', 'color')).toBe('rgb(1, 2, 3)');
		expect(await styleOf(page, '.turn .words', 'font-family')).toBe('serif');
		expect(await styleOf(page, '.turn cite', 'color')).toBe('rgb(1, 2, 3)');
		for (const note of ['.details', '.speaker', '.hint', '#mine ~ section p a']) {
			expect(Number.parseFloat(await styleOf(page, note, 'font-size')), note).toBeLessThan(16);
		}
		expect(await styleOf(page, '.owner', 'font-weight')).toBe('650');
		await page.close();
	});

	test.each([360, 1280])('components fit an author’s page of %d px', async (width) => {
		const page = await open('/alone/', { viewport: { width, height: 800 } });
		expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
		await page.close();
	});

	test.each(['player', 'transcript', 'episodes', 'chapters', 'subscribe', 'sources', 'report'])(
		'the %s alone fits a page that styles every element',
		async (part) => {
			const page = await open(`/only/${part}/`, { viewport: { width: 1280, height: 800 } });
			await page.$$eval('details', (all) => all.map((details) => details.setAttribute('open', '')));
			for (const width of [1280, 360]) {
				await page.setViewportSize({ width, height: 800 });
				expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
			}
			await page.close();
		},
	);

	test('controls look the same in a page that styles every element', async () => {
		const measure = async (path: string) => {
			const page = await open(path, { viewport: { width: 800, height: 800 } });
			await page.addStyleTag({ content: '* { font: 16px sans-serif !important }' });
			const looks = await page.$$eval(
				'.bar :is(button, input, svg), .tools :is(button, input, select, svg)',
				(all) =>
					all.map((element) => {
						const { width, height } = element.getBoundingClientRect();
						const { display, textTransform, boxShadow } = getComputedStyle(element);
						// The waveform is as wide as the page lets it.
						const size = element.matches('.wave *') ? [height] : [width, height];
						return [element.localName, ...size.map(Math.round), display, textTransform, boxShadow];
					}),
			);
			await page.close();
			return looks;
		};
		const plain = await measure('/own/');
		expect(plain.length).toBeGreaterThan(15);
		expect(await measure('/only/player/')).toEqual(plain);
	});

	test('what is hidden stays hidden in a page that shows every button', async () => {
		const page = await open('/only/transcript/');
		expect(await page.locator('[data-newscast-do=return]').isVisible()).toBe(false);
		await page.close();
	});

	test('a newsletter without an episode has no player', async () => {
		const page = await open('/alone/');
		expect(await page.locator('[aria-label="Esta edição em episódio"]').count()).toBe(1);
		expect(await page.locator('#mine ~ section audio').count()).toBe(1);
		expect(await page.textContent('main')).not.toContain('no-such-newsletter');
		await page.close();
	});

	test('an author’s custom properties change the podcast’s pages, wherever their rule stands', async () => {
		const page = await open(episode);
		await page.evaluate(() => {
			const style = document.createElement('style');
			style.textContent = 'html { --newscast-paper: rgb(4, 5, 6); --newscast-author: rgb(7, 8, 9) }';
			document.head.prepend(style);
		});
		expect(await styleOf(page, 'html', 'background-color')).toBe('rgb(4, 5, 6)');
		expect(await styleOf(page, '.author cite', 'color')).toBe('rgb(7, 8, 9)');
		await page.close();
	});

	test('every custom property that is used is described in theme.css', async () => {
		const folder = new URL('../../integration/site/', import.meta.url);
		const described = await readFile(new URL('theme.css', folder), 'utf8');
		const names = new Set<string>();
		for (const part of ['components/', 'pages/']) {
			for (const file of await readdir(new URL(part, folder))) {
				const source = await readFile(new URL(part + file, folder), 'utf8');
				for (const [, name = ''] of source.matchAll(/var\((--newscast-[a-z-]+)/g)) names.add(name);
			}
		}
		expect(names.size).toBeGreaterThan(8);
		expect([...names].filter((name) => !described.includes(name))).toEqual([]);
	});

	test.each([
		['/podcast/', 360],
		['/podcast/', 1280],
		[episode, 360],
		[episode, 1280],
	])('nothing on %s moves while it loads, at %d px', async (path, width) => {
		const page = await open('/own/', { viewport: { width, height: 800 } });
		await page.addInitScript(() => {
			const shifts: string[] = [];
			Object.assign(window, { shifts });
			new PerformanceObserver((list) => {
				for (const entry of list.getEntries() as unknown as { sources: { node: Node | null }[] }[]) {
					// The browser's own player arranges its buttons late: those nodes are not the page's.
					for (const { node } of entry.sources) if (node) shifts.push(node.nodeName);
				}
			}).observe({ type: 'layout-shift', buffered: true });
		});
		await page.goto(server.origin + path, { waitUntil: 'networkidle' });
		await page.waitForTimeout(300);
		expect(await page.evaluate(() => Reflect.get(window, 'shifts'))).toEqual([]);
		await page.close();
	});

	test('the feed’s address is copied by a button', async () => {
		const page = await open('/podcast/', { viewport: { width: 800, height: 900 } });
		await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
		await page.getByRole('button', { name: 'Copiar' }).click();
		await page.getByRole('status').getByText('Copiado').waitFor();
		expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(
			'https://example.com/podcast/feed.xml',
		);
		await page.close();
	});

	test('without a script there is no button that does nothing, but the address', async () => {
		const page = await open('/podcast/', { javaScriptEnabled: false });
		expect(await page.getByRole('button').count()).toBe(0);
		expect(await page.getByRole('link', { name: 'feed.xml' }).isVisible()).toBe(true);
		await page.close();
	});

	test('an episode prints as an article: title and transcript, no player, black on white', async () => {
		const page = await open(episode, { colorScheme: 'dark' });
		await page.emulateMedia({ media: 'print' });
		for (const shown of ['h1', '#transcript', '.turn']) {
			expect(await page.locator(shown).first().isVisible(), shown).toBe(true);
		}
		for (const hidden of ['audio', 'button', 'select', 'nav', '#subscribe', 'a[download]']) {
			for (const element of await page.locator(hidden).all()) {
				expect(await element.isVisible(), hidden).toBe(false);
			}
		}
		expect(await styleOf(page, 'html', 'background-color')).toBe('rgb(255, 255, 255)');
		expect(await styleOf(page, '.turn .words', 'color')).toBe('rgb(0, 0, 0)');
		await page.close();
	});
});
