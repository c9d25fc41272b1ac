import { createHash } from 'node:crypto';
import { parseBuffer } from 'music-metadata';
import { describe, expect, test } from 'vitest';
import type { EpisodeTags } from '../../integration/audio/audio.ts';
import { tagMp3 } from '../../integration/audio/tags.ts';
import { coverPng } from '../helpers/cover.ts';

// Audio with "ID3" in it, which must survive.
const audio = Buffer.concat([
	Buffer.from([0xff, 0xfb, 0xb0, 0x40]),
	Buffer.from('..ID3\x03\0\0\0\0\0\x0a..'),
]);

const episode: EpisodeTags = {
	title: 'Episódio 42 — “A última maçã”',
	show: 'Notícias & Opiniões',
	artist: 'Ana Conceição',
	date: '2026-03-09T23:30:00-03:00',
	language: 'por',
	track: 42,
	comment: 'Vozes sintéticas.\nFeito com IA.',
	lyrics: 'Ana: Olá!\nMarvin: Ah, não…',
	chapters: [
		{ start: 0, title: 'Abertura' },
		{ start: 12.3456, title: 'Ações 🎉' },
		{ start: 60.0004, title: 'Despedida' },
	],
	seconds: 75.5,
	loudness: {
		integrated: -13.98,
		truePeak: -2.2,
		range: 1.71,
		hosts: { ana: -13.95, marvin: -14.02 },
		longestSilence: 1.28,
	},
	cover: await coverPng(20),
};

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

async function read(tags: EpisodeTags) {
	const tagged = await tagMp3(audio, tags);
	return parseBuffer(tagged, 'audio/mpeg', { includeChapters: true, duration: false });
}

describe('tagging an MP3', () => {
	test('another reader finds everything that was written', async () => {
		const { common, native } = await read(episode);
		expect(common).toMatchObject({
			title: episode.title,
			artist: episode.artist,
			albumartist: episode.artist,
			album: episode.show,
			genre: ['Podcast'],
			track: { no: 42 },
			year: 2026,
		});
		expect(common.comment?.[0]).toMatchObject({ language: 'por', text: episode.comment });
		expect(common.lyrics?.[0]).toMatchObject({ language: 'por', text: episode.lyrics });
		expect(common.picture?.[0]).toMatchObject({ format: 'image/jpeg', type: 'Cover (front)' });
		expect(sha256(common.picture?.[0]?.data ?? audio)).toBe(sha256(episode.cover));
		const frames = new Map(native['ID3v2.3']?.map(({ id, value }) => [id, value]));
		// The day in UTC, as day and month.
		expect(frames.get('TDAT')).toBe('1003');
		expect(frames.get('TXXX:AI_GENERATED')).toBe('true');
	});

	test('the measured loudness is there for players and for people', async () => {
		const { common, native } = await read(episode);
		expect(common.replaygain_track_gain?.dB).toBeCloseTo(-4.02, 6);
		expect(common.replaygain_track_peak?.ratio).toBeCloseTo(10 ** (-2.2 / 20), 5);
		const frames = new Map(native['ID3v2.3']?.map(({ id, value }) => [id, value]));
		expect(frames.get('TXXX:REPLAYGAIN_REFERENCE_LOUDNESS')).toBe('-18.00 LUFS');
		expect(frames.get('TXXX:REPLAYGAIN_TRACK_RANGE')).toBe('1.71 dB');
		expect(frames.get('TXXX:LOUDNESS_REPORT')).toBe(
			'-14.0 LUFS, -2.2 dBTP, range 1.7 LU, longest silence 1.3 s, ana -13.9 LUFS, marvin -14.0 LUFS',
		);
	});

	test('chapters are in whole milliseconds, without gaps, and listed in order', async () => {
		const { native } = await read(episode);
		const frames = native['ID3v2.3'] ?? [];
		const chapters = frames.filter(({ id }) => id === 'CHAP').map(({ value }) => value);
		expect(chapters).toMatchObject([
			{ label: 'chp0', info: { startTime: 0, endTime: 12_346 } },
			{ label: 'chp1', info: { startTime: 12_346, endTime: 60_000 } },
			{ label: 'chp2', info: { startTime: 60_000, endTime: 75_500 } },
		]);
		const tagged = Buffer.from(await tagMp3(audio, episode));
		const contents = tagged.subarray(tagged.indexOf('CTOC'));
		// Frame header, id, flags (top level, ordered), number of entries.
		expect(contents.subarray(10, 16).toString('latin1')).toBe('toc\0\x03\x03');
		expect(contents.subarray(16, 31).toString('latin1')).toBe('chp0\0chp1\0chp2\0');
	});

	test('the audio is not touched, whatever is in it, and the same tags give the same bytes', async () => {
		const tagged = await tagMp3(audio, episode);
		expect(sha256(tagged.subarray(-audio.length))).toBe(sha256(audio));
		expect(sha256(await tagMp3(audio, episode))).toBe(sha256(tagged));
	});

	test('control characters and halves of characters are removed', async () => {
		const { common } = await read({
			...episode,
			title: 'Um\0 dois\n\ttrês\x07 \u0085',
			lyrics: 'a\r\nb\x1b\0c',
		});
		expect(common.title).toBe('Um dois três');
		expect(common.lyrics?.[0]?.text).toBe('a\nbc');
		expect((await read({ ...episode, show: 'x\ud800' })).common.album).toBe('x\ufffd');
	});

	test('an episode without number or chapters has neither frame', async () => {
		const { track: _, ...rest } = episode;
		const { native } = await read({ ...rest, chapters: [] });
		const ids = native['ID3v2.3']?.map(({ id }) => id);
		expect(ids).toContain('TIT2');
		for (const absent of ['TRCK', 'CHAP', 'CTOC']) expect(ids).not.toContain(absent);
	});

	test('255 chapters are listed, 256 are a Problem', async () => {
		const chapters = (count: number) =>
			Array.from({ length: count }, (_, n) => ({ start: n, title: `Chapter ${n}` }));
		await expect(tagMp3(audio, { ...episode, chapters: chapters(255), seconds: 255 })).resolves.toBeDefined();
		await expect(tagMp3(audio, { ...episode, chapters: chapters(256), seconds: 256 })).rejects.toThrow(
			/256 chapters/,
		);
	});

	test('what the library would drop in silence is a Problem', async () => {
		const chapters = [
			{ start: 0, title: 'Lost: it ends at 0' },
			{ start: 0, title: 'Next' },
		];
		await expect(tagMp3(audio, { ...episode, chapters })).rejects.toThrow(
			/do not read back as written: chapter/,
		);
	});
});
