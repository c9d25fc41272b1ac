import { parseRssFeed } from 'feedsmith';
import { parseFeed } from 'podcast-partytime';
import { expect, test } from 'vitest';
import type { Show } from '../../integration/options.ts';
import { parseOptions } from '../../integration/options.ts';
import { checkFeed } from '../../integration/publish/check-feed.ts';
import { buildFeed, type FeedInput } from '../../integration/publish/feed.ts';
import { parseXml, type XmlElement } from '../../integration/publish/xml.ts';
import { englishEpisodeFixture, episodeFixture, locationFixture, showFixture } from '../helpers/episodes.ts';
import { testShow } from '../helpers/site.ts';
import { expectedFeed } from './expected-feed.ts';

async function build(show: Partial<Show>, overrides: Partial<FeedInput> = {}): Promise<string> {
	const input: FeedInput = {
		show: showFixture(show),
		location: locationFixture(),
		coverFile: 'cover.1a2b3c4d.jpg',
		episodes: [episodeFixture(), englishEpisodeFixture()],
		...overrides,
	};
	const xml = await buildFeed(input);
	await checkFeed(xml, expectedFeed(input));
	return xml;
}

/** Name, attributes and text of the elements of that name, wherever they stand. */
async function elements(xml: string, name: string) {
	const { root } = await parseXml(xml);
	const all = (element: XmlElement): XmlElement[] => [element, ...element.children.flatMap(all)];
	return (root ? all(root) : [])
		.filter((element) => element.name === name)
		.map(({ attributes, text }) => ({ ...attributes, text }));
}

const podcast = '{https://podcastindex.org/namespace/1.0}';

test('funding, frequency, licence and verification are named when asked for', async () => {
	const xml = await build({
		funding: { url: 'https://example.com/apoie?via=feed&x=1', text: 'Apoie & receba' },
		updateFrequency: { text: 'Toda segunda', rrule: 'FREQ=WEEKLY;BYDAY=MO' },
		license: { name: 'cc-by-4.0', url: 'https://creativecommons.org/licenses/by/4.0/' },
		appleVerification: '1a2b3c4d-verify',
	});
	expect(parseRssFeed(xml).podcast).toMatchObject({
		fundings: [{ url: 'https://example.com/apoie?via=feed&x=1', display: 'Apoie & receba' }],
		updateFrequency: { display: 'Toda segunda', rrule: 'FREQ=WEEKLY;BYDAY=MO' },
		license: { display: 'cc-by-4.0', url: 'https://creativecommons.org/licenses/by/4.0/' },
		txts: [
			{ display: 'true', purpose: 'ai-content' },
			{ display: '1a2b3c4d-verify', purpose: 'applepodcastsverify' },
		],
	});
	expect(parseFeed(xml)).toMatchObject({
		podcastFunding: [{ message: 'Apoie & receba', url: 'https://example.com/apoie?via=feed&x=1' }],
		license: { identifier: 'cc-by-4.0', url: 'https://creativecommons.org/licenses/by/4.0/' },
	});
});

test('a frequency and a licence in words alone have no empty attributes', async () => {
	const xml = await build({ updateFrequency: { text: 'When it rains' }, license: { name: 'cc0-1.0' } });
	expect(await elements(xml, `${podcast}updateFrequency`)).toEqual([{ text: 'When it rains' }]);
	expect(await elements(xml, `${podcast}license`)).toEqual([{ text: 'cc0-1.0' }]);
});

test('several categories keep their order', async () => {
	const xml = await build({ category: [['News', 'Tech News'], ['Technology'], ['News', 'News Commentary']] });
	expect(parseRssFeed(xml).itunes?.categories).toEqual([
		{ text: 'News', categories: [{ text: 'Tech News' }] },
		{ text: 'Technology' },
		{ text: 'News', categories: [{ text: 'News Commentary' }] },
	]);
	expect(parseFeed(xml)?.itunesCategory).toContain('Technology');
});

