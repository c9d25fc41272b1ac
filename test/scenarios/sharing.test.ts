import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { brokenLinks } from '../helpers/links.ts';
import { both } from '../helpers/newsletters.ts';
import { type BuiltSite, makeSite, testShow } from '../helpers/site.ts';

const origin = 'https://example.com';
const show = { ...testShow, links: { spotify: 'https://open.spotify.com/show/1' } };

const green = `---
title: Verde
date: 2026-11-09
episodeCover: ../art/green.png
---

Esta edição tem uma capa só dela.
`;

function plainCover(background: string): Promise<Buffer> {
	return sharp({ create: { width: 1400, height: 1400, channels: 3, background } })
		.png()
		.toBuffer();
}

describe('what is shared of a built site', () => {
	let site: BuiltSite;
	beforeAll(async () => {
		site = await makeSite({
			newsletters: { ...both, '043-verde.md': green },
			files: { 'content/art/green.png': await plainCover('#0a6a2a') },
			options: { show },
		});
		await site.build();
	});
	afterAll(() => site.remove());

	const shareImages = async () =>
		(await site.files()).filter((file) => /^podcast\/share\/(?!.*cover\.)/.test(file));

	async function content(page: string, property: string): Promise<string> {
		const html = await site.read(`dist/podcast/${page}index.html`);
		return new RegExp(`<meta property="${property}" content="([^"]+)"`).exec(html)?.[1] ?? '';
	}

	test('every page has a picture of its own, where it says', async () => {
		const urls = await Promise.all(
			['', '041-nuvem/', '042-cache/', '043-verde/'].map((page) => content(page, 'og:image')),
		);
		expect(new Set(urls).size).toBe(4);
		for (const url of urls) {
			const bytes = await site.bytes(`dist${new URL(url).pathname}`);
			expect(await sharp(bytes).metadata()).toMatchObject({ format: 'jpeg', width: 1200, height: 630 });
		}
		expect(await shareImages()).toHaveLength(4);
	});

	test('an episode with a cover of its own is shared with that', async () => {
		const { pathname } = new URL(await content('043-verde/', 'og:image'));
		const [r = 0, g = 0, b = 0] = await sharp(await site.bytes(`dist${pathname}`))
			.extract({ left: 100, top: 100, width: 8, height: 8 })
			.resize(1, 1)
			.raw()
			.toBuffer();
		expect(g).toBeGreaterThan(2 * Math.max(r, b));
		const coverOf = async (page: string) =>
			/<img src="\/([^"]+)"/.exec(await site.read(`dist/podcast/${page}index.html`))?.[1];
		expect(await coverOf('043-verde/')).not.toBe(await coverOf(''));
		expect(await site.files()).toContain(await coverOf('043-verde/'));
		// What directories ask for would be the heaviest thing on a page.
		const shown = await sharp(await site.bytes(`dist/${await coverOf('043-verde/')}`)).metadata();
		expect(shown).toMatchObject({ format: 'jpeg', width: 600, height: 600 });
	});

	test('pages lead to where else the show is', async () => {
		for (const page of ['', '042-cache/']) {
			const html = await site.read(`dist/podcast/${page}index.html`);
			expect(html).toContain('href="https://open.spotify.com/show/1"');
		}
	});

	test('other sites get a frame for an episode, and everything in it is there', async () => {
		const html = await site.read('dist/podcast/042-cache/index.html');
		const [, address = ''] = /type="application\/json\+oembed"[^>]* href="([^"]+)"/.exec(html) ?? [];
		const answer = JSON.parse(await site.read(`dist${new URL(address).pathname}`));
		const [, frame = ''] = /src="([^"]+)"/.exec(answer.html) ?? [];
		const page = await site.read(`dist${new URL(frame).pathname}`);
		expect(page).toContain(`src="${await content('042-cache/', 'og:audio')}"`);
		expect(await site.files()).toContain(new URL(answer.thumbnail_url).pathname.slice(1));
		expect(await brokenLinks(site, { origin, base: '' })).toEqual([]);
	});

	test('a new title for the show gives new pictures under new names', async () => {
		const before = await shareImages();
		await site.build({ show: { ...show, title: 'Três Vozes' } });
		const after = await shareImages();
		expect(after).toHaveLength(4);
		expect(after.filter((file) => before.includes(file))).toEqual([]);
	});
});
