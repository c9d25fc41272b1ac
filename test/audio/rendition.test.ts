import { execFileSync } from 'node:child_process';
import { chmod, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseFile } from 'music-metadata';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { RenditionFormat } from '../../integration/audio/audio.ts';
import { amplitudeOf, decibelsOf } from '../../integration/audio/decibels.ts';
import { decodeMp3 } from '../../integration/audio/decode.ts';
import { encodeWithWasm } from '../../integration/audio/encode-wasm.ts';
import { findFfmpeg } from '../../integration/audio/ffmpeg.ts';
import { limit } from '../../integration/audio/limiter.ts';
import { energiesOf, integratedLoudness } from '../../integration/audio/meter.ts';
import { samplesPerFrame } from '../../integration/audio/programme.ts';
import { makeRendition, renditionFfmpeg } from '../../integration/audio/rendition.ts';
import { tagMp3 } from '../../integration/audio/tags.ts';
import { truePeakOf } from '../../integration/audio/true-peak.ts';
import { coverPng } from '../helpers/cover.ts';
import { music } from '../helpers/jingles.ts';
import { joined, silence, speechLike, withBursts } from '../helpers/signals.ts';

const idle = new AbortController().signal;
const found = await findFfmpeg(undefined, process.env);
const formats = ['opus', 'aac'] as const;
const usable = await Promise.all(
	formats.map((format) =>
		renditionFfmpeg(found, format).catch((error: Error) => {
			console.warn(`Tests of ${format} are skipped. ${error.message}`);
			return undefined;
		}),
	),
);

let folder: string;
beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), 'newscast-rendition-'));
});
afterAll(() => rm(folder, { recursive: true }));

/** Speech with bursts, and music, as hot as an MP3 of ours may be. */
async function writeMp3(file: string): Promise<{ seconds: number; samples: Float32Array }> {
	const sampleRate = 44_100;
	const spoken = speechLike({ seconds: 9, sampleRate });
	const loud = joined(silence(0.5, sampleRate), withBursts(spoken).samples, music(5, sampleRate));
	const samples = joined(loud, new Float32Array(samplesPerFrame - (loud.length % samplesPerFrame)));
	const gain = amplitudeOf(-14 - integratedLoudness(energiesOf(samples, sampleRate)));
	for (let i = 0; i < samples.length; i++) samples[i] = (samples[i] ?? 0) * gain;
	limit(samples, amplitudeOf(-1.6), sampleRate);
	const encoder = await encodeWithWasm(file, idle);
	await encoder.write(samples);
	await encoder.finish();
	const decoded: Float32Array[] = [];
	for await (const piece of decodeMp3(file)) decoded.push(piece.slice());
	const tagged = await tagMp3(await readFile(file), {
		title: 'Um título & um “nome” 🎉',
		show: 'O Show',
		artist: 'Ana',
		date: '2026-03-09T09:00:00Z',
		language: 'por',
		comment: 'As vozes deste episódio são sintéticas.',
		lyrics: 'Ana: Olá!',
		chapters: [
			{ start: 0, title: 'Abertura' },
			{ start: 4.321, title: 'Ações' },
		],
		seconds: samples.length / sampleRate,
		loudness: { integrated: -14, truePeak: -1.6, range: 1, hosts: { ana: -14 }, longestSilence: 0.3 },
		cover: await coverPng(20),
	});
	await writeFile(file, tagged);
	return { seconds: samples.length / sampleRate, samples: joined(...decoded) };
}

