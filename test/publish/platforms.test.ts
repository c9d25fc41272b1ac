import { describe, expect, test } from 'vitest';
import { parseOptions } from '../../integration/options.ts';
import { platformLinks } from '../../integration/publish/platforms.ts';
import { testShow } from '../helpers/site.ts';

const parse = (links: Record<string, string>) => parseOptions({ show: { ...testShow, links } }).show.links;

describe('where else the show is', () => {
	test('is told by the names people know, in one order', () => {
		const links = parse({
			apple: 'https://podcasts.apple.com/br/podcast/id1',
			spotify: 'https://open.spotify.com/show/1',
		});
		expect(platformLinks(links)).toEqual([
			{ name: 'Spotify', url: 'https://open.spotify.com/show/1' },
			{ name: 'Apple Podcasts', url: 'https://podcasts.apple.com/br/podcast/id1' },
		]);
	});

	test('may be nowhere', () => {
		expect(platformLinks(parseOptions({ show: testShow }).show.links)).toEqual([]);
	});

	test.each([
		[{ spotfy: 'https://open.spotify.com/show/1' }, /spotify/],
		[{ spotify: 'open.spotify.com/show/1' }, /https:\/\//],
		[{ spotify: 'javascript:alert(1)' }, /https:\/\//],
	])('%j is refused, with what is right', (links, hint) => {
		expect(() => parse(links as Record<string, string>)).toThrow(
			expect.objectContaining({ hint: expect.stringMatching(hint) }),
		);
	});
});
