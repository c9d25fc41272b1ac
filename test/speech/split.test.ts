import { describe, expect, it } from 'vitest';
import { splitText } from '../../integration/speech/split.ts';

describe('splitting a text', () => {
	it('leaves a short one alone', () => {
		expect(splitText('One. Two.', 'en', 20)).toEqual(['One. Two.']);
	});

	it('cuts after sentences, as many to a piece as fit', () => {
		expect(splitText('Um. Dois! Três? Quatro.', 'pt-BR', 11)).toEqual(['Um. Dois! ', 'Três? ', 'Quatro.']);
	});

	it('cuts a longer sentence between words, and a longer word anywhere but inside a letter', () => {
		expect(splitText('Ok. Something rather long.', 'en', 12)).toEqual(['Ok. ', 'Something ', 'rather long.']);
		expect(splitText('aa\u0303o'.repeat(3), 'pt-BR', 5)).toEqual(['aa\u0303oa', 'a\u0303oa', 'a\u0303o']);
	});

	it('loses nothing', () => {
		const text = 'Sentences — “quoted” ones, too… and 123 numbers! '.repeat(50);
		for (const limit of [1, 7, 60, 500]) {
			const pieces = splitText(text, 'en', limit);
			expect(pieces.join('')).toBe(text);
			expect(Math.max(...pieces.map((piece) => piece.length))).toBeLessThanOrEqual(limit);
		}
	});
});
