import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { TimedWord } from '../../integration/episode/episode.ts';
import { cuesFor } from '../../integration/publish/cues.ts';
import { timesOfWords } from '../../integration/publish/word-times.ts';

/** Words that take a second each, with nothing between them; `|` is a pause of a second. */
function said(text: string): TimedWord[] {
	return text
		.split(' ')
		.map((word, at) => ({ text: word, start: at, end: at + 1 }))
		.filter((word) => word.text !== '|');
}

const timesOf = (written: string, spoken: string) =>
	timesOfWords(written.split(' '), said(spoken)).map(({ start, end }) => [start, end]);

describe('written words', () => {
	test('are heard when the same words are said, whatever their case, accents and punctuation', () => {
		expect(timesOf('“Café”, disse José!', 'cafe disse | jose')).toEqual([
			[0, 1],
			[1, 2],
			[3, 4],
		]);
	});

	test('that are said in several share nothing with others: numbers', () => {
		expect(timesOf('It fell 42% in a year', 'it fell forty two percent in a year')).toEqual([
			[0, 1],
			[1, 2],
			[2, 5],
			[5, 6],
			[6, 7],
			[7, 8],
		]);
	});

	test('acronyms, at the end as well', () => {
		expect(timesOf('by the GPU', 'by the G P U')).toEqual([
			[0, 1],
			[1, 2],
			[2, 5],
		]);
	});

	test('side by side that are said otherwise share their time by length', () => {
		expect(timesOf('in 2024, GPT4 won', 'in twenty twenty four G P T four won').slice(1, 3)).toEqual([
			[1, 4.5],
			[4.5, 8],
		]);
	});

	test('do not reach into a pause', () => {
		expect(timesOf('about 5 years', 'about | five | years')[1]).toEqual([2, 3]);
	});

	test('that are not said at all have the silence between their neighbours', () => {
		expect(timesOf('one (sic) two', 'one | two')[1]).toEqual([1, 2]);
		expect(timesOf('one — two', 'one two')[1]).toEqual([1, 1]);
	});

	test('pair so that most letters find each other, not most words', () => {
		expect(timesOf('a a extraordinary', 'extraordinary a a')).toEqual([
			[0, 0],
			[0, 0],
			[0, 1],
		]);
	});

	test('of one word, and of none', () => {
		expect(timesOf('1', 'one')).toEqual([[0, 1]]);
		expect(timesOfWords([], said('one'))).toEqual([]);
	});

	test('never go back, whatever was written and said', () => {
		const text = fc
			.array(fc.constantFrom('a', 'the', 'model', '42', '—', 'G', 'won'), { minLength: 1, maxLength: 40 })
			.map((words) => words.join(' '));
		fc.assert(
			fc.property(text, text, (written, spoken) => {
				const times = timesOf(written, spoken).flat();
				expect(times).toHaveLength(2 * written.split(' ').length);
				for (const [index, time] of times.entries()) {
					expect(time).toBeGreaterThanOrEqual(times[index - 1] ?? 0);
					expect(time).toBeLessThanOrEqual(spoken.split(' ').length);
				}
			}),
		);
	});
});

describe('cues with the words of their voice', () => {
	const turn = {
		id: 't1',
		host: 'ana',
		start: 0,
		end: 20,
		text: 'A primeira frase tem um tamanho razoável. A segunda também não é das mais curtas!',
	};
	const spoken = said('a primeira frase tem um tamanho razoável | | a segunda também não é das mais curtas');

	test('go from their first word to their last, and with the turn at its ends', () => {
		const cues = cuesFor([{ ...turn, words: spoken }], 'pt-BR');
		expect(cues.map(({ start, end }) => [start, end])).toEqual([
			[0, 7],
			[9, 20],
		]);
	});

	test('say when each word is heard, in milliseconds from the start of the cue', () => {
		const late = spoken.map((word) => ({ ...word, start: word.start + 0.5, end: word.end + 0.5 }));
		const [first, second] = cuesFor([{ ...turn, words: late }], 'pt-BR');
		expect(first?.words?.slice(0, 4)).toEqual([500, 1500, 1500, 2500]);
		expect(second?.words?.slice(0, 4)).toEqual([0, 1000, 1000, 2000]);
		for (const cue of [first, second])
			expect(cue?.words).toHaveLength(2 * (cue?.text.split(' ').length ?? 0));
	});

	test('are as without them where nobody knows', () => {
		const plain = cuesFor([turn], 'pt-BR');
		expect(cuesFor([{ ...turn, words: [] }], 'pt-BR')).toEqual(plain);
		expect(plain.every((cue) => !('words' in cue))).toBe(true);
	});
});
