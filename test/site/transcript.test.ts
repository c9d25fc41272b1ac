import { expect, test } from 'vitest';
import { transcriptChapters } from '../../integration/site/transcript.ts';
import { episodeFixture } from '../helpers/episodes.ts';

test('turns stand under the chapter of their section, in order, with their host', () => {
	const chapters = transcriptChapters(episodeFixture());
	expect(
		chapters.map(({ title, turns }) => [title, ...turns.map(({ id, host }) => `${id} ${host.name}`)]),
	).toEqual([
		['Abertura', 't1 Ana'],
		['Navegadores leves', 't2 Ana', 't3 Marvin'],
		['Orçamento', 't4 Ana'],
		['Encerramento', 't5 Marvin'],
	]);
});

test('turns of a section without a chapter are not lost', () => {
	const [only, ...rest] = transcriptChapters({
		...episodeFixture(),
		chapters: [],
		turns: episodeFixture().turns.map((turn) => ({ ...turn, section: 'x' })),
	});
	expect(only).toMatchObject({ title: undefined, anchor: undefined });
	expect(only?.turns).toHaveLength(5);
	expect(rest).toEqual([]);
});

test('every moment that is linked to has one target, the first that begins in its second', () => {
	const { turns, ...episode } = episodeFixture();
	const crowded = turns.map((turn, place) => ({ ...turn, start: place * 0.4, end: place * 0.4 + 0.3 }));
	const chapters = transcriptChapters({ ...episode, turns: crowded });
	const anchors = chapters.flatMap(({ anchor, turns }) => [anchor, ...turns.map(({ anchor }) => anchor)]);
	const given = anchors.filter((anchor) => anchor !== undefined);
	expect(new Set(given).size).toBe(given.length);
	for (const { moment } of chapters.flatMap(({ turns }) => turns)) expect(given).toContain(moment);
});

test('an opinion begins once for each row of turns that voices it', () => {
	const [turn] = episodeFixture().turns;
	if (!turn) throw new Error('the fixture has turns');
	const voicing = (id: string) => ({ ...turn, opinion: { id, start: 0, end: 9 } });
	const turns = [turn, voicing('o1'), voicing('o1'), voicing('o2'), turn, voicing('o2')];
	const [chapter] = transcriptChapters(episodeFixture({ turns }));
	expect(chapter?.turns.map(({ opinion }) => opinion)).toEqual([
		undefined,
		'begins',
		'continues',
		'begins',
		undefined,
		'begins',
	]);
});
