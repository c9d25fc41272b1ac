import { beforeAll, describe, expect, test } from 'vitest';
import { checkFeed } from '../../integration/publish/check-feed.ts';
import { buildFeed } from '../../integration/publish/feed.ts';
import { englishEpisodeFixture, episodeFixture, locationFixture, showFixture } from '../helpers/episodes.ts';

const first = 'https://example.com/podcast/audio/2026-042.9f86d08188.mp3';
const second = 'https://example.com/podcast/audio/2026-043.60303ae22b.mp3';
const bytes = new Map([
	[first, 2_241_715],
	[second, 722_403],
]);

let good: string;

beforeAll(async () => {
	good = await buildFeed({
		show: showFixture(),
		location: locationFixture(),
		coverFile: 'cover.1a2b3c4d.jpg',
		episodes: [episodeFixture(), englishEpisodeFixture()],
	});
});

test('a good feed passes', async () => {
	await expect(checkFeed(good, { bytes })).resolves.toBeUndefined();
});

describe('defects', () => {
	type Defect = [name: string, find: string | RegExp, replace: string, message: string];
	const defects: Defect[] = [
		['control character', 'Marvin.', 'Marvin.\u0008', 'disallowed character'],
		['unclosed element', '</channel>', '', 'tag'],
		['bare ampersand', '<itunes:author>', '<itunes:author>&', 'disallowed character in entity name'],
		['undeclared prefix', /xmlns:podcast="[^"]*"/, '', 'unbound namespace prefix: "podcast"'],
		['nothing but text', /.*/s, 'Service unavailable', 'it has no <rss>'],
		['byte order mark', '<?xml', '\ufeff<?xml', 'XML declaration'],
		['https itunes namespace', 'http://www.itunes', 'https://www.itunes', '<itunes:image> occurs 0 times'],
		['no self link', /<atom:link [^>]*>/, '', 'the channel: <atom:link> occurs 0 times'],
		['no e-mail', 'ana@example.com</itunes:email>', '</itunes:email>', '<itunes:email> may not be ""'],
		[
			'two descriptions',
			'<language>',
			'<description>b</description><language>',
			'<description> occurs 2 times',
		],
		['language with region in capitals', 'pt-br]]', 'pt-BR]]', '<language> may not be "pt-BR"'],
		[
			'yes for explicit',
			'<itunes:explicit>false',
			'<itunes:explicit>no',
			'<itunes:explicit> may not be "no"',
		],
		[
			'GUID twice',
			'0d5b8c7e-7d0b-5f0a-8a9e-5a3c1e2d4b6f',
			'6f1f6c2e-6d0e-5f6e-9d53-2f6c3a5d8b11',
			'occurs more than once',
		],
		['no GUID', /<guid.*?<\/guid>/, '', '“Light browsers”: <guid> occurs 0 times'],
		['audio twice', second, first, `the audio ${first} occurs more than once`],
		[
			'audio that is not there',
			second,
			second.replace('043', '044'),
			'2026-044.60303ae22b.mp3 is not published',
		],
		['audio that is left out', second, first, `the audio ${second} is missing`],
		[
			'wrong length',
			'length="722403"',
			'length="0"',
			'“Light browsers”: the audio has 722403 bytes, the feed says 0',
		],
		['wrong type', 'type="audio/mpeg"', 'type="false"', '(false) is not an MP3'],
		[
			'two enclosures',
			'<itunes:title>',
			'<enclosure url="https://example.com/x.mp3"/><itunes:title>',
			'<enclosure> occurs 2 times',
		],
		['undefined', 'rel="captions"', 'rel="undefined"', '<podcast:transcript rel> is "undefined"'],
		[
			'null',
			'href="https://example.com/podcast/cover.1a2b3c4d.jpg"',
			'href="null"',
			'<itunes:image href> is "null"',
		],
		[
			'not a date',
			'Mon, 09 Mar 2026 09:00:00 GMT</pubDate>',
			'Invalid Date</pubDate>',
			'<pubDate> may not be "Invalid Date"',
		],
		['wrong weekday', 'Mon, 02 Mar 2026', 'Tue, 02 Mar 2026', '<pubDate> may not be "Tue, 02 Mar 2026'],
		[
			'ISO date',
			'Mon, 09 Mar 2026 09:00:00 GMT</last',
			'2026-03-09T09:00:00Z</last',
			'<lastBuildDate> may not be',
		],
		[
			'duration as a clock',
			'<itunes:duration>30',
			'<itunes:duration>00:30',
			'<itunes:duration> may not be "00:30"',
		],
		['episode number 0', '<itunes:episode>43', '<itunes:episode>0', '<itunes:episode> may not be "0"'],
		[
			'non-ASCII address',
			'<link>https://example.com/podcast/2026/043/',
			'<link>https://example.com/edição',
			'is not plain ASCII',
		],
		[
			'relative address',
			'url="https://example.com/podcast/2026/043.vtt"',
			'url="/podcast/043.vtt"',
			'/podcast/043.vtt has no scheme',
		],
		[
			'unencrypted address',
			'url="https://example.com/podcast/2026/043.vtt"',
			'url="http://example.com/043.vtt"',
			'has http:, not https:',
		],
		['empty element', '<itunes:title>Light browsers', '<itunes:title>', '<itunes:title> is empty'],
		['long description', 'Why browsers', 'ç'.repeat(2000), '<description> may not be'],
		['malformed show GUID', '6c967fe4', 'undefined', '<podcast:guid> may not be'],
	];

	test.each(defects)('%s', async (_name, find, replace, message) => {
		const broken = good.replace(find, replace);
		expect(broken).not.toBe(good);
		await expect(checkFeed(broken, { bytes })).rejects.toThrow(message);
	});

	test('are listed together', async () => {
		const broken = good
			.replace('length="722403"', 'length="1"')
			.replace('<itunes:duration>30', '<itunes:duration>x');
		await expect(checkFeed(broken, { bytes })).rejects.toThrow(/says 1\n- <itunes:duration> may not be "x"$/);
	});
});

test('an empty MP3 is refused even when the feed says so', async () => {
	const broken = good.replace('length="722403"', 'length="0"');
	const empty = new Map(bytes).set(second, 0);
	await expect(checkFeed(broken, { bytes: empty })).rejects.toThrow('the audio has 0 bytes');
});

test('a site without TLS may have addresses without TLS', async () => {
	const location = locationFixture({ origin: 'http://localhost:4321' });
	const xml = await buildFeed({
		show: showFixture(),
		location,
		coverFile: 'cover.1a2b3c4d.jpg',
		episodes: [episodeFixture()],
	});
	const local = new Map([['http://localhost:4321/podcast/audio/2026-042.9f86d08188.mp3', 2_241_715]]);
	await expect(checkFeed(xml, { bytes: local })).resolves.toBeUndefined();
});

test('a chapter called null is a chapter', async () => {
	const broken = good.replace('title="Opening"', 'title="null"');
	expect(broken).not.toBe(good);
	await expect(checkFeed(broken, { bytes })).resolves.toBeUndefined();
});
