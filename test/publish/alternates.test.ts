import { beforeAll, describe, expect, test } from 'vitest';
import type { AlternateAudio } from '../../integration/publish/alternates.ts';
import { checkFeed } from '../../integration/publish/check-feed.ts';
import { buildFeed, type FeedInput } from '../../integration/publish/feed.ts';
import { podcastFiles } from '../../integration/publish/files.ts';
import { headerRules } from '../../integration/publish/headers.ts';
import { englishEpisodeFixture, episodeFixture, locationFixture, showFixture } from '../helpers/episodes.ts';
import { expectedFeed } from './expected-feed.ts';

const opus: AlternateAudio = {
	format: 'opus',
	bytes: 747_240,
	sha256: '60303ae22b998861bce3b28f33eec1be758a213c86c93c076dbe9f558c11c752',
};
const input: FeedInput = {
	show: showFixture(),
	location: locationFixture(),
	coverFile: 'cover.1a2b3c4d.jpg',
	episodes: [{ ...episodeFixture(), alternate: opus }, englishEpisodeFixture()],
};

let good: string;
beforeAll(async () => {
	good = await buildFeed(input);
});

test('an episode in two formats has both in the feed, one in one format has only its enclosure', async () => {
	const listed = good.match(/<podcast:alternateEnclosure .*?<\/podcast:alternateEnclosure>/gs)?.join('\n');
	expect(listed?.replace(/^\t+/gm, '')).toBe(
		[
			'<podcast:alternateEnclosure type="audio/mpeg" length="2241715" bitrate="192010" title="MP3" default="true">',
			'<podcast:source uri="https://example.com/podcast/audio/2026-042.9f86d08188.mp3"/>',
			'<podcast:integrity type="sri" value="sha256-n4bQgYhMfWWaL+qgxVrQFaO/TxsrC4Is0V1sFbDwCgg="/>',
			'</podcast:alternateEnclosure>',
			'<podcast:alternateEnclosure type="audio/ogg" codecs="opus" length="747240" bitrate="64003" title="Opus">',
			'<podcast:source uri="https://example.com/podcast/audio/2026-042.60303ae22b.opus"/>',
			'<podcast:integrity type="sri" value="sha256-YDA64iuZiGG847KPM+7BvnWKITyGyTwHbb6fVYwRx1I="/>',
			'</podcast:alternateEnclosure>',
		].join('\n'),
	);
	await expect(checkFeed(good, expectedFeed(input))).resolves.toBeUndefined();
});

describe('a feed is refused', () => {
	test.each([
		['with the length of another file', 'length="747240"', 'length="747241"'],
		['with another hash', 'sha256-YDA', 'sha256-YDB'],
		['with another kind of proof', 'type="sri" value="sha256-YDA', 'type="pgp-signature" value="sha256-YDA'],
		['that prefers nothing', ' default="true"', ''],
		['with another type', 'audio/ogg', 'audio/opus'],
		['with another file', '60303ae22b.opus', '60303ae22c.opus'],
		[
			'without the second format',
			/<podcast:alternateEnclosure type="audio\/ogg".*?\/podcast:alternateEnclosure>/s,
			'',
		],
	])('%s', async (_name, find, replace) => {
		const broken = good.replace(find, replace);
		expect(broken).not.toBe(good);
		await expect(checkFeed(broken, expectedFeed(input))).rejects.toThrow(
			'“Navegadores leves, orçamento pesado”: <podcast:alternateEnclosure> has https://',
		);
	});

	test('with a format that is not there', async () => {
		const without = { ...input, episodes: [episodeFixture(), englishEpisodeFixture()] };
		await expect(checkFeed(good, expectedFeed(without))).rejects.toThrow(/c11c752|, not nothing/);
	});

	test('with an address without TLS', async () => {
		const broken = good.replace('<podcast:source uri="https:', '<podcast:source uri="http:');
		await expect(checkFeed(broken, expectedFeed(input))).rejects.toThrow('has http:, not https:');
	});
});

test('the files are served as what they are', () => {
	const share = { file: 'share.jpg', key: 'share.jpg', bytes: async () => new Uint8Array() };
	const typesOf = (alternate: AlternateAudio) => {
		const files = podcastFiles({
			show: showFixture(),
			location: locationFixture(),
			cover: { path: '/cover.jpg', fileName: 'cover.jpg' },
			share,
			published: [
				{
					episode: episodeFixture(),
					guid: '',
					mp3: '/1.mp3',
					alternate: { ...alternate, path: '/1' },
					cover: undefined,
					textKey: (extension) => extension,
					share,
				},
			],
			hub: undefined,
			stylesheet: false,
		});
		return [...files].flatMap(([path, { type }]) => (path.includes('/audio/') ? [`${path} ${type}`] : []));
	};
	const mp3 = 'podcast/audio/2026-042.9f86d08188.mp3 audio/mpeg';
	expect(typesOf(opus)).toEqual([mp3, 'podcast/audio/2026-042.60303ae22b.opus audio/ogg']);
	expect(typesOf({ ...opus, format: 'aac' })).toEqual([
		mp3,
		'podcast/audio/2026-042.60303ae22b.m4a audio/mp4',
	]);
});

test('hosts are told the type where they serve the file', () => {
	const names = { coverFile: 'cover.jpg', stylesheet: false, alternate: 'aac' as const };
	const rule = { path: '/podcast/audio/*.m4a', headers: { 'Content-Type': 'audio/mp4' } };
	expect(headerRules(locationFixture(), names)).toContainEqual(rule);
	const elsewhere = locationFixture({ audioBase: 'https://cdn.example.com' });
	expect(headerRules(elsewhere, names)).not.toContainEqual(rule);
});
