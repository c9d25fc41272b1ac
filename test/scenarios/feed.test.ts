import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { parseRssFeed } from 'feedsmith';
import { parseFile } from 'music-metadata';
import { parseFeed } from 'podcast-partytime';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { WebVTTParser } from 'webvtt-parser';
import { parseXml } from '../../integration/publish/xml.ts';
import { music, wav } from '../helpers/jingles.ts';
import { both, brief, english, portuguese } from '../helpers/newsletters.ts';
import { type BuiltSite, makeSite } from '../helpers/site.ts';

const origin = 'https://example.com';

/** Path below `dist` of an address on the site. */
function fileOf(address: string): string {
	return decodeURIComponent(new URL(address).pathname).slice(1);
}

describe('what a feed says of a built site', () => {
	let site: BuiltSite;
	let xml: string;
	let items: ReturnType<typeof itemsOf>;
	beforeAll(async () => {
		site = await makeSite({
			newsletters: {
				...both,
				'041-nuvem.md': portuguese.replace('## A queda', '## 📉 A queda & o "custo" > tudo ]]>'),
				'2099.md': portuguese.replace('2026-11-02', '2099-01-01'),
				'draft.md': portuguese.replace('number: 41', 'draft: true'),
			},
			files: { 'public/stinger.wav': wav([music(1, 22_050)], 22_050) },
			options: { sound: { between: 'public/stinger.wav' } },
		});
		await site.build();
		xml = await site.read('dist/podcast/feed.xml');
		items = itemsOf(xml);
	});
	afterAll(() => site.remove());

	test('audio has the bytes, and the seconds, that are said', async () => {
		for (const { enclosures, itunes } of items) {
			const [{ url = '', length } = {}] = enclosures ?? [];
			const file = join(site.dist, fileOf(url));
			expect((await site.bytes(join('dist', fileOf(url)))).byteLength).toBe(length);
			const { format } = await parseFile(file, { duration: true });
			expect(Math.abs((format.duration ?? 0) - (itunes?.duration ?? 0))).toBeLessThanOrEqual(1);
		}
		expect(items).toHaveLength(2);
	});

	test('chapters are the same in notes, feed, file, MP3 and page, to the millisecond', async () => {
		for (const item of items) {
			const address = item.podcast?.chapters?.url ?? '';
			const { chapters } = JSON.parse(await site.read(join('dist', fileOf(address)))) as {
				chapters: { startTime: number; title: string }[];
			};
			const file = chapters.map(({ startTime, title }) => `${startTime.toFixed(3)} ${title}`);
			expect(file.length).toBeGreaterThanOrEqual(3);

			const feed = item.psc?.chapters?.map(({ start = '', title }) => {
				const [hours = 0, minutes = 0, seconds = 0] = start.split(':').map(Number);
				return `${(hours * 3600 + minutes * 60 + seconds).toFixed(3)} ${title}`;
			});
			expect(feed).toEqual(file);

			const tags = await tagsOf(join(site.dist, fileOf(item.enclosures?.[0]?.url ?? '')));
			const listed = tags.chapters.map(({ start, title }) => `${(start / 1000).toFixed(3)} ${title}`);
			expect(listed).toEqual(file);
			expect(tags.contents).toEqual([
				{ topLevel: true, ordered: true, entries: tags.chapters.map(({ id }) => id) },
			]);

			const page = await site.read(join('dist', fileOf(item.link ?? ''), 'index.html'));
			const shown = page.matchAll(
				/<li data-start="([\d.]+)"[^>]*><a.*?<span dir="auto"[^>]*>([^<]*)<\/span>/gs,
			);
			expect(
				[...shown].map(([, start, title = '']) => `${Number(start).toFixed(3)} ${unescaped(title)}`),
			).toEqual(file);

			const lines = [...(item.description ?? '').matchAll(/\((\d\d):(\d\d)\) ([^<]+)/g)];
			expect(lines.map(([, minutes, seconds]) => Number(minutes) * 60 + Number(seconds))).toEqual(
				chapters.map(({ startTime }) => Math.floor(startTime)),
			);
			expect(lines.map(([, , , title = '']) => unescaped(title))).toEqual(chapters.map(({ title }) => title));
		}
	});

	test('a chapter begins with what is heard before it, and has no emoji, whatever the heading has', async () => {
		const { chapters } = JSON.parse(await site.read('dist/podcast/041-nuvem.chapters.json'));
		const { segments } = JSON.parse(await site.read('dist/podcast/041-nuvem.json'));
		const titles = ['Abertura', 'A queda & o "custo" > tudo ]]>', 'O que fazer', 'Encerramento'];
		expect(chapters.map(({ title }: { title: string }) => title)).toEqual(titles);
		for (const { startTime } of chapters.slice(1)) {
			const spoken = segments.find((segment: { startTime: number }) => segment.startTime >= startTime);
			expect(spoken.startTime - startTime).toBeGreaterThan(0.9);
		}
	});

	test('transcripts are there, parse, and say the same', async () => {
		for (const { podcast } of items) {
			const text = async (type: string) => {
				const { url = '' } = podcast?.transcripts?.find((transcript) => transcript.type === type) ?? {};
				return site.read(join('dist', fileOf(url)));
			};
			const { cues, errors } = new WebVTTParser().parse(await text('text/vtt'), 'subtitles/captions');
			expect(errors).toEqual([]);
			const { segments } = JSON.parse(await text('application/json')) as { segments: unknown[] };
			const blocks = (await text('application/x-subrip')).trim().split('\n\n');
			expect([segments.length, blocks.length]).toEqual([cues.length, cues.length]);
			expect(cues.length).toBeGreaterThan(0);
		}
	});

	test('drafts and what is due later stay out', () => {
		expect(xml).not.toContain('2099');
		expect(items.map(({ guid }) => guid?.value)).toEqual([...new Set(items.map(({ guid }) => guid?.value))]);
	});

	test('strict parsers and the Podcast Index read it', async () => {
		expect((await parseXml(xml)).mistakes).toEqual([]);
		expect(parseFeed(xml)?.items).toHaveLength(2);
	});

	test.skipIf(!hasXmllint())('xmllint has nothing to say', () => {
		const output = execFileSync('xmllint', ['--noout', join(site.dist, 'podcast/feed.xml')], {
			stdio: ['ignore', 'pipe', 'pipe'],
		});
		expect(output.toString()).toBe('');
	});

	test('a new title and new words keep the GUID', async () => {
		const before = guidsByLink(xml);
		await site.write(
			'content/newsletters/042-cache.md',
			english.replace('The Cache Strikes Back', 'The Cache Again').replace('12 seconds', '13 seconds'),
		);
		await site.build();
		const after = await site.read('dist/podcast/feed.xml');
		expect(after).toContain('The Cache Again');
		expect(guidsByLink(after)).toEqual(before);
		const audio = (feed: string) => [...feed.matchAll(/enclosure url="([^"]+)"/g)].map(([, url]) => url);
		expect(audio(after).filter((url) => !audio(xml).includes(url))).toHaveLength(1);
	});
});

