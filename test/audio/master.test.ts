import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { LoudnessTarget, Master, ProgrammeTurn } from '../../integration/audio/audio.ts';
import { decibelsOf } from '../../integration/audio/decibels.ts';
import { decodeMp3 } from '../../integration/audio/decode.ts';
import { masterProgramme } from '../../integration/audio/master.ts';
import { energiesOf, integratedLoudness } from '../../integration/audio/meter.ts';
import { truePeakOf } from '../../integration/audio/true-peak.ts';
import { waveformOf } from '../../integration/audio/waveform.ts';
import type { Pcm } from '../../integration/speech/speech.ts';
import { cleanTakes, stressedTakes, writeTakes } from '../helpers/programmes.ts';
import { joined, silence, sine, speechLike } from '../helpers/signals.ts';
import { systemFfmpeg } from './ffmpeg-here.ts';
import { mp3Frames } from './mp3-frames.ts';

const podcast = { target: -14, truePeak: -1 };

let folder: string;
let output: string;
beforeEach(async () => {
	folder = await mkdtemp(join(tmpdir(), 'newscast-master-'));
	output = join(folder, 'episode.mp3');
});
afterEach(() => rm(folder, { recursive: true }));

async function master(
	turns: readonly ProgrammeTurn[],
	{ loudness = podcast, ffmpeg }: { loudness?: LoudnessTarget; ffmpeg?: string | undefined } = {},
	signal = new AbortController().signal,
): Promise<Master> {
	const scratch = await mkdtemp(join(folder, 'scratch-'));
	return masterProgramme({ turns, loudness, ffmpeg, output }, scratch, signal);
}

async function decoded(): Promise<Float32Array> {
	const parts: Float32Array[] = [];
	for await (const part of decodeMp3(output)) parts.push(part);
	return joined(...parts);
}

describe.each([
	['the built-in encoder', undefined, false],
	['ffmpeg', systemFfmpeg, !systemFfmpeg],
])('with %s', (_name, ffmpeg, skipped) => {
	test.skipIf(skipped).each([
		['clean', cleanTakes],
		['stressed', stressedTakes],
	])('a %s programme meets its figures in the decoded file', async (_kind, takes) => {
		const turns = await writeTakes(folder, takes());
		const result = await master(turns, { ffmpeg });

		const samples = await decoded();
		expect(samples.length).toBe(Math.round(result.seconds * 44_100));
		const integrated = integratedLoudness(energiesOf(samples, 44_100));
		expect(Math.abs(integrated - podcast.target)).toBeLessThanOrEqual(0.3);
		const peak = decibelsOf(truePeakOf(samples));
		expect(peak).toBeLessThanOrEqual(podcast.truePeak);

		expect(result.loudness.integrated).toBeCloseTo(integrated, 6);
		expect(result.loudness.truePeak).toBeCloseTo(peak, 6);
		const { ann = 0, bob = 0 } = result.loudness.hosts;
		expect(Math.abs(ann - bob)).toBeLessThanOrEqual(1);
		expect(result.loudness.longestSilence).toBeLessThan(0.8);
		expect(result.waveform).toEqual(waveformOf(energiesOf(samples, 44_100)));

		for (const frame of mp3Frames(await readFile(output))) {
			expect(frame).toMatchObject({ kilobitsPerSecond: 192, sampleRate: 44_100 });
		}
	});
});

test('turns are heard exactly when the master says', async () => {
	const turns = await writeTakes(folder, cleanTakes());
	const result = await master(turns);
	const samples = await decoded();
	const level = (from: number, to: number) => {
		const part = samples.subarray(Math.round(from * 44_100), Math.round(to * 44_100));
		return decibelsOf(Math.sqrt(part.reduce((sum, sample) => sum + sample * sample, 0) / part.length));
	};
	expect(result.turns).toHaveLength(turns.length);
	expect(result.turns[0]?.start).toBe(0.3);
	for (const [index, { start, end }] of result.turns.entries()) {
		// 50 ms of the take's own silence come first.
		expect(level(start + 0.05, start + 0.15)).toBeGreaterThan(-40);
		expect(level(end + 0.03, end + 0.22)).toBeLessThan(-70);
		const next = result.turns[index + 1]?.start ?? result.seconds;
		if (index + 1 < turns.length) expect(next - end).toBeCloseTo(0.25, 4);
		else expect(next - end).toBeGreaterThanOrEqual(0.8);
	}
});

test('the same takes give the same bytes', async () => {
	const turns = await writeTakes(folder, cleanTakes().slice(0, 3));
	const hashes = [];
	for (const _ of [1, 2]) {
		await master(turns);
		hashes.push(
			createHash('sha256')
				.update(await readFile(output))
				.digest('hex'),
		);
	}
	expect(hashes[0]).toBe(hashes[1]);
});