describe.each(formats)('%s', (format) => {
	const ffmpeg = usable[formats.indexOf(format)];
	let mp3: Awaited<ReturnType<typeof writeMp3>>;
	let wanted: { integrated: number; truePeak: number };
	let output: string;
	let made: Awaited<ReturnType<typeof makeRendition>>;

	const extension = format === 'opus' ? 'opus' : 'm4a';

	const make = (to: string) =>
		makeRendition(
			{
				mp3: join(folder, `${format}.mp3`),
				loudness: wanted,
				seconds: mp3.seconds,
				format,
				truePeak: -1,
				ffmpeg: ffmpeg ?? { path: '', version: '' },
				output: to,
			},
			idle,
		);

	beforeAll(async () => {
		if (!ffmpeg) return;
		mp3 = await writeMp3(join(folder, `${format}.mp3`));
		wanted = {
			integrated: integratedLoudness(energiesOf(mp3.samples, 44_100)),
			truePeak: decibelsOf(truePeakOf(mp3.samples)),
		};
		output = join(folder, `a.${extension}`);
		made = await make(output);
	});

	test.skipIf(!ffmpeg)('is as loud as the MP3, which another meter says as well', () => {
		expect(wanted.truePeak).toBeGreaterThan(-1.9);
		expect(Math.abs(made.loudness.integrated - wanted.integrated)).toBeLessThanOrEqual(0.3);
		expect(made.loudness.truePeak).toBeLessThanOrEqual(-1);
		const { integrated, peak } = ebur128(ffmpeg?.path ?? '', output);
		expect(Math.abs(integrated - made.loudness.integrated)).toBeLessThanOrEqual(0.1);
		expect(Math.abs(peak - made.loudness.truePeak)).toBeLessThanOrEqual(0.3);
	});

	test.skipIf(!ffmpeg)('is heard when the MP3 is heard', () => {
		const back = decoded(ffmpeg?.path ?? '', output);
		expect(Math.abs(back.length - mp3.samples.length)).toBeLessThan(0.03 * 44_100);
		expect(Math.abs(lagOf(mp3.samples, back))).toBeLessThanOrEqual(0.001 * 44_100);
	});

	test.skipIf(!ffmpeg)('is smaller, and has the title, the disclosure and the chapters', async () => {
		const { common, format: read } = await parseFile(output, { duration: true });
		expect(read).toMatchObject({
			codec: expect.stringMatching(format === 'opus' ? /opus/i : /AAC/),
			numberOfChannels: 2,
		});
		expect(Math.abs((read.duration ?? 0) - mp3.seconds)).toBeLessThan(0.05);
		expect(common).toMatchObject({ title: 'Um título & um “nome” 🎉', artist: 'Ana', album: 'O Show' });
		expect(JSON.stringify(common.comment)).toContain('As vozes deste episódio são sintéticas.');
		expect(chaptersOf(ffmpeg?.path ?? '', output)).toEqual(['0.000 Abertura', '4.321 Ações']);
		const bytes = (file: string) => readFile(file).then(({ length }) => length);
		expect(await bytes(output)).toBeLessThan(0.65 * (await bytes(join(folder, `${format}.mp3`))));
	});

	test.skipIf(!ffmpeg)('has the same bytes when it is made again', async () => {
		const again = join(folder, `b.${extension}`);
		await make(again);
		expect(await readFile(again)).toEqual(await readFile(output));
	});
});

