import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { WebVTTParser } from 'webvtt-parser';
import type { Cue } from '../../integration/episode/episode.ts';
import { toSrt } from '../../integration/publish/srt.ts';
import { toTranscriptJson } from '../../integration/publish/transcript-json.ts';
import { toVtt } from '../../integration/publish/vtt.ts';
import { englishEpisodeFixture, episodeFixture } from '../helpers/episodes.ts';

const parseVtt = (vtt: string) => new WebVTTParser().parse(vtt, 'subtitles/captions');

function withCues(...cues: Pick<Cue, 'start' | 'end' | 'text'>[]) {
	return episodeFixture({ cues: cues.map((cue) => ({ turn: 't1', host: 'marvin', ...cue })) });
}

const hostileTexts = [
	'R&D & <b>bold</b> ]]> --> 00:00:01.000',
	'</v> fim',
	'linha\n\nWEBVTT\n\n00:00.000 --> 00:01.000',
	'\u0000\u001b controle \ud800',
	'👩‍💻 שלום עולם',
	'x'.repeat(300),
];

describe('WebVTT', () => {
	test('in Portuguese', () => {
		expect(toVtt(episodeFixture())).toMatchInlineSnapshot(`
			"WEBVTT

			00:00:00.000 --> 00:00:09.200
			<v Ana>Olá! Esta é a edição 42 do Direto da Redação.

			00:00:09.800 --> 00:00:31.450
			<v Ana>Os navegadores “leves” voltaram: menos memória &amp; mais foco.

			00:00:31.900 --> 00:00:44.001
			<v Marvin>Eu não acredito. Três abas abertas e lá se vai a memória.

			00:00:44.600 --> 00:01:20.300
			<v Ana>O orçamento de 2026 cresceu 12%, segundo o relatório.

			00:01:21.000 --> 00:01:32.900
			<v Marvin>Era isso. Até a próxima, se houver.
			"
		`);
	});

	test('a strict parser reads it back', () => {
		const { cues, errors } = parseVtt(toVtt(englishEpisodeFixture()));
		expect(errors).toEqual([]);
		expect(
			cues.map(({ startTime, endTime, tree }) => ({ startTime, endTime, ...tree.children[0] })),
		).toMatchObject([
			{ startTime: 0, endTime: 6.5, name: 'v', value: 'Ana' },
			{ startTime: 7, endTime: 20.25, name: 'v', value: 'Ana' },
			{ startTime: 20.9, endTime: 29.6, name: 'v', value: 'Marvin' },
		]);
	});

	test.each(hostileTexts)('hostile text %j stays one cue', (text) => {
		const { cues, errors } = parseVtt(toVtt(withCues({ start: 0, end: 1, text })));
		expect(errors).toEqual([]);
		expect(cues).toHaveLength(1);
		expect(cues[0]?.tree.children).toHaveLength(1);
	});

	test('a hostile name stays a name', () => {
		const hosts = [{ id: 'marvin', name: 'Marvin > & <i>\nco', role: 'cohost' as const }];
		const vtt = toVtt({ ...withCues({ start: 0, end: 1, text: 'Oi.' }), hosts });
		expect(vtt).toContain('<v Marvin &gt; &amp; &lt;i&gt; co>Oi.');
		expect(parseVtt(vtt).errors).toEqual([]);
	});
});

