import { expect, test } from 'vitest';
import type { Cue, Episode, EpisodeTurn } from '../../integration/episode/episode.ts';
import { cuesFor } from '../../integration/publish/cues.ts';
import { podcastFiles } from '../../integration/publish/files.ts';
import { hasWordTimes, toWordsJson } from '../../integration/publish/words-json.ts';
import { episodeFixture, locationFixture, showFixture } from '../helpers/episodes.ts';

const base = { host: 'ana', section: 'opening' };

/** A turn that begins at 10 s, each of its words half a second after the one before. */
function turnOf(id: string, text: string) {
	const words = text.split(/\s+/).map((word, place) => {
		return { text: word, start: 10 + place / 2, end: 10.4 + place / 2 };
	});
	return { ...base, id, text, start: 10, end: 10 + words.length / 2, words };
}

function timesOf(turns: readonly EpisodeTurn[], cues: readonly Cue[]): Record<string, number[]> {
	return JSON.parse(toWordsJson({ turns, cues }));
}

test.each([
	'Olá! Esta é a edição 42.',
	'Uma frase que passa de longe do que cabe em uma só legenda, de modo que ela é dividida em duas, como esta foi.',
	'Sem espaço.Depois do ponto, e com\n\tespaço  de sobra.',
	'“Aspas” — travessão … 12% & mais.',
])('each word of a turn has its time, however its captions are cut: %s', (text) => {
	const turn = turnOf('t1', text);
	expect(timesOf([turn], cuesFor([turn], 'pt-BR'))).toEqual({ t1: turn.words.map((_, place) => place * 50) });
});

test('turns of engines that know no times are left out', () => {
	const { words, ...silent } = turnOf('t2', 'Sem tempos.');
	const turn = turnOf('t1', 'Com tempos.');
	const cues = cuesFor([turn, silent], 'pt-BR');
	expect(Object.keys(timesOf([turn, silent], cues))).toEqual(['t1']);
	expect(hasWordTimes({ cues })).toBe(true);
	expect(hasWordTimes({ cues: cuesFor([silent], 'pt-BR') })).toBe(false);
});

test('times that belong to other words are not given', () => {
	const turn = turnOf('t1', 'Era uma vez.');
	const cues = cuesFor([turn], 'pt-BR');
	expect(timesOf([{ ...turn, text: 'Foram muitas vezes, e mais.' }], cues)).toEqual({});
	expect(timesOf([{ ...turn, text: 'Era uma' }], cues)).toEqual({});
});

test('an episode has a file of times if they are known', () => {
	const turn = turnOf('t1', 'Com tempos.');
	const share = { file: 'share.jpg', key: 'share.jpg', bytes: async () => new Uint8Array() };
	const filesOf = (episode: Episode) => [
		...podcastFiles({
			show: showFixture(),
			location: locationFixture(),
			cover: { path: '/cover.jpg', fileName: 'cover.jpg' },
			share,
			published: [
				{
					episode,
					guid: '',
					mp3: '/1.mp3',
					alternate: undefined,
					cover: undefined,
					textKey: (extension) => extension,
					share,
				},
			],
			hub: undefined,
			stylesheet: false,
		}).keys(),
	];
	const file = 'podcast/2026/042.words.json';
	expect(filesOf(episodeFixture())).not.toContain(file);
	expect(filesOf(episodeFixture({ turns: [turn], cues: cuesFor([turn], 'pt-BR') }))).toContain(file);
});
