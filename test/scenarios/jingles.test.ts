import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseRssFeed } from 'feedsmith';
import { parseFile } from 'music-metadata';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { energiesOf, integratedLoudness } from '../../integration/audio/meter.ts';
import { truePeakOf } from '../../integration/audio/true-peak.ts';
import type { NewscastOptions } from '../../integration/index.ts';
import { Problem } from '../../integration/problem.ts';
import { decoded } from '../helpers/decoded.ts';
import { mp3, music, wav } from '../helpers/jingles.ts';
import { brief, portuguese } from '../helpers/newsletters.ts';
import { silence } from '../helpers/signals.ts';
import { type BuiltSite, makeSite } from '../helpers/site.ts';

const sound: NewscastOptions['sound'] = {
	intro: { file: 'public/intro.wav', overlap: 1 },
	between: './public/stinger.mp3',
	outro: 'public/outro.wav',
	bed: { file: 'public/bed.mp3', under: 'opening' },
	roomTone: true,
};

async function jingles(): Promise<Record<string, Uint8Array>> {
	return {
		'public/intro.wav': wav([music(4, 48_000), music(4, 48_000)], 48_000),
		'public/stinger.mp3': await mp3([music(1.5, 22_050)], 22_050),
		// Clipped throughout.
		'public/outro.wav': wav([music(3, 22_050, 8)], 22_050),
		'public/bed.mp3': await mp3([music(2, 44_100), music(2, 44_100)], 44_100),
	};
}

describe('a show with jingles of all kinds', () => {
	let site: BuiltSite;
	let samples: Float32Array;
	let file: string;
	let chapters: { startTime: number; title: string }[];
	let segments: { startTime: number; endTime: number }[];
	beforeAll(async () => {
		site = await makeSite({
			newsletters: { '041-nuvem.md': portuguese },
			files: await jingles(),
			options: { sound },
		});
		await site.build();
		file = join(
			site.dist,
			(await site.files()).find((path) => path.endsWith('.mp3') && path.includes('041')) ?? '',
		);
		samples = await decoded(file);
		const names = (await site.files()).filter((path) => path.endsWith('chapters.json'));
		({ chapters } = JSON.parse(await site.read(join('dist', names[0] ?? ''))) as {
			chapters: typeof chapters;
		});
		({ segments } = JSON.parse(await site.read('dist/podcast/041-nuvem.json')) as {
			segments: typeof segments;
		});
	});
	afterAll(() => site.remove());

	test('is as loud as it has to be', () => {
		expect(Math.abs(integratedLoudness(energiesOf(samples, 44_100)) + 14)).toBeLessThanOrEqual(0.5);
		expect(20 * Math.log10(truePeakOf(samples))).toBeLessThanOrEqual(-1);
	});

	test('has chapters that begin with the stinger, 2 s before somebody speaks', () => {
		expect(chapters.length).toBeGreaterThanOrEqual(4);
		for (const { startTime } of chapters.slice(1)) {
			const words = segments.find((segment) => segment.startTime > startTime)?.startTime ?? 0;
			expect(words - startTime).toBeCloseTo(1.5 + 0.55, 0);
			expect(level(samples, startTime - 0.3, startTime - 0.05)).toBeLessThan(-60);
			expect(level(samples, startTime + 0.02, startTime + 0.3)).toBeGreaterThan(-35);
		}
	});

	test('has the same chapters in file, tag, feed, notes and page', async () => {
		const said = chapters.map(({ startTime, title }) => `${startTime.toFixed(3)} ${title}`);

		const { native } = await parseFile(file);
		const tags = (native['ID3v2.3'] ?? []).filter(({ id }) => id === 'CHAP');
		const starts = tags.map(({ value }) => (value as { info: { startTime: number } }).info.startTime);
		expect(starts).toEqual(chapters.map(({ startTime }) => Math.round(startTime * 1000)));

		const [item] = parseRssFeed(await site.read('dist/podcast/feed.xml')).items ?? [];
		const inFeed = item?.psc?.chapters?.map(({ start = '', title }) => {
			const [hours = 0, minutes = 0, seconds = 0] = start.split(':').map(Number);
			return `${(hours * 3600 + minutes * 60 + seconds).toFixed(3)} ${title}`;
		});
		expect(inFeed).toEqual(said);
		const lines = [...(item?.description ?? '').matchAll(/\((\d\d):(\d\d)\) ([^<]+)/g)];
		expect(lines.map(([, minutes, seconds]) => Number(minutes) * 60 + Number(seconds))).toEqual(
			chapters.map(({ startTime }) => Math.floor(startTime)),
		);

		const page = await site.read('dist/podcast/041-nuvem/index.html');
		const onPage = [...page.matchAll(/<li data-start="([\d.]+)"[^>]*><a/g)].map(([, start]) => Number(start));
		expect(onPage).toEqual(chapters.map(({ startTime }) => startTime));
	});

	test('is not touched by a second build, even with a jingle that is gone: nothing is missing', async () => {
		const before = await site.snapshot();
		await writeFile(join(site.root, 'public/intro.wav'), 'broken');
		await site.build();
		const after = await site.snapshot();
		// Astro copies what is in public.
		delete before['intro.wav'];
		delete after['intro.wav'];
		expect(after).toEqual(before);
	});

	test('is made again on demand when a jingle has changed, with the takes that are there', async () => {
		const spoken = site.engine.calls.length;
		await site.write('public/intro.wav', wav([music(3, 44_100)], 44_100));
		const before = await site.files();
		await site.build({ refresh: ['041-nuvem'] });
		expect(await site.files()).not.toEqual(before);
		expect(site.engine.calls.length).toBe(spoken);
	});
});

test('a site without sounds has the same episode whether the option is empty or not there', async () => {
	const site = await makeSite({ newsletters: { '042-cache.md': brief } });
	try {
		await site.build();
		const before = await site.snapshot();
		const output = await site.build({ sound: {}, refresh: ['042-cache'] });
		expect(await site.snapshot()).toEqual(before);
		expect(output).not.toMatch(/spoken [1-9]/);
	} finally {
		await site.remove();
	}
});

describe('a sound that cannot be used stops the build before anything is spoken', () => {
	test.each<[string, Uint8Array | string | undefined, string]>([
		['missing', undefined, 'ENOENT'],
		['empty', '', 'It is empty.'],
		['not sound', '<html>Not found</html>', 'It is neither a WAV nor an MP3 file.'],
		['silent', wav([silence(2, 22_050)], 22_050), 'It is silent.'],
		['too long', wav([music(91, 8_000)], 8_000), 'It is longer than 90 s.'],
	])('%s', async (_name, content, reason) => {
		const site = await makeSite({
			newsletters: { '042-cache.md': brief },
			...(content === undefined ? {} : { files: { 'public/jingles/in.wav': content } }),
			options: { sound: { intro: 'public/jingles/in.wav' } },
		});
		try {
			const problem: unknown = await site.build().catch((error: unknown) => error);
			expect(problem).toBeInstanceOf(Problem);
			expect(problem).toMatchObject({ loc: { file: 'public/jingles/in.wav' } });
			const { message } = problem as Problem;
			expect(message).toContain('`sound.intro` (public/jingles/in.wav)');
			expect(message).toContain(reason);
			expect(site.engine.calls).toEqual([]);
		} finally {
			await site.remove();
		}
	});
});

/** Root mean square between two times, dBFS. */
function level(samples: Float32Array, from: number, to: number): number {
	const part = samples.subarray(Math.round(from * 44_100), Math.round(to * 44_100));
	return 10 * Math.log10(part.reduce((sum, sample) => sum + sample * sample, 0) / part.length);
}
