import { describe, expect, test } from 'vitest';
import { audioFileName } from '../../integration/publish/audio-file-name.ts';
import type { SiteLocation } from '../../integration/publish/site.ts';
import { outputFiles, podcastUrls } from '../../integration/publish/urls.ts';
import { locationFixture } from '../helpers/episodes.ts';

describe('pages', () => {
	type Row = [
		SiteLocation['format'],
		SiteLocation['trailingSlash'],
		index: string,
		episode: string,
		root: string,
	];
	const rows: Row[] = [
		['directory', 'always', '/podcast/', '/podcast/2026/042/', '/'],
		['directory', 'ignore', '/podcast/', '/podcast/2026/042/', '/'],
		['directory', 'never', '/podcast', '/podcast/2026/042', '/'],
		['file', 'always', '/podcast.html', '/podcast/2026/042.html', '/'],
		['file', 'ignore', '/podcast.html', '/podcast/2026/042.html', '/'],
		['file', 'never', '/podcast.html', '/podcast/2026/042.html', '/'],
		['preserve', 'always', '/podcast.html', '/podcast/2026/042.html', '/'],
		['preserve', 'ignore', '/podcast.html', '/podcast/2026/042.html', '/'],
		['preserve', 'never', '/podcast.html', '/podcast/2026/042.html', '/'],
	];

	test.each(rows)('%s, trailing slash %s', (format, trailingSlash, index, episode, root) => {
		const urls = podcastUrls(locationFixture({ format, trailingSlash }));
		expect(urls.index()).toBe(index);
		expect(urls.episode('2026/042')).toBe(episode);
		expect(urls.absolute.index()).toBe(`https://example.com${index}`);
		expect(podcastUrls(locationFixture({ format, trailingSlash, path: '' })).index()).toBe(root);
	});

	test.each(rows)('%s, trailing slash %s, below a base', (format, trailingSlash, index, episode) => {
		const urls = podcastUrls(locationFixture({ format, trailingSlash, base: '/docs' }));
		expect(urls.index()).toBe(`/docs${index}`);
		expect(urls.absolute.episode('2026/042')).toBe(`https://example.com/docs${episode}`);
	});

	test.each([
		['always', '/docs/'],
		['ignore', '/docs/'],
		['never', '/docs'],
	] as const)('the podcast is the site, below a base, trailing slash %s', (trailingSlash, index) => {
		const urls = podcastUrls(locationFixture({ trailingSlash, base: '/docs', path: '' }));
		expect(urls.index()).toBe(index);
		expect(urls.feed()).toBe('/docs/feed.xml');
	});
});

describe('files', () => {
	test.each(['always', 'never', 'ignore'] as const)(
		'never end in a slash, with trailing slash %s',
		(trailingSlash) => {
			const urls = podcastUrls(locationFixture({ base: '/docs', trailingSlash, format: 'file' }));
			expect([
				urls.feed(),
				urls.audio('042.0123456789.mp3'),
				urls.cover('cover.1a2b3c4d.jpg'),
				urls.chapters('2026/042'),
				...(['vtt', 'srt', 'json'] as const).map((format) => urls.transcript('2026/042', format)),
			]).toEqual([
				'/docs/podcast/feed.xml',
				'/docs/podcast/audio/042.0123456789.mp3',
				'/docs/podcast/cover.1a2b3c4d.jpg',
				'/docs/podcast/2026/042.chapters.json',
				'/docs/podcast/2026/042.vtt',
				'/docs/podcast/2026/042.srt',
				'/docs/podcast/2026/042.json',
			]);
		},
	);

	test('are written outside the base, decoded, where their addresses point', () => {
		const location = locationFixture({ base: '/docs', path: '/rádio' });
		const url = podcastUrls(location).absolute.transcript('edição 42?', 'vtt');
		expect(url).toBe('https://example.com/docs/r%C3%A1dio/edi%C3%A7%C3%A3o%2042%3F.vtt');
		expect(outputFiles(location).transcript('edição 42?', 'vtt')).toBe('rádio/edição 42?.vtt');
		expect(outputFiles({ ...location, path: '' }).feed()).toBe('feed.xml');
	});

	test.each(['../secret', 'a//b', '/etc', 'a/./b', '', 'a\\b', 'a\nb', '\ud800'])(
		'refuse the id %j',
		(id) => {
			const location = locationFixture();
			expect(() => podcastUrls(location).episode(id)).toThrow('cannot be part of an address');
			expect(() => outputFiles(location).chapters(id)).toThrow('cannot be part of an address');
		},
	);
});

describe('audio file names', () => {
	const sha256 = '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08';

	test.each([
		['2026/042', '2026-042.9f86d08188.mp3'],
		['Edição Especial — Ação!', 'edicao-especial-acao.9f86d08188.mp3'],
		['週刊', 'episode.9f86d08188.mp3'],
		['', 'episode.9f86d08188.mp3'],
		['x'.repeat(200), `${'x'.repeat(60)}.9f86d08188.mp3`],
		[`${'x'.repeat(59)} y`, `${'x'.repeat(59)}.9f86d08188.mp3`],
	])('%s', (id, name) => {
		expect(audioFileName(id, sha256)).toBe(name);
	});

	test('change with the bytes', () => {
		expect(audioFileName('042', 'a'.repeat(64))).not.toBe(audioFileName('042', 'b'.repeat(64)));
	});
});