test('a host has a page and a picture, here or elsewhere', async () => {
	const [ana, marvin] = showFixture().hosts;
	const hosts: Show['hosts'] = [
		{ ...ana, url: 'https://ana.example.com/', image: 'https://cdn.example.com/ana.jpg' },
		{ ...marvin, image: '/hosts/marvin é.jpg' },
	];
	const location = locationFixture({ base: '/docs' });
	const xml = await build({ hosts }, { location, episodes: [episodeFixture()] });
	expect(await elements(xml, `${podcast}person`)).toEqual([
		{
			role: 'host',
			group: 'cast',
			img: 'https://cdn.example.com/ana.jpg',
			href: 'https://ana.example.com/',
			text: 'Ana (voz sintética)',
		},
		{
			role: 'host',
			group: 'cast',
			img: 'https://example.com/docs/hosts/marvin%20%C3%A9.jpg',
			text: 'Marvin (voz sintética)',
		},
	]);
});

test('seasons and episodes have names beside their numbers', async () => {
	const episodes = [episodeFixture({ label: 'Especial & 3' }), englishEpisodeFixture()];
	const xml = await build({ seasons: { 2: 'As quedas' } }, { episodes });
	const read = parseRssFeed(xml).items?.map(({ podcast: { season, episode } = {} }) => [season, episode]);
	expect(read).toEqual([
		[{ number: 2, name: 'As quedas' }, undefined],
		[
			{ number: 2, name: 'As quedas' },
			{ number: 42, display: 'Especial & 3' },
		],
	]);
	expect(parseFeed(xml)?.items[1]?.podcastSeason).toEqual({ number: 2, name: 'As quedas' });
});

test('a trailer and a bonus are told as such, and the trailer for the show', async () => {
	const episodes = [episodeFixture({ type: 'trailer' }), englishEpisodeFixture({ type: 'bonus' })];
	const xml = await build({}, { episodes });
	expect(parseRssFeed(xml).items?.map(({ itunes }) => itunes?.episodeType)).toEqual(['bonus', 'trailer']);
	expect(await elements(xml, `${podcast}trailer`)).toEqual([
		{
			pubdate: 'Mon, 02 Mar 2026 09:00:00 GMT',
			url: 'https://example.com/podcast/audio/2026-042.9f86d08188.mp3',
			length: '2241715',
			type: 'audio/mpeg',
			season: '2',
			text: 'Navegadores leves, orçamento pesado',
		},
	]);
});

test('a feed that moves says where to, and stays the same show', async () => {
	const guid = '917393e3-1b1e-5cef-ace4-edaa54e1f810';
	const xml = await build({ newFeedUrl: 'https://new.example.com/feed.xml', guid });
	expect(parseRssFeed(xml)).toMatchObject({
		itunes: { newFeedUrl: 'https://new.example.com/feed.xml' },
		podcast: { guid },
	});
});

test('an episode shows its own cover', async () => {
	const episodes = [episodeFixture({ cover: '2026-042.9f86d08188.png' }), englishEpisodeFixture()];
	const { items } = parseRssFeed(await build({}, { episodes }));
	expect(items?.map(({ itunes }) => itunes?.image)).toEqual([
		'https://example.com/podcast/cover.1a2b3c4d.jpg',
		'https://example.com/podcast/2026-042.9f86d08188.png',
	]);
});

test('audio elsewhere is fetched from there', async () => {
	const location = locationFixture({ audioBase: 'https://cdn.example.com/show' });
	const xml = await build({}, { location, episodes: [episodeFixture({ type: 'trailer' })] });
	const address = 'https://cdn.example.com/show/2026-042.9f86d08188.mp3';
	const { items } = parseRssFeed(xml);
	expect(items?.[0]?.enclosures).toEqual([{ url: address, length: 2_241_715, type: 'audio/mpeg' }]);
	expect(
		(await elements(xml, `${podcast}trailer`)).map((trailer) => 'url' in trailer && trailer.url),
	).toEqual([address]);
	expect(xml).not.toContain('https://example.com/podcast/audio/');
});

