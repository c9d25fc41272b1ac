import { describe, expect, test } from 'vitest';
import { type EmbedContext, embedPage } from '../../integration/publish/embed.ts';
import { type OembedContext, toOembed } from '../../integration/publish/oembed.ts';
import { englishEpisodeFixture, episodeFixture, locationFixture, showFixture } from '../helpers/episodes.ts';

const context: EmbedContext & Pick<OembedContext, 'show'> = {
	show: showFixture(),
	location: locationFixture(),
	episode: episodeFixture(),
};
const hostile = '</title><script>alert(1)</script>" onload="x\u0000 & 😀';

describe('oEmbed', () => {
	const answer = (changes: Partial<typeof context> = {}) =>
		JSON.parse(toOembed({ ...context, ...changes, image: '2026-042.1a2b3c4d5e.jpg' }));

	test('is a rich answer of version 1.0, with what that asks for', () => {
		expect(answer()).toMatchObject({
			version: '1.0',
			type: 'rich',
			title: 'Navegadores leves, orçamento pesado',
			author_name: 'Ana Souza',
			provider_name: 'Direto da Redação',
			provider_url: 'https://example.com/podcast/',
			thumbnail_url: 'https://example.com/podcast/share/2026-042.1a2b3c4d5e.jpg',
			thumbnail_width: 1200,
			thumbnail_height: 630,
			width: expect.any(Number),
			height: expect.any(Number),
		});
	});

	test('frames the player below the site’s base', () => {
		const { html } = answer({ location: locationFixture({ base: '/docs' }) });
		expect(html).toMatch(/^<iframe src="https:\/\/example\.com\/docs\/podcast\/2026\/042\/embed\.html" /);
	});

	test('takes titles as text', () => {
		const { html, title } = answer({ episode: episodeFixture({ title: hostile }) });
		expect(title).toBe(hostile.replace('\u0000', ''));
		expect(html.match(/</g)).toHaveLength(2);
		expect(html.match(/"/g)).toHaveLength(12);
	});
});

describe('the frame', () => {
	const page = embedPage(context);

	test('has the player and leads to the episode and the show, in windows of their own', () => {
		expect(page).toContain('src="https://example.com/podcast/audio/2026-042.9f86d08188.mp3"');
		expect(page).toContain('<audio controls preload="none"');
		const links = [...page.matchAll(/<a href="([^"]+)" target="_blank"/g)].map(([, url]) => url);
		expect(links).toEqual(['https://example.com/podcast/2026/042/', 'https://example.com/podcast/']);
	});

	test('stays out of search results, where the episode itself belongs', () => {
		expect(page).toContain('<meta name="robots" content="noindex">');
		expect(page).toContain('<link rel="canonical" href="https://example.com/podcast/2026/042/">');
	});

	test('says that the voices are synthetic, in the episode’s language', () => {
		expect(page).toContain('<html lang="pt-BR">');
		expect(page).toContain('As vozes deste episódio são sintéticas');
		const english = embedPage({ ...context, episode: englishEpisodeFixture() });
		expect(english).toContain('<html lang="en">');
		expect(english).toContain('The voices in this episode are synthetic');
	});

	test('needs no script and nothing from elsewhere', () => {
		expect(page).not.toContain('<script');
		const loaded = [...page.matchAll(/ src="([^"]+)"/g)].map(([, url]) => url);
		expect(loaded.every((url) => url?.startsWith('https://example.com/'))).toBe(true);
	});

	test('takes titles as text', () => {
		const hostilePage = embedPage({
			...context,
			episode: episodeFixture({ title: hostile }),
			show: { ...context.show, title: hostile },
		});
		expect(hostilePage).not.toContain('<script');
		expect(hostilePage).not.toContain('" onload="');
		expect(hostilePage).not.toContain('\u0000');
	});
});
