import { createHash } from 'node:crypto';
import { chmod } from 'node:fs/promises';
import { join } from 'node:path';
import { parseRssFeed } from 'feedsmith';
import { parseFeed } from 'podcast-partytime';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findFfmpeg } from '../../integration/audio/ffmpeg.ts';
import { renditionFfmpeg } from '../../integration/audio/rendition.ts';
import { brief } from '../helpers/newsletters.ts';
import { type BuiltSite, makeSite } from '../helpers/site.ts';

const found = await findFfmpeg(undefined, process.env);
const able = await renditionFfmpeg(found, 'opus').catch((error: Error) => {
	console.warn(`Opus is not tested. ${error.message}`);
	return undefined;
});
const newsletters = { '042-cache.md': brief };

async function alternatesOf(site: BuiltSite) {
	const xml = await site.read('dist/podcast/feed.xml');
	return { xml, alternates: parseRssFeed(xml).items?.[0]?.podcast?.alternateEnclosures ?? [] };
}

describe.skipIf(!able)('a site whose published episodes get Opus later', () => {
	const ffmpeg = found.path;
	let site: BuiltSite;
	let before: Record<string, string>;
	let log: string;
	beforeAll(async () => {
		if (!able) return;
		site = await makeSite({ newsletters, options: { headers: true } });
		await site.build();
		before = await site.snapshot();
		log = await site.build({ alternate: 'opus', ffmpeg });
	});
	afterAll(() => site?.remove());

	test('has it beside an MP3 that has not changed, and speaks nothing for it', async () => {
		const after = await site.snapshot();
		const added = Object.keys(after).filter((file) => before[file] === undefined);
		expect(added).toEqual([expect.stringMatching(/^podcast\/audio\/042-cache\.[0-9a-f]{10}\.opus$/)]);
		const changed = Object.keys(before).filter((file) => after[file] !== before[file]);
		expect(changed).toEqual(['_headers', 'podcast/feed.xml']);
		expect(log).toMatch(/042-cache as Opus: [\d.]+ MB, -1[34]\.\d LUFS, -\d\.\d dBTP/);
		expect(await site.read('dist/_headers')).toContain('/podcast/audio/*.opus\n  Content-Type: audio/ogg\n');
	});

	test('has a feed that says what both files are', async () => {
		const { xml, alternates } = await alternatesOf(site);
		const all = await site.files();
		const files = ['.mp3', '.opus'].map((end) => all.find((file) => file.endsWith(end)) ?? '');
		expect(alternates.map(({ sources }) => sources?.map(({ uri }) => uri))).toEqual(
			files.map((file) => [`https://example.com/${file}`]),
		);
		for (const [index, { length, integrity, bitrate = 0, ...other }] of alternates.entries()) {
			const bytes = await site.bytes(join('dist', files[index] ?? ''));
			const hash = createHash('sha256').update(bytes).digest('base64');
			expect({ length, integrity }).toEqual({
				length: bytes.length,
				integrity: { type: 'sri', value: `sha256-${hash}` },
			});
			expect(bitrate).toBeGreaterThan(30_000);
			expect(other).toMatchObject(
				index === 0
					? { type: 'audio/mpeg', default: true, title: 'MP3' }
					: { type: 'audio/ogg', codecs: 'opus', title: 'Opus' },
			);
		}
		expect(alternates).toHaveLength(2);
		const [item] = parseFeed(xml)?.items ?? [];
		expect(item?.alternativeEnclosures?.map(({ type, default: preferred }) => [type, preferred])).toEqual([
			['audio/mpeg', true],
			['audio/ogg', false],
		]);
		expect(item?.enclosure.type).toBe('audio/mpeg');
	});

	test('builds again without changing a byte, and is what it was when it is turned off', async () => {
		const after = await site.snapshot();
		// Nothing is lacking, so nothing has to be there to encode it.
		expect(await site.build({ alternate: 'opus', ffmpeg: false })).not.toContain('as Opus');
		expect(await site.snapshot()).toEqual(after);
		await site.build();
		expect(await site.snapshot()).toEqual(before);
	});
});

describe('a site that cannot have a second format', () => {
	test('says so before anything is spoken', async () => {
		const site = await makeSite({ newsletters, options: { alternate: 'aac' } });
		try {
			await expect(site.build()).rejects.toMatchObject({
				message: 'There is no ffmpeg to encode AAC with. The option `ffmpeg` is false.',
				hint: expect.stringContaining('leave out the option `alternate`'),
			});
			expect(site.engine.calls).toEqual([]);

			// Unless it may go without.
			const log = await site.build({ onError: 'warn' });
			expect(log).toContain('There is no ffmpeg to encode AAC with.');
			expect((await site.files()).filter((file) => /\.(mp3|m4a)$/.test(file))).toEqual([
				expect.stringMatching(/\.mp3$/),
			]);
			expect((await alternatesOf(site)).alternates).toEqual([]);
		} finally {
			await site.remove();
		}
	});

	test.skipIf(!able || process.platform === 'win32')('keeps the MP3 when the encoder breaks', async () => {
		const script = `#!/bin/sh\ncase "$*" in *libopus*) echo "Out of luck" >&2; exit 9;; esac\nexec "${found.path}" "$@"\n`;
		const site = await makeSite({ newsletters, files: { 'ffmpeg.sh': script } });
		try {
			const ffmpeg = join(site.root, 'ffmpeg.sh');
			await chmod(ffmpeg, 0o755);
			await expect(site.build({ alternate: 'opus', ffmpeg })).rejects.toMatchObject({
				message:
					'“The Cache Strikes Back” is there as MP3 only, not as Opus: ffmpeg failed with exit code 9.',
				hint: 'Out of luck',
			});
			const spoken = site.engine.calls.length;
			expect(spoken).toBeGreaterThan(0);
			await site.build({ alternate: 'opus', ffmpeg: found.path });
			expect(site.engine.calls).toHaveLength(spoken);
			expect((await alternatesOf(site)).alternates).toHaveLength(2);
		} finally {
			await site.remove();
		}
	});
});