test('titles with everything in them come through, and one that two episodes have', async () => {
	const titles = {
		'markup.md': 'R&D ]]> <b>"ousado"</b>',
		'emoji.md': '👩‍💻 Código 🎉',
		'hebrew.md': 'שלום עולם',
		'long.md': 'palavra '.repeat(40).trim(),
		'control.md': 'con\\u0000trol\\u001b',
		'twin.md': 'Gêmeos',
		'other-twin.md': 'Gêmeos',
	};
	const site = await makeSite({
		newsletters: Object.fromEntries(
			Object.entries(titles).map(([name, title]) => [
				name,
				brief.replace('title: The Cache Strikes Back', `title: "${title.replaceAll('"', '\\"')}"`),
			]),
		),
	});
	try {
		await site.build();
		const xml = await site.read('dist/podcast/feed.xml');
		expect((await parseXml(xml)).mistakes).toEqual([]);
		const items = itemsOf(xml);
		expect(Object.fromEntries(items.map(({ link = '', title = '' }) => [fileOf(link), title]))).toEqual({
			'podcast/markup/': 'R&D ]]> <b>"ousado"</b>',
			'podcast/emoji/': '👩‍💻 Código 🎉',
			'podcast/hebrew/': 'שלום עולם',
			'podcast/long/': expect.stringMatching(/^(palavra )+palavra…$/),
			'podcast/control/': 'control',
			'podcast/twin/': 'Gêmeos',
			'podcast/other-twin/': 'Gêmeos',
		});
		expect(new Set(items.map(({ guid }) => guid?.value)).size).toBe(items.length);
		expect(new Set(items.map(({ enclosures }) => enclosures?.[0]?.url)).size).toBe(items.length);
		for (const { title = '', enclosures } of items) {
			const { common } = await parseFile(join(site.dist, fileOf(enclosures?.[0]?.url ?? '')));
			expect(common.title?.startsWith(title.replace('…', ''))).toBe(true);
		}
	} finally {
		await site.remove();
	}
});

function itemsOf(xml: string) {
	return parseRssFeed(xml).items ?? [];
}

/** The chapters of an MP3's tag, times in milliseconds, and its tables of contents. */
async function tagsOf(file: string) {
	const { native } = await parseFile(file);
	const frames = native['ID3v2.3'] ?? [];
	const valuesOf = <Value>(wanted: string) =>
		frames.filter(({ id }) => id === wanted).map(({ value }) => value as Value);
	const chapters = valuesOf<{ label: string; info: { startTime: number }; frames: Map<string, unknown> }>(
		'CHAP',
	);
	const contents = valuesOf<{
		flags: { topLevel: boolean; ordered: boolean };
		childElementIds: readonly string[];
	}>('CTOC');
	return {
		chapters: chapters.map(({ label, info, frames: inner }) => ({
			id: label,
			start: info.startTime,
			title: inner.get('TIT2'),
		})),
		contents: contents.map(({ flags, childElementIds }) => ({ ...flags, entries: childElementIds })),
	};
}

/** Text as it stood before it was escaped for HTML. */
function unescaped(html: string): string {
	return html
		.replace(/&(?:#34|quot);/g, '"')
		.replace(/&(?:#39|apos);/g, "'")
		.replace(/&lt;/g, '<')
		.replace(/&gt;/g, '>')
		.replace(/&amp;/g, '&');
}

function guidsByLink(xml: string): Record<string, string | undefined> {
	return Object.fromEntries(
		itemsOf(xml).map(({ link = '', guid }) => [link.replace(origin, ''), guid?.value]),
	);
}

function hasXmllint(): boolean {
	try {
		execFileSync('xmllint', ['--version'], { stdio: 'ignore' });
		return true;
	} catch {
		console.log('No xmllint here: its test is skipped.');
		return false;
	}
}
