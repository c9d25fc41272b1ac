import { beforeAll, describe, expect, test } from 'vitest';
import { checkFeed } from '../../integration/publish/check-feed.ts';
import { buildFeed, type FeedInput } from '../../integration/publish/feed.ts';
import { englishEpisodeFixture, episodeFixture, locationFixture, showFixture } from '../helpers/episodes.ts';
import { expectedFeed } from './expected-feed.ts';

const first = 'https://example.com/podcast/audio/2026-042.9f86d08188.mp3';
const second = 'https://example.com/podcast/audio/2026-043.60303ae22b.mp3';

const input: FeedInput = {
	show: showFixture(),
	location: locationFixture(),
	coverFile: 'cover.1a2b3c4d.jpg',
	episodes: [episodeFixture(), englishEpisodeFixture()],
};
const expected = expectedFeed(input);

let good: string;

beforeAll(async () => {
	good = await buildFeed(input);
});

test('a good feed passes', async () => {
	await expect(checkFeed(good, expected)).resolves.toBeUndefined();
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
		['no self link', /<atom:link [^>]*>/, '', 'the channel: it has 0 links to itself instead of one'],
		[
			'the address of another feed',
			'podcast/feed.xml" rel="self"',
			'podcast/rss.xml" rel="self"',
			'the feed is at https://example.com/podcast/feed.xml, and says https://example.com/podcast/rss.xml',
		],
		['no category', /<itunes:category.*?<\/itunes:category>/s, '', 'the channel: it has no category'],
		[
			'voices that are not disclosed',
			/<podcast:txt purpose="ai-content">true<\/podcast:txt>(?=\s*<psc)/,
			'',
			'“Light browsers”: it does not say once that its voices are synthetic',
		],
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
		[
			'another GUID than before',
			'0d5b8c7e-7d0b-5f0a-8a9e-5a3c1e2d4b6f',
			'0d5b8c7e-7d0b-5f0a-8a9e-5a3c1e2d4b60',
			'“Light browsers”: it was published as urn:uuid:0d5b8c7e-7d0b-5f0a-8a9e-5a3c1e2d4b6f, the feed says urn',
		],
		[
			'another duration',
			'<itunes:duration>30',
			'<itunes:duration>32',
			'the audio has 30.1 s, the feed says 32',
		],
		[
			'a transcript that is not there',
			'2026/043.srt',
			'2026/044.srt',
			'<podcast:transcript> names https://example.com/podcast/2026/044.srt, which is not there',
		],
		[
			'chapters that are not there',
			'2026/043.chapters.json',
			'2026/043.json5',
			'<podcast:chapters> names https://example.com/podcast/2026/043.json5',
		],
		[
			'a cover that is not there',
			/(<itunes:image href="https:\/\/example.com\/podcast\/)cover/,
			'$1front',
			'<itunes:image> names https://example.com/podcast/front.1a2b3c4d.jpg',
		],
		['a chapter at another time', 'start="00:00:07.000"', 'start="00:00:08.000"', '<psc:chapters> are not'],
		['a chapter of another name', 'title="Light browsers"', 'title="Heavy"', '<psc:chapters> are not'],
		['another time in the notes', '(00:07)', '(00:08)', 'the times in the notes are not its chapters'],
		['a chapter less in the notes', '<br>(00:20) Closing', '', 'the times in the notes are not its chapters'],
	];

	test.each(defects)('%s', async (_name, find, replace, message) => {
		const broken = good.replace(find, replace);
		expect(broken).not.toBe(good);
		await expect(checkFeed(broken, expected)).rejects.toThrow(message);
	});

	test('are listed together', async () => {
		const broken = good
			.replace('length="722403"', 'length="1"')
			.replace('<itunes:duration>30', '<itunes:duration>x');
		await expect(checkFeed(broken, expected)).rejects.toThrow(
			/says 1\n.*says x\n- <itunes:duration> may not be "x"$/,
		);
	});
});

test('the bytes on the disk count, not what was meant', async () => {
	const broken = good.replace('length="722403"', 'length="0"');
	for (const bytes of [0, 722_404]) {
		const episodes = new Map(expected.episodes);
		const episode = episodes.get(second);
		if (episode) episodes.set(second, { ...episode, bytes });
		const message = `the audio has ${bytes} bytes`;
		await expect(checkFeed(bytes === 0 ? broken : good, { ...expected, episodes })).rejects.toThrow(message);
	}
});

test('a site without TLS may have addresses without TLS', async () => {
	const local = { ...input, location: locationFixture({ origin: 'http://localhost:4321' }) };
	await expect(checkFeed(await buildFeed(local), expectedFeed(local))).resolves.toBeUndefined();
});

test('a chapter called null is a chapter', async () => {
	const chapters = englishEpisodeFixture().chapters.map((chapter) => ({ ...chapter, title: 'null' }));
	const odd = { ...input, episodes: [englishEpisodeFixture({ chapters })] };
	await expect(checkFeed(await buildFeed(odd), expectedFeed(odd))).resolves.toBeUndefined();
});

test('times in a description are no chapters', async () => {
	const description = '(00:00) is when it starts.\n\n(12:30) is lunch.';
	const odd = { ...input, episodes: [englishEpisodeFixture({ description })] };
	await expect(checkFeed(await buildFeed(odd), expectedFeed(odd))).resolves.toBeUndefined();
});
