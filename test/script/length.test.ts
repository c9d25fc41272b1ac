import { describe, expect, test } from 'vitest';
import { measurePace, predictSeconds } from '../../integration/script/length.ts';
import type { Length, WriteEvent } from '../../integration/script/script.ts';
import { newsletterOf } from '../helpers/newsletter.ts';
import { englishIssue, portugueseIssue } from './issues.ts';
import { wordsOf, writeOffline } from './stage.ts';

describe('how fast hosts speak', () => {
	const turn = (host: string, characters: number, start: number, end: number) => {
		return { host, text: 'x'.repeat(characters), start, end };
	};

	test('is measured over all episodes, for each host, in whole characters a second', () => {
		const episodes = [
			{ turns: [turn('lia', 100, 0, 5), turn('marvin', 70, 5, 10)] },
			{ turns: [turn('lia', 84, 2, 7.2)] },
		];
		expect(measurePace(episodes)).toEqual({ lia: 18, marvin: 14 });
		expect(measurePace([])).toEqual({});
	});

	test('turns without a length measure nothing', () => {
		expect(measurePace([{ turns: [turn('lia', 100, 5, 5)] }])).toEqual({});
	});

	test('says how long turns take; at sixteen characters a second for hosts who were never heard, and half a second before each', () => {
		const turns = [turn('lia', 100, 0, 0), turn('marvin', 160, 0, 0)];
		expect(predictSeconds(turns, { lia: 20 })).toBe(16);
	});
});

describe('an episode of a given length', () => {
	const filler = 'com muitas palavras que ninguém precisava ouvir para entender o que houve';
	const stories = Array.from(
		{ length: 6 },
		(_, index) =>
			`## Tema ${'ABCDEF'[index]}\n\n` +
			`Primeira frase do tema. A empresa custou 12 reais. Uma frase que fica sobrando ${filler}. ` +
			`A Acme de Lisboa perdeu ${filler}. Outra frase que fica sobrando no fim ${filler}.\n\n` +
			`- Item um\n- Item dois\n- Item três\n- Item quatro\n\n` +
			`**Lia:** Péssimo em tudo. Nada disso serve. Joguem fora.`,
	);
	const newsletter = newsletterOf(stories.join('\n\n'));
	const written = async (length: Partial<Length> = {}) => {
		const events: WriteEvent[] = [];
		const { turns } = await writeOffline(newsletter, {
			length: { target: 1, max: 1, pace: {}, ...length },
			report: (event) => events.push(event),
		});
		const text = turns.map((turn) => turn.text).join('\n');
		return { turns, text, events, minutes: predictSeconds(turns, {}) / 60 };
	};

	test('says everything when there is time', async () => {
		const { turns } = await written({ target: 60, max: 90 });
		expect(turns).toEqual((await writeOffline(newsletter)).turns);
	});

	test('leaves out what weighs least, and says so', async () => {
		const whole = await written({ target: 60, max: 90 });
		const target = whole.minutes * 0.9;
		const { text, minutes } = await written({ target, max: whole.minutes });
		expect(minutes).toBeLessThanOrEqual(target);
		expect(minutes).toBeGreaterThan(target * 0.9);
		expect(text.match(/Primeira frase/g)).toHaveLength(6);
		expect(text.match(/12 reais/g)).toHaveLength(6);
		const kept = (words: string) => text.split(words).length - 1;
		expect(kept('Outra frase que fica sobrando')).toBeLessThan(kept('A Acme de Lisboa perdeu'));
		expect(text).toMatch(/texto da newsletter/);
	});

	test('goes on to leave out numbers only where the longest time would be exceeded', async () => {
		const light = await written({ target: 1, max: 60 });
		expect(light.text).not.toContain('sobrando');
		expect(light.text.match(/12 reais/g)).toHaveLength(6);
		const heavy = await written({ target: 1, max: light.minutes * 0.95 });
		expect(heavy.minutes).toBeLessThanOrEqual(light.minutes * 0.95);
		expect(heavy.text.match(/12 reais/g)?.length ?? 0).toBeLessThan(6);
	});

	test('has every opinion whole and every story, however short it is meant to be, and tells', async () => {
		const { turns, text, events } = await written({ target: 0.1, max: 0.1 });
		expect(text.match(/Joguem fora/g)).toHaveLength(6);
		expect(text.match(/Primeira frase/g)).toHaveLength(6);
		expect(new Set(turns.map(({ section }) => section)).size).toBe(8);
		expect(events).toEqual([
			{ kind: 'note', text: expect.stringMatching(/cannot be told in 0\.1 minutes.* about \d+ more/) },
		]);
	});

	test('depends on how fast the hosts speak', async () => {
		const target = (await written({ target: 60, max: 60 })).minutes;
		const slow = await written({ target, max: 60, pace: { lia: 8, marvin: 8 } });
		expect(slow.minutes).toBeLessThan(target);
	});

	test.each([
		['pt-BR', newsletterOf(portugueseIssue)],
		['en', newsletterOf(englishIssue, 'en')],
	] as const)('keeps the order and the words of the newsletter (%s)', async (_, issue) => {
		const { turns: whole } = await writeOffline(issue);
		const { turns } = await writeOffline(issue, { length: { target: 1.2, max: 2, pace: {} } });
		const saidBy = (all: typeof turns) =>
			all.flatMap(({ parts = [] }) =>
				parts.flatMap((part) => (part.from === 'source' ? wordsOf(part.text) : [])),
			);
		const everything = saidBy(whole);
		const said = saidBy(turns);
		expect(said.length).toBeLessThan(everything.length);
		let at = 0;
		for (const word of said) {
			at = everything.indexOf(word, at) + 1;
			expect(at, word).toBeGreaterThan(0);
		}
	});
});
