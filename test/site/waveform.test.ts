import { expect, test } from 'vitest';
import { drawWaveform } from '../../integration/site/waveform.ts';
import { episodeFixture } from '../helpers/episodes.ts';

test('every level is a stroke around the middle, in the colour of who speaks then', () => {
	const drawing = drawWaveform(episodeFixture({ waveform: [1, 0.5, 0.1, 0] }));
	expect(drawing.width).toBe(4);
	// The middle of the second quarter of 93.4 s lies in the third turn, which is Marvin's.
	expect(drawing.voices).toEqual([
		{ name: 'Ana', role: 'author', path: 'M0.5-100v200M2.5-4v8' },
		{ name: 'Marvin', role: 'cohost', path: 'M1.5-25v50M3.5-4v8' },
	]);
});

test('music, before the first word as between two turns, is nobody’s', () => {
	const { turns, ...episode } = episodeFixture({ waveform: [0.5, 0.5, 0.5, 0.5] });
	const late = turns.map((turn) => ({ ...turn, start: turn.start + 15, end: turn.end + 15 }));
	const gapped = late.filter(({ id }) => id !== 't4');
	const { voices, others } = drawWaveform({ ...episode, turns: gapped });
	expect(others).toBe('M0.5-25v50M3.5-25v50');
	expect(voices.map(({ path }) => path)).toEqual(['M1.5-25v50', 'M2.5-25v50']);
});

test('a mark stands where each chapter begins, without the first', () => {
	const { marks } = drawWaveform(episodeFixture({ waveform: new Array(200).fill(1) }));
	expect(marks).toBe('M21.0 108v20M95.5 108v20M173.4 108v20');
});

test('an episode without levels has no strokes but a line, broken between chapters', () => {
	const { voices, line } = drawWaveform(episodeFixture());
	expect(voices).toEqual([]);
	expect(drawWaveform(episodeFixture({ chapters: [] })).line).toBe('M0.0 0H199.0');
	expect(line).toBe('M0.0 0H20.0M21.0 0H94.5M95.5 0H172.4M173.4 0H199.0');
});

test('one voice has one path', () => {
	const episode = episodeFixture({ waveform: [1, 1] });
	const turns = episode.turns.map((turn) => ({ ...turn, host: 'ana' }));
	expect(drawWaveform({ ...episode, turns }).voices.map(({ role }) => role)).toEqual(['author']);
});
