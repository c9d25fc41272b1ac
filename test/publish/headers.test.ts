import { describe, expect, test } from 'vitest';
import { headerRules, mergeHeaders } from '../../integration/publish/headers.ts';
import { locationFixture } from '../helpers/episodes.ts';

const addresses = [
	'https://example.com/podcast/cover.1a2b3c4d.jpg',
	'https://example.com/podcast/2026/042.vtt',
	'https://example.com/podcast/2026/042.chapters.json',
	'https://example.com/podcast/audio/2026-042.9f86d08188.mp3',
	'https://example.com/podcast/feed.xml',
];

function merge(own: string, location = locationFixture()) {
	return mergeHeaders(
		own,
		headerRules(location, { coverFile: 'cover.1a2b3c4d.jpg', stylesheet: false }),
		addresses,
	);
}

test('types, caching and CORS, each header set once for a file', () => {
	expect(merge('')).toMatchInlineSnapshot(`
		{
		  "left": [],
		  "text": "# The podcast
		/podcast/*
		  Access-Control-Allow-Origin: *
		/podcast/feed.xml
		  Content-Type: application/rss+xml; charset=utf-8
		/podcast/*.vtt
		  Content-Type: text/vtt; charset=utf-8
		/podcast/*.srt
		  Content-Type: application/x-subrip; charset=utf-8
		/podcast/*.chapters.json
		  Content-Type: application/json+chapters
		/podcast/audio/*
		  Cache-Control: public, max-age=31536000, immutable
		/podcast/cover.1a2b3c4d.jpg
		  Cache-Control: public, max-age=31536000, immutable
		/podcast/covers/*
		  Cache-Control: public, max-age=31536000, immutable
		/podcast/share/*
		  Cache-Control: public, max-age=31536000, immutable
		",
		}
	`);
});

test('a feed with a stylesheet is plain XML, which browsers apply it to', () => {
	const rules = headerRules(locationFixture(), { coverFile: 'cover.1a2b3c4d.jpg', stylesheet: true });
	expect(rules.find(({ path }) => path === '/podcast/feed.xml')?.headers).toEqual({
		'Content-Type': 'application/xml; charset=utf-8',
	});
});

test('a base is part of the paths, and a podcast may be the whole site', () => {
	expect(merge('', locationFixture({ base: '/docs' })).text).toContain('\n/docs/podcast/*.vtt\n');
	expect(merge('', locationFixture({ path: '' })).text).toContain('\n/audio/*\n');
});

test('audio that is elsewhere has no rule', () => {
	const { text } = merge('', locationFixture({ audioBase: 'https://cdn.example.com' }));
	expect(text).not.toContain('/audio/');
});

describe("the author's rules", () => {
	test('stay in front, untouched', () => {
		const own = '# Mine\n/*\n  X-Frame-Options: DENY\n';
		const { text, left } = merge(own);
		expect(text.startsWith(`${own}\n# The podcast\n/podcast/*\n`)).toBe(true);
		expect(left).toEqual([]);
	});

	test.each([
		['for everything', '/*\n\taccess-control-allow-origin: https://example.com'],
		['for the folder', '/podcast/*\n  Access-Control-Allow-Origin: *'],
		['for some of the files', '/podcast/2026/*\n  Access-Control-Allow-Origin: *'],
		['for the whole address', 'https://example.com/*\n  Access-Control-Allow-Origin: *'],
		['with a placeholder', '/:folder/feed.xml\n  Access-Control-Allow-Origin: *'],
		['that take the header away', '/podcast/*\n  ! Access-Control-Allow-Origin'],
	])('count where they set the same header: %s', (_name, own) => {
		const { text, left } = merge(own);
		expect(text.match(/access-control-allow-origin/gi)).toHaveLength(1);
		expect(left).toEqual(['Access-Control-Allow-Origin of /podcast/*']);
	});

	test.each([
		['another folder', '/blog/*\n  Access-Control-Allow-Origin: *'],
		['another host', 'https://preview.example.dev/*\n  Access-Control-Allow-Origin: *'],
		['a comment', '/*\n  # Access-Control-Allow-Origin: *\n  X-Robots-Tag: noindex'],
		['a path with dots', '/podcastXfeed.xml\n  Access-Control-Allow-Origin: *'],
	])('change nothing where they are for %s', (_name, own) => {
		expect(merge(own).left).toEqual([]);
	});
});
