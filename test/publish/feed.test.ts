import { parseRssFeed } from 'feedsmith';
import { parseFeed } from 'podcast-partytime';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { checkFeed } from '../../integration/publish/check-feed.ts';
import { buildFeed, type FeedInput } from '../../integration/publish/feed.ts';
import { parseXml } from '../../integration/publish/xml.ts';
import { englishEpisodeFixture, episodeFixture, locationFixture, showFixture } from '../helpers/episodes.ts';
import { expectedFeed } from './expected-feed.ts';

function input(overrides: Partial<FeedInput> = {}): FeedInput {
	return {
		show: showFixture(),
		location: locationFixture(),
		coverFile: 'cover.1a2b3c4d.jpg',
		episodes: [episodeFixture(), englishEpisodeFixture()],
		...overrides,
	};
}

/** What the feed says after it has passed the check that guards its writing. */
async function read(feed: FeedInput) {
	const xml = await buildFeed(feed);
	await checkFeed(xml, expectedFeed(feed));
	return parseRssFeed(xml);
}

afterEach(() => {
	vi.useRealTimers();
});

test('the whole feed', async () => {
	await expect(await buildFeed(input())).toMatchFileSnapshot('../fixtures/publish/feed.xml');
});

test('feedsmith reads the show', async () => {
	expect(await read(input())).toMatchObject({
		title: 'Direto da Redação',
		link: 'https://example.com/podcast/',
		description: 'A newsletter da semana, comentada por Ana e Marvin.',
		language: 'pt-br',
		copyright: 'Ana Souza',
		lastBuildDate: 'Mon, 09 Mar 2026 09:00:00 GMT',
		image: { url: 'https://example.com/podcast/cover.1a2b3c4d.jpg', title: 'Direto da Redação' },
		atom: {
			links: [{ href: 'https://example.com/podcast/feed.xml', rel: 'self', type: 'application/rss+xml' }],
		},
		itunes: {
			author: 'Ana Souza',
			owner: { name: 'Ana Souza', email: 'ana@example.com' },
			explicit: false,
			type: 'episodic',
			image: 'https://example.com/podcast/cover.1a2b3c4d.jpg',
			categories: [{ text: 'News', categories: [{ text: 'Tech News' }] }],
		},
		podcast: {
			guid: '6c967fe4-ab76-51b1-aec1-bde9677f87cb',
			locked: { value: true, owner: 'ana@example.com' },
			medium: 'podcast',
			txts: [{ display: 'true', purpose: 'ai-content' }],
		},
	});
});

test('feedsmith reads the episodes, newest first', async () => {
	const { items = [] } = await read(input());
	expect(items.map(({ title }) => title)).toEqual(['Light browsers', 'Navegadores leves, orçamento pesado']);
	expect(items[1]).toMatchObject({
		link: 'https://example.com/podcast/2026/042/',
		guid: { value: 'urn:uuid:6f1f6c2e-6d0e-5f6e-9d53-2f6c3a5d8b11', isPermaLink: false },
		pubDate: 'Mon, 02 Mar 2026 09:00:00 GMT',
		enclosures: [
			{
				url: 'https://example.com/podcast/audio/2026-042.9f86d08188.mp3',
				length: 2_241_715,
				type: 'audio/mpeg',
			},
		],
		itunes: { duration: 93, explicit: false, episode: 42, season: 2, episodeType: 'full' },
		podcast: {
			transcripts: [
				{ url: 'https://example.com/podcast/2026/042.vtt', type: 'text/vtt', language: 'pt-br' },
				{ url: 'https://example.com/podcast/2026/042.srt', type: 'application/x-subrip' },
				{ url: 'https://example.com/podcast/2026/042.json', type: 'application/json' },
				{ url: 'https://example.com/podcast/2026/042/', type: 'text/html' },
			],
			chapters: {
				url: 'https://example.com/podcast/2026/042.chapters.json',
				type: 'application/json+chapters',
			},
			persons: [
				{ display: 'Ana (voz sintética)', role: 'host' },
				{ display: 'Marvin (voz sintética)', role: 'host' },
			],
			txts: [{ display: 'true', purpose: 'ai-content' }],
		},
		psc: { chapters: [{ start: '00:00:00.000', title: 'Abertura' }, {}, {}, { start: '00:01:21.000' }] },
	});
	expect(items[0]?.podcast?.persons?.map(({ display }) => display)).toEqual([
		'Ana (AI voice)',
		'Marvin (AI voice)',
	]);
});

