import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Master, MasteredTurn, ProgrammeSound, ProgrammeTurn } from '../../integration/audio/audio.ts';
import { decibelsOf } from '../../integration/audio/decibels.ts';
import { decodeMp3 } from '../../integration/audio/decode.ts';
import { masterProgramme } from '../../integration/audio/master.ts';
import { energiesOf, integratedLoudness } from '../../integration/audio/meter.ts';
import { truePeakOf } from '../../integration/audio/true-peak.ts';
import { mp3, music, wav } from '../helpers/jingles.ts';
import { cleanTakes, writeTakes } from '../helpers/programmes.ts';
import { joined } from '../helpers/signals.ts';

const loudness = { target: -14, truePeak: -1 };

let folder: string;
let turns: ProgrammeTurn[];
let files: Record<'intro' | 'between' | 'outro' | 'bed' | 'clipped', string>;
beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), 'newscast-sound-'));
	// Chapters begin with the third and the sixth turn, after as long a pause as between sections.
	turns = (await writeTakes(folder, cleanTakes())).map((turn, index) => {
		return index === 2 || index === 5 ? { ...turn, pause: 1.1, chapter: true } : turn;
	});
	const write = async (name: string, bytes: Uint8Array) => {
		await writeFile(join(folder, name), bytes);
		return join(folder, name);
	};
	files = {
		intro: await write('intro.wav', wav([music(4, 48_000), music(4, 48_000)], 48_000)),
		between: await write('between.mp3', await mp3([music(1.5, 22_050, 0.05)], 22_050)),
		outro: await write('outro.wav', wav([music(3, 22_050)], 22_050)),
		bed: await write('bed.wav', wav([music(2, 44_100)], 44_100)),
		clipped: await write('clipped.wav', wav([music(4, 44_100, 8)], 44_100)),
	};
});
afterAll(() => rm(folder, { recursive: true }));

interface Heard extends Master {
	samples: Float32Array;
	sha256: string;
}

let made = 0;
async function master(sound?: ProgrammeSound): Promise<Heard> {
	const scratch = join(folder, `made-${made++}`);
	await mkdir(scratch);
	const output = join(scratch, 'episode.mp3');
	const signal = new AbortController().signal;
	const result = await masterProgramme(
		{ turns, sound, loudness, ffmpeg: undefined, output },
		scratch,
		signal,
	);
	const pieces: Float32Array[] = [];
	for await (const piece of decodeMp3(output)) pieces.push(piece.slice());
	const sha256 = createHash('sha256')
		.update(await readFile(output))
		.digest('hex');
	return { ...result, samples: joined(...pieces), sha256 };
}

/** Root mean square between two times, dBFS. */
function level({ samples }: Heard, from: number, to: number): number {
	const part = samples.subarray(Math.round(from * 44_100), Math.round(to * 44_100));
	return decibelsOf(Math.sqrt(part.reduce((sum, sample) => sum + sample * sample, 0) / part.length));
}

function loudnessBetween({ samples }: Heard, from: number, to: number): number {
	const part = samples.slice(Math.round(from * 44_100), Math.round(to * 44_100));
	return integratedLoudness(energiesOf(part, 44_100));
}

const clip = (file: string, overlap = 0) => ({ file, gain: 0, overlap });
const turn = (heard: Master, index: number): MasteredTurn =>
	heard.turns[index] ?? { start: Number.NaN, end: Number.NaN, offset: 0 };

function gapBetweenHosts({ loudness: { hosts } }: Heard): number {
	const { ann = Number.NaN, bob = Number.NaN } = hosts;
	return Math.abs(ann - bob);
}

function expectFigures(heard: Heard): void {
	const { samples } = heard;
	expect(Math.abs(integratedLoudness(energiesOf(samples, 44_100)) + 14)).toBeLessThanOrEqual(0.5);
	expect(decibelsOf(truePeakOf(samples))).toBeLessThanOrEqual(-1);
	expect(gapBetweenHosts(heard)).toBeLessThanOrEqual(1);
}