describe('takes that are out of the ordinary', () => {
	test.each([
		['one of 0.2 s', [speechLike({ seconds: 3 }), speechLike({ seconds: 0.2, seed: 2, gain: -9 })]],
		[
			'an offset',
			[
				{
					samples: speechLike({ seconds: 3 }).samples.map((sample) => sample * 0.5 + 0.2),
					sampleRate: 24_000,
				},
			],
		],
		[
			'clipping throughout',
			[
				{
					samples: speechLike({ seconds: 4, gain: 24 }).samples.map((sample) =>
						Math.max(-1, Math.min(1, sample)),
					),
					sampleRate: 24_000,
				},
			],
		],
		[
			'every turn at another rate',
			[16_000, 22_050, 24_000, 44_100, 48_000].map((sampleRate, seed) =>
				speechLike({ seconds: 2, sampleRate, seed }),
			),
		],
		[
			'a host who is hardly to be heard',
			[speechLike({ seconds: 4, gain: -40 }), speechLike({ seconds: 4, seed: 2 })],
		],
		[
			'a voice of higher peaks than the other, 8 dB apart',
			[0, 1, 2, 3].map((seed) => {
				return seed % 2 === 0
					? speechLike({ seconds: 5, seed, gain: -2 })
					: withPeaks(speechLike({ seconds: 5, seed, gain: -10, hz: 190 }));
			}),
		],
		[
			'one voice clipped, the other with an offset and high peaks',
			[0, 1, 2, 3].map((seed) => {
				const take = speechLike({ seconds: 5, seed, gain: seed % 2 === 0 ? 18 : -9 });
				return seed % 2 === 0
					? { ...take, samples: take.samples.map((sample) => Math.max(-1, Math.min(1, sample))) }
					: { ...take, samples: withPeaks(take).samples.map((sample) => sample + 0.3) };
			}),
		],
	])('%s: right all the same', async (_name, takes) => {
		const { loudness } = await master(await writeTakes(folder, takes));
		expect(Math.abs(loudness.integrated + 14)).toBeLessThanOrEqual(0.5);
		expect(loudness.truePeak).toBeLessThanOrEqual(-1);
		const hosts = Object.values(loudness.hosts);
		expect(Math.max(...hosts) - Math.min(...hosts)).toBeLessThan(1);
	});

	test('what the limiter takes from high peaks is made up for: hosts are within 0.2 LU', async () => {
		const takes = [1, 2, 3, 4].map((seed) => {
			const take = speechLike({ seconds: 6, seed });
			return seed % 2 === 0 ? withPeaks(take) : take;
		});
		const { loudness } = await master(await writeTakes(folder, takes));
		const { ann = 0, bob = 0 } = loudness.hosts;
		expect(Math.abs(ann - bob)).toBeLessThanOrEqual(0.2);
		expect(Math.abs(loudness.integrated + 14)).toBeLessThanOrEqual(0.15);
	});

	test('500 turns, some of 0.2 s: right, and in their order', async () => {
		const [usual, short] = [speechLike({ seconds: 0.5, sampleRate: 44_100 }), speechLike({ seconds: 0.2 })];
		const written = await writeTakes(folder, [usual, short]);
		const turns = Array.from({ length: 500 }, (_, index) => ({
			file: written[index % 7 === 3 ? 1 : 0]?.file ?? '',
			host: index % 2 === 0 ? 'ann' : 'bob',
			pause: 0.1,
		}));
		const { loudness, turns: heard, seconds } = await master(turns, { ffmpeg: systemFfmpeg });
		expect(heard).toHaveLength(500);
		expect(heard.every(({ start }, index) => start > (heard[index - 1]?.end ?? 0))).toBe(true);
		expect(seconds).toBeGreaterThan(heard.at(-1)?.end ?? Number.NaN);
		expect(Math.abs(loudness.integrated + 14)).toBeLessThanOrEqual(0.5);
		const { ann = 0, bob = 0 } = loudness.hosts;
		expect(Math.abs(ann - bob)).toBeLessThan(1);
	});

	test('a long pause that was asked for is heard', async () => {
		const [first, second] = await writeTakes(folder, cleanTakes().slice(0, 2));
		const turns = [first, { ...second, pause: 3 }] as ProgrammeTurn[];
		expect((await master(turns)).loudness.longestSilence).toBeGreaterThan(2.9);
	});

	test('another target is met as well', async () => {
		const turns = await writeTakes(folder, cleanTakes().slice(0, 4));
		const { loudness } = await master(turns, { loudness: { target: -19, truePeak: -3 } });
		expect(Math.abs(loudness.integrated + 19)).toBeLessThanOrEqual(0.5);
		expect(loudness.truePeak).toBeLessThanOrEqual(-3);
	});
});