test('the Podcast Index reads the same', async () => {
	const feed = parseFeed(await buildFeed(input()));
	expect(feed).toMatchObject({
		title: 'Direto da Redação',
		guid: '6c967fe4-ab76-51b1-aec1-bde9677f87cb',
		locked: true,
		podcastOwner: 'ana@example.com',
		itunesCategory: ['News > Tech News'],
		medium: 'podcast',
	});
	expect(feed?.items[1]).toMatchObject({
		guid: 'urn:uuid:6f1f6c2e-6d0e-5f6e-9d53-2f6c3a5d8b11',
		duration: 93,
		enclosure: { length: 2_241_715, type: 'audio/mpeg' },
		podcastChapters: { url: 'https://example.com/podcast/2026/042.chapters.json' },
	});
});

test('nothing takes the place of the description', async () => {
	const xml = await buildFeed(input());
	expect(xml).not.toMatch(/itunes:summary|itunes:subtitle|content:encoded>|dc:creator/);
});

describe('the same input gives the same bytes', () => {
	test('whatever the day and the order', async () => {
		vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-03-10T00:00:00Z') });
		const first = await buildFeed(input());
		vi.setSystemTime(new Date('2031-01-01T00:00:00Z'));
		const later = await buildFeed(input({ episodes: [englishEpisodeFixture(), episodeFixture()] }));
		expect(later).toBe(first);
	});

	test('episodes of one instant are in a fixed order', async () => {
		const published = '2026-03-02T09:00:00.000Z';
		const episodes = [episodeFixture(), englishEpisodeFixture({ published })];
		expect(await buildFeed(input({ episodes }))).toBe(
			await buildFeed(input({ episodes: episodes.toReversed() })),
		);
	});
});

test('a show without episodes is a feed all the same', async () => {
	const feed = await read(input({ episodes: [] }));
	expect(feed.title).toBe('Direto da Redação');
	expect(feed.items ?? []).toEqual([]);
	expect(feed.lastBuildDate).toBeUndefined();
});

test('a show can be explicit, unlocked, without subcategory, and keep its GUID when it moves', async () => {
	const guid = '917393e3-1b1e-5cef-ace4-edaa54e1f810';
	const show = showFixture({
		explicit: true,
		locked: false,
		category: [['True Crime']],
		guid,
		language: 'en',
	});
	const feed = await read(
		input({ show, location: locationFixture({ origin: 'https://elsewhere.example' }) }),
	);
	expect(feed).toMatchObject({
		language: 'en',
		itunes: { explicit: true, categories: [{ text: 'True Crime' }] },
		podcast: { guid, locked: { value: false } },
	});
	expect(feed.items?.[0]?.itunes?.explicit).toBe(true);
});

test('episodes without number and season name none', async () => {
	const { number: _, season: __, ...episode } = episodeFixture();
	const feed = await read(input({ episodes: [episode] }));
	expect(feed.items?.[0]?.itunes).not.toHaveProperty('episode');
	expect(feed.items?.[0]?.itunes).not.toHaveProperty('season');
});

test('addresses are ASCII whatever the id', async () => {
	const feed = await read(input({ episodes: [episodeFixture({ id: 'edição especial/ação' })] }));
	expect(feed.items?.[0]?.link).toBe(
		'https://example.com/podcast/edi%C3%A7%C3%A3o%20especial/a%C3%A7%C3%A3o/',
	);
});

describe('hostile titles', () => {
	test.each([
		['R&D <b>bold</b> "quoted" \'s', 'R&D <b>bold</b> "quoted" \'s'],
		['an end ]]> of CDATA', 'an end ]]> of CDATA'],
		['👩‍💻 Código 🎉', '👩‍💻 Código 🎉'],
		['שלום עולם', 'שלום עולם'],
		['con\u0000trol\u001b \ufffe', 'control'],
		['half \ud800 pair', 'half \ufffd pair'],
		['two\nlines\t ', 'two lines'],
		['</title></item></channel></rss>', '</title></item></channel></rss>'],
	])('%j', async (title, expected) => {
		const chapters = episodeFixture().chapters.map((chapter) => ({ ...chapter, title }));
		const feed = input({ episodes: [episodeFixture({ title, chapters, description: title })] });
		const { root, mistakes } = await parseXml(await buildFeed(feed));
		const item = root?.children[0]?.children.find(({ name }) => name === 'item');
		expect(mistakes).toEqual([]);
		expect(item?.children.find(({ name }) => name === 'title')?.text).toBe(expected);
		await read(feed);
	});

	test('300 characters end with an ellipsis', async () => {
		const feed = await read(input({ episodes: [episodeFixture({ title: 'palavra '.repeat(40).trim() })] }));
		const title = feed.items?.[0]?.title ?? '';
		expect(title.length).toBeLessThanOrEqual(255);
		expect(title).toMatch(/palavra…$/);
	});
});

test('an episode without a date is a problem', async () => {
	const episodes = [episodeFixture({ published: 'ontem' })];
	await expect(buildFeed(input({ episodes }))).rejects.toThrow(
		'“2026/042” has no valid publication date: "ontem"',
	);
});