describe('intro, stingers and outro', () => {
	let heard: Heard;
	let bare: Heard;
	beforeAll(async () => {
		bare = await master();
		heard = await master({
			intro: clip(files.intro),
			between: clip(files.between),
			outro: clip(files.outro),
			roomTone: false,
		});
	});

	test('the programme meets its figures, and hosts measure as they do without', () => {
		expectFigures(heard);
		expect(gapBetweenHosts(heard)).toBeCloseTo(gapBetweenHosts(bare), 1);
		expect(heard.loudness.longestSilence).toBeLessThan(0.8);
	});

	test('each is heard at its place, and nothing between it and the words', () => {
		// 4 s after half of the lead-in, and the other half before the first word.
		expect(turn(heard, 0).start).toBeCloseTo(4.3, 1);
		expect(level(heard, 0, 0.14)).toBeLessThan(-70);
		expect(level(heard, 0.2, 1)).toBeGreaterThan(-35);
		for (const index of [2, 5]) {
			const { start, introduced = 0 } = turn(heard, index);
			expect(introduced - turn(heard, index - 1).end).toBeCloseTo(0.55, 2);
			expect(start - introduced).toBeCloseTo(1.5 + 0.55, 1);
			expect(level(heard, introduced - 0.4, introduced - 0.03)).toBeLessThan(-70);
			expect(level(heard, introduced + 0.02, introduced + 0.3)).toBeGreaterThan(-35);
			expect(level(heard, start - 0.4, start - 0.03)).toBeLessThan(-70);
		}
		const last = turn(heard, 6).end;
		expect(level(heard, last + 0.05, last + 0.5)).toBeLessThan(-70);
		expect(level(heard, last + 0.6, last + 2)).toBeGreaterThan(-35);
		expect(heard.seconds - last).toBeGreaterThan(0.55 + 3 + 0.8 - 0.05);
	});

	test('only turns that begin a chapter are introduced', () => {
		const introduced = heard.turns.map((each) => each.introduced !== undefined);
		expect(introduced).toEqual([false, false, true, false, false, true, false]);
		expect(bare.turns.some((each) => each.introduced !== undefined)).toBe(false);
	});

	test('clips are as loud as the voices, however quiet their files are', () => {
		const { introduced = 0 } = turn(heard, 2);
		const last = turn(heard, 6).end;
		for (const [from, to] of [
			[0.15, 4.15],
			[introduced, introduced + 1.5],
			[last + 0.55, last + 3.55],
		] as const) {
			expect(Math.abs(loudnessBetween(heard, from, to) - heard.loudness.integrated)).toBeLessThan(1.5);
		}
	});

	test('one may be less loud', async () => {
		const quiet = await master({ intro: { file: files.intro, gain: -6, overlap: 0 }, roomTone: false });
		const over = (each: Heard) => loudnessBetween(each, 0.15, 4.15) - (each.loudness.hosts['ann'] ?? 0);
		expect(over(heard) - over(quiet)).toBeCloseTo(6, 0);
	});
});

test('words begin over the end of a clip, and the end of the words lies under the outro', async () => {
	const heard = await master({
		intro: clip(files.clipped, 2),
		between: clip(files.between, 1),
		outro: clip(files.outro, 1),
		roomTone: false,
	});
	expectFigures(heard);
	expect(turn(heard, 0).start).toBeCloseTo(2.15, 1);
	const { start, introduced = 0 } = turn(heard, 2);
	expect(start - introduced).toBeCloseTo(0.5, 1);
	expect(heard.seconds - turn(heard, 6).end).toBeCloseTo(2 + 0.8, 1);
	// It has made way before the first word.
	expect(level(heard, 1, 1.5) - level(heard, 2.0, 2.14)).toBeGreaterThan(6);
});

describe('a bed', () => {
	const bed = (under: 'opening' | 'all', gain = 0): ProgrammeSound => ({
		bed: { file: files.bed, gain, under },
		roomTone: false,
	});

	test('lies 22 LU below the voices, goes on over and over, and comes up where nobody speaks', async () => {
		const heard = await master(bed('all'));
		expectFigures(heard);
		const voices = heard.loudness.integrated;
		// The pause before the last chapter, with ramps at both ends of the second and a bit.
		const { end } = turn(heard, 4);
		const risen = loudnessBetween(heard, end + 0.4, end + 0.9);
		expect(voices - risen).toBeGreaterThan(8);
		expect(voices - risen).toBeLessThan(16);
		// A pause too short to come up in. It takes part of the beat that is quiet.
		const under = level(heard, turn(heard, 3).end + 0.02, turn(heard, 4).start);
		expect(under).toBeGreaterThan(-60);
		expect(under).toBeLessThan(-34);
		expect(heard.loudness.longestSilence).toBeLessThan(0.3);
	});

	test('of the opening is over at the first chapter mark', async () => {
		const heard = await master({ ...bed('opening'), between: clip(files.between) });
		expectFigures(heard);
		expect(level(heard, turn(heard, 0).end + 0.02, turn(heard, 1).start)).toBeGreaterThan(-60);
		expect(level(heard, turn(heard, 3).end + 0.03, turn(heard, 4).start - 0.01)).toBeLessThan(-70);
		const { start } = turn(heard, 2);
		expect(level(heard, start - 0.4, start - 0.03)).toBeLessThan(-70);
	});

	test('of clicks takes little of the room of the voices', async () => {
		const clicks = Float32Array.from({ length: 88_200 }, (_, n) => (n % 44_100 < 20 ? 0.9 : 0.0005));
		await writeFile(join(folder, 'clicks.wav'), wav([clicks], 44_100));
		expectFigures(
			await master({ bed: { file: join(folder, 'clicks.wav'), gain: 6, under: 'all' }, roomTone: false }),
		);
	});
});

test('room tone is at -70 dBFS where nobody speaks', async () => {
	const heard = await master({ roomTone: true });
	expectFigures(heard);
	const { end } = turn(heard, 6);
	expect(Math.abs(level(heard, end + 0.1, heard.seconds - 0.1) + 70)).toBeLessThan(2);
	expect(Math.abs(level(heard, 0.02, 0.25) + 70)).toBeLessThan(2);
});

test('everything at once, and the same files give the same bytes', async () => {
	const sound: ProgrammeSound = {
		intro: clip(files.intro, 1.5),
		between: clip(files.between, 0.5),
		outro: clip(files.clipped, 1),
		bed: { file: files.bed, gain: 0, under: 'all' },
		roomTone: true,
	};
	const heard = await master(sound);
	expectFigures(heard);
	expect(heard.samples.length).toBe(Math.round(heard.seconds * 44_100));
	expect((await master(sound)).sha256).toBe(heard.sha256);
});