describe('SubRip', () => {
	test('in Portuguese', () => {
		expect(toSrt(episodeFixture())).toMatchInlineSnapshot(`
			"1
			00:00:00,000 --> 00:00:09,200
			Ana: Olá! Esta é a edição 42 do Direto da
			Redação.

			2
			00:00:09,800 --> 00:00:31,450
			Ana: Os navegadores “leves” voltaram:
			menos memória & mais foco.

			3
			00:00:31,900 --> 00:00:44,001
			Marvin: Eu não acredito. Três abas abertas
			e lá se vai a memória.

			4
			00:00:44,600 --> 00:01:20,300
			Ana: O orçamento de 2026 cresceu 12%,
			segundo o relatório.

			5
			00:01:21,000 --> 00:01:32,900
			Marvin: Era isso. Até a próxima, se
			houver.
			"
		`);
	});

	test.each(hostileTexts)('hostile text %j stays one cue', (text) => {
		const srt = toSrt(withCues({ start: 0, end: 1, text }, { start: 1, end: 2, text: 'Fim.' }));
		expect(srt.trimEnd().split('\n\n')).toHaveLength(2);
		expect(srt.match(/-->/g)).toHaveLength(2);
		expect(srt).not.toMatch(/<\w/);
	});

	test('a long cue takes two lines of like length', () => {
		const text = 'O orçamento cresceu doze por cento no ano passado, segundo o relatório oficial.';
		const lines = toSrt(withCues({ start: 0, end: 5, text }))
			.trimEnd()
			.split('\n')
			.slice(2);
		expect(lines).toHaveLength(2);
		for (const line of lines) expect(line.length).toBeLessThanOrEqual(50);
	});
});

describe('JSON', () => {
	test('has speaker, times in seconds and text', () => {
		expect(JSON.parse(toTranscriptJson(englishEpisodeFixture()))).toEqual({
			version: '1.0.0',
			segments: [
				{ speaker: 'Ana', startTime: 0, endTime: 6.5, body: 'Hello, and welcome to issue 43.' },
				{
					speaker: 'Ana',
					startTime: 7,
					endTime: 20.25,
					body: 'Light browsers are back: less memory, more focus.',
				},
				{
					speaker: 'Marvin',
					startTime: 20.9,
					endTime: 29.6,
					body: 'I would not get your hopes up. Goodbye.',
				},
			],
		});
	});
});

describe('times', () => {
	const times = (vtt: string) => parseVtt(vtt).cues.map(({ startTime, endTime }) => [startTime, endTime]);

	test('rounding to milliseconds neither empties a cue nor makes two overlap', () => {
		const vtt = toVtt(
			withCues(
				{ start: 0, end: 1.0006, text: 'a' },
				{ start: 1.0006, end: 1.0007, text: 'b' },
				{ start: 1.0007, end: 3600.5, text: 'c' },
			),
		);
		expect(times(vtt)).toEqual([
			[0, 1.001],
			[1.001, 1.002],
			[1.002, 3600.5],
		]);
		expect(vtt).toContain('00:00:01.002 --> 01:00:00.500');
	});

	test('always ascend in every format', () => {
		const lengths = fc.array(fc.double({ min: 0, max: 20, noNaN: true }), { minLength: 1, maxLength: 60 });
		fc.assert(
			fc.property(lengths, (seconds) => {
				const ends = seconds.map((_, index) =>
					seconds.slice(0, index + 1).reduce((sum, length) => sum + length),
				);
				const episode = withCues(
					...ends.map((end, index) => ({ text: `Cue ${index}`, start: ends[index - 1] ?? 0, end })),
				);
				const { cues, errors } = parseVtt(toVtt(episode));
				expect(errors).toEqual([]);
				expect(cues).toHaveLength(seconds.length);
				for (const [index, { startTime, endTime }] of cues.entries()) {
					expect(endTime).toBeGreaterThan(startTime);
					expect(startTime).toBeGreaterThanOrEqual(cues[index - 1]?.endTime ?? 0);
				}
				const json: { segments: { startTime: number }[] } = JSON.parse(toTranscriptJson(episode));
				expect(json.segments.map(({ startTime }) => Math.round(startTime * 1000))).toEqual(
					cues.map(({ startTime }) => Math.round(startTime * 1000)),
				);
				expect(toSrt(episode).match(/^\d\d:\d\d:\d\d,\d{3} --> /gm)).toHaveLength(seconds.length);
			}),
			{ numRuns: 50 },
		);
	});
});