test('a hub is named beside the feed itself', async () => {
	const xml = await build({}, { hub: 'https://hub.example.com/' });
	expect(parseRssFeed(xml).atom?.links).toEqual([
		{ href: 'https://example.com/podcast/feed.xml', rel: 'self', type: 'application/rss+xml' },
		{ href: 'https://hub.example.com/', rel: 'hub' },
	]);
});

test('the stylesheet is named between declaration and feed', async () => {
	const xml = await build({}, { stylesheet: true, location: locationFixture({ base: '/docs' }) });
	expect(xml).toMatch(
		/^<\?xml version="1.0" encoding="UTF-8"\?>\n<\?xml-stylesheet type="text\/css" href="\/docs\/podcast\/feed.css"\?>\n<rss /,
	);
	expect(parseFeed(xml)?.items).toHaveLength(2);
});

test('without any of it the feed is what it always was', async () => {
	const asked =
		/funding|updateFrequency|license|trailer|season name|podcast:episode|new-feed|hub|stylesheet|img=/;
	expect(await build({})).not.toMatch(asked);
});

test('the feed keeps working with all of it and hostile text', async () => {
	const hostile = 'R&D ]]> <b>"x"</b> 👩‍💻 שלום con\u0000trol\u001b';
	const clean = 'R&D ]]> <b>"x"</b> 👩‍💻 שלום control';
	const xml = await build(
		{
			title: hostile,
			author: hostile,
			funding: { url: 'https://example.com/', text: hostile },
			updateFrequency: { text: hostile },
			appleVerification: hostile,
			seasons: { 2: hostile },
		},
		{ episodes: [episodeFixture({ title: hostile, label: hostile, type: 'trailer' })] },
	);
	for (const name of ['funding', 'updateFrequency', 'trailer']) {
		expect((await elements(xml, podcast + name)).map(({ text }) => text)).toEqual([clean]);
	}
	expect(parseRssFeed(xml).items?.[0]?.podcast?.season?.name).toBe(clean);
});

test.each([
	[{ category: ['a', 'b', 'c'] }, "`show.category`: must be `['Category']`, `['Category', 'Subcategory']`"],
	[
		{ funding: { url: 'http://example.com', text: 'x' } },
		'`show.funding.url`: must be an address that begins',
	],
	[{ funding: { url: 'https://example.com', label: 'x' } }, '`show.funding.label` is not an option'],
	[{ updateFrequency: { text: 'x', rrule: 'weekly' } }, '`show.updateFrequency.rrule`: must be a recurrence'],
	[{ license: { name: 'CC BY' } }, '`show.license.name`: must be an identifier in lower case'],
	[{ seasons: { one: 'x' } }, '`show.seasons.one`'],
	[{ newFeedUrl: 'feed.xml' }, '`show.newFeedUrl`: must be an address that begins'],
])('%j is refused', (wrong, message) => {
	const parse = () => parseOptions({ show: { ...testShow, ...wrong } });
	expect(parse).toThrow(expect.objectContaining({ hint: expect.stringContaining(message) }));
});

test.each([
	[{ audioBaseUrl: 'cdn.example.com' }, '`audioBaseUrl`: must be an address that begins with `https://`'],
	[{ audioBaseUrl: 'https://cdn.example.com/?a=b' }, '`audioBaseUrl`: must have no query and no fragment'],
	[{ hub: 'ftp://hub.example.com' }, '`hub`: must be an address that begins with `https://`'],
	[{ headers: 'netlify' }, '`headers`'],
])('%j is refused as well', (wrong, message) => {
	const parse = () => parseOptions({ show: testShow, ...wrong });
	expect(parse).toThrow(expect.objectContaining({ hint: expect.stringContaining(message) }));
});
