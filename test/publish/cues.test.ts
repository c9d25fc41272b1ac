import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cuesFor } from '../../integration/publish/cues.ts';

function turn(text: string, start = 0, end = 10) {
	return { id: 't1', host: 'ana', text, start, end };
}

const textsOf = (text: string, language: 'pt-BR' | 'en' = 'pt-BR') =>
	cuesFor([turn(text)], language).map((cue) => cue.text);

describe('where turns are cut', () => {
	test('at the ends of sentences', () => {
		expect(
			textsOf('A primeira frase tem um tamanho razoável. A segunda também não é das mais curtas!'),
		).toEqual(['A primeira frase tem um tamanho razoável.', 'A segunda também não é das mais curtas!']);
	});

	test('not between sentences that share a line', () => {
		expect(textsOf('Yes. I do think so. Really.', 'en')).toEqual(['Yes. I do think so. Really.']);
	});

	test('long sentences at a comma near their middle', () => {
		expect(
			textsOf(
				'O relatório, que saiu na terça-feira à noite, diz que o orçamento cresceu, mas não explica por que motivo.',
			),
		).toEqual([
			'O relatório, que saiu na terça-feira à noite,',
			'diz que o orçamento cresceu, mas não explica por que motivo.',
		]);
	});

	test('a turn without text has no cue', () => {
		expect(cuesFor([turn(' \n '), { ...turn('Oi.'), id: 't2' }], 'pt-BR')).toMatchObject([{ turn: 't2' }]);
	});
});

test('cues keep host and turn, and share out the time by length', () => {
	expect(cuesFor([turn(`${'a'.repeat(50)}. ${'B'.repeat(50)}.`, 5, 7)], 'en')).toEqual([
		{ turn: 't1', host: 'ana', start: 5, end: 6, text: `${'a'.repeat(50)}.` },
		{ turn: 't1', host: 'ana', start: 6, end: 7, text: `${'B'.repeat(50)}.` },
	]);
});

test('the last cue ends exactly with its turn, whatever the arithmetic of floats', () => {
	const [start, end] = [0.2, 0.9];
	expect(start + (end - start)).not.toBe(end);
	expect(cuesFor([turn('Oi.', start, end)], 'pt-BR')).toMatchObject([{ start, end }]);
});

test('whatever the text, no word is lost and time only moves forward', () => {
	const word = fc.stringMatching(/^[a-zá-ú]{1,14}[,.!?;:]?$/);
	const prose = fc.array(word, { minLength: 1, maxLength: 120 }).map((words) => words.join(' '));
	const times = fc.tuple(
		fc.double({ min: 0, max: 9000, noNaN: true }),
		fc.double({ min: 0.5, max: 300, noNaN: true }),
	);
	fc.assert(
		fc.property(prose, times, (text, [start, length]) => {
			const end = start + length;
			const cues = cuesFor([turn(text, start, end)], 'pt-BR');
			expect(cues.map((cue) => cue.text).join(' ')).toBe(text);
			expect(cues.at(0)?.start).toBe(start);
			expect(cues.at(-1)?.end).toBe(end);
			for (const [index, cue] of cues.entries()) {
				expect(cue.text.length).toBeLessThanOrEqual(84);
				expect(cue.end).toBeGreaterThan(cue.start);
				expect(cue.start).toBe(index === 0 ? start : cues[index - 1]?.end);
			}
		}),
	);
});

test('a long text without a space stays whole', () => {
	expect(textsOf('x'.repeat(500))).toEqual(['x'.repeat(500)]);
});
