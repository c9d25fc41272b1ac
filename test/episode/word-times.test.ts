import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { masterProgramme } from '../../integration/audio/master.ts';
import type { EpisodeTurn } from '../../integration/episode/episode.ts';
import { withWords } from '../../integration/episode/heard-words.ts';
import { putTake, readTakeNote } from '../../integration/episode/take-file.ts';
import { cuesFor } from '../../integration/publish/cues.ts';
import { decoded } from '../helpers/decoded.ts';
import { plainStore } from '../helpers/plain-store.ts';
import { joined, silence, sine } from '../helpers/signals.ts';

describe('words in the time of an episode', () => {
	const turn: EpisodeTurn = { id: 't1', host: 'ana', section: 's', start: 10, end: 12, text: 'Um dois' };
	const at = (start: number, end: number) => ({ text: 'x', start, end });
	const timesOf = (words: readonly { text: string; start: number; end: number }[]) =>
		withWords(turn, { start: 10, end: 12, offset: 0.5 }, words).words?.map(({ start, end }) => [start, end]);

	test('begin where their turn does, without what was cut off', () => {
		expect(timesOf([at(0.5, 1), at(1.25, 2)])).toEqual([
			[10, 10.5],
			[10.75, 11.5],
		]);
	});

	test('stay within it, and in order', () => {
		expect(timesOf([at(0.1, 0.3), at(1, 1.5), at(1.25, 1.5), at(2.4, 3), at(4, 5)])).toEqual([
			[10, 10],
			[10.5, 11],
			[11, 11],
			[11.9, 12],
			[12, 12],
		]);
	});

	test('are unknown where the engine does not tell', () => {
		expect(withWords(turn, { start: 10, end: 12, offset: 0 }, undefined)).not.toHaveProperty('words');
	});
});

describe('a word is heard when its cue says', () => {
	let folder: string;
	beforeEach(async () => {
		folder = await mkdtemp(join(tmpdir(), 'newscast-words-'));
	});
	afterEach(() => rm(folder, { recursive: true }));

	/** Seconds: silence, the first word, a pause, the second word, silence. */
	const takes = [
		{ sampleRate: 16_000, parts: [0.4, 0.5, 0.3, 0.6, 0.5] },
		{ sampleRate: 22_050, parts: [0.013, 0.7, 0.4, 0.4, 0.2] },
		{ sampleRate: 24_000, parts: [1.234, 0.6, 0.25, 0.5, 0.9] },
		{ sampleRate: 44_100, parts: [0, 0.5, 0.2, 0.5, 0] },
	];

	test('in the decoded MP3, whatever was trimmed and resampled, within 15 ms', async () => {
		const store = plainStore(folder);
		const files = await Promise.all(
			takes.map(({ sampleRate, parts }, index) => {
				const tone = (seconds: number) => sine({ hz: 440, amplitude: 0.3 }, seconds, sampleRate);
				const [before = 0, first = 0, pause = 0, second = 0, after = 0] = parts;
				const samples = joined(
					silence(before, sampleRate),
					tone(first),
					silence(pause, sampleRate),
					tone(second),
					silence(after, sampleRate),
				);
				const words = [
					{ text: 'Um', start: before, end: before + first },
					{ text: 'dois', start: before + first + pause, end: before + first + pause + second },
				];
				return putTake(store, `take/${index}.wav`, { samples, sampleRate, words });
			}),
		);
		const output = join(folder, 'episode.mp3');
		const master = await masterProgramme(
			{
				turns: files.map((file, index) => ({ file, host: index % 2 === 0 ? 'ana' : 'bob', pause: 0.3 })),
				loudness: { target: -16, truePeak: -1 },
				ffmpeg: undefined,
				output,
			},
			folder,
			new AbortController().signal,
		);
		const notes = await Promise.all(files.map(readTakeNote));
		const turns = master.turns.map((mastered, index) =>
			withWords(
				{ id: `t${index}`, host: 'ana', section: 's', text: 'Um dois', ...mastered },
				mastered,
				notes[index]?.words,
			),
		);
		const [onsets, ends] = await tonesIn(output);
		const said = cuesFor(turns, 'pt-BR').flatMap(({ start, words = [] }) =>
			[words.slice(0, 2), words.slice(2)].map((times) => times.map((time) => start + time / 1000)),
		);
		expect(said).toHaveLength(takes.length * 2);
		expect(onsets).toHaveLength(said.length);
		for (const [index, [start = 0, end = 0]] of said.entries()) {
			expect(Math.abs(start - (onsets[index] ?? 0))).toBeLessThan(0.015);
			expect(Math.abs(end - (ends[index] ?? 0))).toBeLessThan(0.015);
		}
	});

	/** When tones begin and end in an MP3: by the level of 5 ms, 20 dB below the loudest. */
	async function tonesIn(file: string): Promise<[number[], number[]]> {
		const samples = await decoded(file);
		const frame = 220;
		const levels = Array.from({ length: Math.floor(samples.length / frame) }, (_, index) =>
			samples
				.subarray(index * frame, (index + 1) * frame)
				.reduce((highest, sample) => Math.max(highest, Math.abs(sample)), 0),
		);
		const threshold = levels.reduce((highest, level) => Math.max(highest, level), 0) / 10;
		const loud = levels.map((level) => level > threshold);
		const changes = (to: boolean) =>
			loud.flatMap((now, index) =>
				now === to && (loud[index - 1] ?? false) !== to ? [(index * frame) / 44_100] : [],
			);
		return [changes(true), changes(false)];
	}
});