describe('an ffmpeg that cannot', () => {
	const request = {
		mp3: '/nowhere.mp3',
		loudness: { integrated: -14, truePeak: -1 },
		seconds: 1,
		format: 'opus' as const,
		truePeak: -1,
	};

	test('is told with what to do, and so is none', async () => {
		const none = renditionFfmpeg({ path: undefined, why: ['The option `ffmpeg` is false.'] }, 'aac');
		await expect(none).rejects.toMatchObject({
			message: 'There is no ffmpeg to encode AAC with. The option `ffmpeg` is false.',
			hint: expect.stringContaining('leave out the option `alternate`'),
		});
	});

	describe.skipIf(process.platform === 'win32')('because it is', () => {
		async function fake(name: string, script: string): Promise<string> {
			const path = join(folder, name);
			await writeFile(path, `#!/bin/sh\n${script}\n`);
			await chmod(path, 0o755);
			return path;
		}

		test.each<[RenditionFormat, string]>([
			['opus', "use `alternate: 'aac'`, or leave out"],
			['aac', 'in FFMPEG_PATH, or leave out'],
		])('built without %s', async (format, hint) => {
			const path = await fake(`without-${format}`, 'echo " A....D libmp3lame"; echo " A....D aac_at"');
			await expect(renditionFfmpeg({ path, version: '9' }, format)).rejects.toMatchObject({
				message: expect.stringMatching(
					/^ffmpeg 9 \(.*\) cannot encode (Opus|AAC): it has no (libopus|aac)\.$/,
				),
				hint: expect.stringContaining(hint),
			});
		});

		test('broken', async () => {
			const path = await fake('broken', 'echo "No space left on device" >&2; exit 7');
			const output = join(folder, 'x.opus');
			await expect(
				makeRendition({ ...request, ffmpeg: { path, version: '9' }, output }, idle),
			).rejects.toMatchObject({
				message: 'ffmpeg failed with exit code 7.',
				hint: 'No space left on device',
			});
		});

		test('not there any more', async () => {
			const ffmpeg = { path: join(folder, 'gone'), version: '9' };
			await expect(
				makeRendition({ ...request, ffmpeg, output: join(folder, 'x.opus') }, idle),
			).rejects.toThrow('could not be run');
		});

		test('slow when the build is stopped', async () => {
			const path = await fake('slow', 'exec sleep 60');
			const stop = new AbortController();
			const making = makeRendition(
				{ ...request, ffmpeg: { path, version: '9' }, output: join(folder, 'x.opus') },
				stop.signal,
			);
			stop.abort(new Error('stopped'));
			await expect(making).rejects.toThrow('stopped');
			expect(await readdir(folder)).not.toContain('x.opus');
		});

		test('silent', async () => {
			const path = await fake('silent', 'exit 0');
			await expect(
				makeRendition({ ...request, ffmpeg: { path, version: '9' }, output: join(folder, 'x.opus') }, idle),
			).rejects.toThrow('The Opus rendition is not like the MP3: it is 0.00 s long, and the MP3 1.00 s.');
		});
	});
});

function ebur128(ffmpeg: string, file: string): { integrated: number; peak: number } {
	const filter = 'ebur128=peak=true:framelog=verbose';
	const output = execFileSync('sh', [
		'-c',
		`"$0" -hide_banner -nostats -i "$1" -map 0:a -af ${filter} -f null - 2>&1`,
		ffmpeg,
		file,
	]).toString();
	const summary = output.slice(output.lastIndexOf('Summary:'));
	const figure = (name: string) => Number(new RegExp(`${name}:\\s+(-?[\\d.]+)`).exec(summary)?.[1]);
	return { integrated: figure('I'), peak: figure('Peak') };
}

/** The left channel at 44.1 kHz. */
function decoded(ffmpeg: string, file: string): Float32Array {
	const format = ['-af', 'pan=mono|c0=c0', '-ar', '44100', '-f', 'f32le', '-'];
	const bytes = execFileSync(ffmpeg, ['-v', 'error', '-i', file, '-map', '0:a', ...format], {
		maxBuffer: 2 ** 26,
	});
	return new Float32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength));
}

/** How many samples later `other` has what `samples` has in its third second. */
function lagOf(samples: Float32Array, other: Float32Array): number {
	const start = 2 * 44_100;
	const lags = Array.from({ length: 401 }, (_, index) => index - 200);
	const products = lags.map((lag) => {
		let sum = 0;
		for (let i = start; i < start + 44_100; i++) sum += (samples[i] ?? 0) * (other[i + lag] ?? 0);
		return sum;
	});
	return lags[products.indexOf(Math.max(...products))] ?? Number.NaN;
}

function chaptersOf(ffmpeg: string, file: string): string[] {
	const text = execFileSync(ffmpeg, ['-v', 'error', '-i', file, '-f', 'ffmetadata', '-']).toString();
	return [...text.matchAll(/TIMEBASE=1\/(\d+)\nSTART=(\d+)\nEND=\d+\ntitle=(.*)/g)].map(
		([, base, start, title]) => `${(Number(start) / Number(base)).toFixed(3)} ${title}`,
	);
}