describe('what cannot be mastered is a Problem that leaves no file', () => {
	async function refused(
		turns: readonly ProgrammeTurn[],
		message: RegExp,
		loudness = podcast,
	): Promise<unknown> {
		const error: unknown = await master(turns, { loudness }).catch((reason: unknown) => reason);
		expect(error).toMatchObject({ name: 'Newscast', message: expect.stringMatching(message) });
		expect(await readdir(folder)).not.toContain('episode.mp3');
		return error;
	}

	test('no turns', () => refused([], /no turns/));

	test('a take that is missing, with its turn and file', async () => {
		const [first, second] = await writeTakes(folder, cleanTakes().slice(0, 2));
		await rm(second?.file ?? '');
		expect(await refused([first, second] as ProgrammeTurn[], /turn 2 .*ENOENT/)).toMatchObject({
			loc: { file: second?.file },
		});
	});

	test.each<[string, (file: string) => Promise<void>, RegExp]>([
		[
			'cut off',
			async (file) => writeFile(file, (await readFile(file)).subarray(0, 5_000)),
			/turn 2 cannot be used/,
		],
		['empty', (file) => writeFile(file, ''), /turn 2 cannot be used/],
		['not a WAV file', (file) => writeFile(file, 'Hello'), /turn 2 cannot be used/],
	])('a take that is %s', async (_name, damage, message) => {
		const turns = await writeTakes(folder, cleanTakes().slice(0, 2));
		await damage(turns[1]?.file ?? '');
		await refused(turns, message);
	});

	test('a silent take', async () => {
		const takes = [speechLike({ seconds: 2 }), { samples: silence(2, 24_000), sampleRate: 24_000 }];
		await refused(await writeTakes(folder, takes), /turn 2 .*silent/);
	});

	test('a take with samples that are not numbers', async () => {
		const turns = await writeTakes(folder, [speechLike({ seconds: 1 })]);
		await writeFile(turns[0]?.file ?? '', floatWav(Float32Array.of(0.1, Number.NaN, 0.1)));
		await refused(turns, /turn 1 .*sample 1 is NaN/);
	});

	test('a target that no limiting reaches, with the figures', async () => {
		// A click every half second: all peak, hardly any energy.
		const clicks = sine({ hz: 300, amplitude: 1 }, 3, 24_000).map((sample, n) =>
			n % 12_000 < 40 ? sample : 0,
		);
		const turns = await writeTakes(folder, [{ samples: clicks, sampleRate: 24_000 }]);
		await refused(turns, /measures -\d+\.\d\d LUFS and -\d+\.\d\d dBTP; -9 LUFS/, {
			target: -9,
			truePeak: -1,
		});
	});

	test('a host of clicks, whom no limiting makes as loud as the other, with both figures', async () => {
		const clicks = sine({ hz: 300, amplitude: 1 }, 6, 24_000).map((sample, n) =>
			n % 3_000 < 40 ? sample : 0,
		);
		const takes = [speechLike({ seconds: 6 }), { samples: clicks, sampleRate: 24_000 }];
		const error = await refused(
			await writeTakes(folder, takes),
			/ann is \d+\.\d\d LU louder than bob \(-\d+\.\d\d and -\d+\.\d\d LUFS\)/,
		);
		expect(error).toMatchObject({ hint: expect.stringContaining('loudness.target') });
	});

	test('a take that falls silent for too long, with its turn and file', async () => {
		const { samples, sampleRate } = speechLike({ seconds: 3 });
		const gap = { samples: joined(samples, silence(3, sampleRate), samples), sampleRate };
		const turns = await writeTakes(folder, [speechLike({ seconds: 3, seed: 2 }), gap]);
		const error = await refused(turns, /Nothing is heard for 3\.\d s .*turn 2/);
		expect(error).toMatchObject({ loc: { file: turns[1]?.file } });
	});

	test('a take with a crackle now and then and nothing else', async () => {
		const crackle = joined(sine({ hz: 200, amplitude: 0.0016 }, 0.01, 24_000), silence(0.99, 24_000));
		const takes = [speechLike({ seconds: 2 }), { samples: joined(crackle, crackle), sampleRate: 24_000 }];
		await refused(await writeTakes(folder, takes), /turn 2 .*silent/);
	});

	test('an abort', async () => {
		const turns = await writeTakes(folder, cleanTakes().slice(0, 2));
		await expect(master(turns, {}, AbortSignal.abort(new Error('enough')))).rejects.toThrow('enough');
		expect(await readdir(folder)).not.toContain('episode.mp3');
	});
});

/** The same voice with six pulses a second that are as high as it gets: no louder, but a limiter takes 1 LU more of it. */
function withPeaks({ samples, sampleRate }: Pcm): Pcm {
	const highest = samples.reduce((peak, sample) => Math.max(peak, Math.abs(sample)), 0);
	const peaked = samples.map((sample, n) =>
		n % 4_000 === 0 ? sample + highest * Math.sign(sample) : sample,
	);
	return { samples: peaked, sampleRate };
}

/** A mono WAV file of 32-bit floats at 24 kHz, whatever they are. */
function floatWav(samples: Float32Array): Uint8Array {
	const header = Buffer.alloc(44);
	header.write('RIFF', 0, 'latin1');
	header.writeUInt32LE(36 + samples.byteLength, 4);
	header.write('WAVEfmt ', 8, 'latin1');
	header.writeUInt32LE(16, 16);
	header.writeUInt16LE(3, 20);
	header.writeUInt16LE(1, 22);
	header.writeUInt32LE(24_000, 24);
	header.writeUInt32LE(96_000, 28);
	header.writeUInt16LE(4, 32);
	header.writeUInt16LE(32, 34);
	header.write('data', 36, 'latin1');
	header.writeUInt32LE(samples.byteLength, 40);
	return Buffer.concat([header, Buffer.from(samples.buffer)]);
}
