import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
	byteLength,
	chapterTitle,
	cleanText,
	cutForHtml,
	escapeHtml,
	oneLine,
	shorten,
} from '../../integration/publish/text.ts';
import { parseXml } from '../../integration/publish/xml.ts';

test('any text at all can stand in XML once it is clean', async () => {
	await fc.assert(
		fc.asyncProperty(fc.string({ unit: 'binary' }), fc.uint16Array(), async (text, units) => {
			const hostile = text + String.fromCharCode(...units);
			const { root, mistakes } = await parseXml(`<a>${escapeHtml(cleanText(hostile))}</a>`);
			expect(mistakes).toEqual([]);
			expect(root?.text).toBe(cleanText(hostile));
		}),
		{ numRuns: 100 },
	);
});

test('cleaning keeps what can be read', () => {
	expect(cleanText('a\u0000b\u001b[0m\u007f\ufffe\uffff')).toBe('ab[0m');
	expect(cleanText('half \ud83d pair')).toBe('half \ufffd pair');
	expect(cleanText('tab\t line\r\nnext\rlast')).toBe('tab\t line\nnext\nlast');
	expect(cleanText('שלום 👩‍💻 ação')).toBe('שלום 👩‍💻 ação');
	expect(oneLine('  two \n lines\u00a0 ')).toBe('two lines');
});

describe('chapter titles', () => {
	test.each([
		['🚀 Lançamento 1️⃣ ❤️', 'Lançamento'],
		['👩🏽‍💻 Código & <tags>', 'Código & <tags>'],
		['🇧🇷 Brasil', 'Brasil'],
		['Série A ® 2026 #1', 'Série A ® 2026 #1'],
		['🎉', '🎉'],
	])('%s', (title, expected) => {
		expect(chapterTitle(title)).toBe(expected);
	});
});

describe('shortening', () => {
	test('leaves alone what fits', () => {
		expect(shorten('x'.repeat(255), 255)).toBe('x'.repeat(255));
	});

	test('ends after a word and says so', () => {
		expect(shorten('uma frase comprida, sem dúvida', 21)).toBe('uma frase comprida…');
	});

	test('never exceeds the limit or leaves half a character', () => {
		fc.assert(
			fc.property(
				fc.string({ unit: 'grapheme', minLength: 10 }),
				fc.integer({ min: 2, max: 30 }),
				(text, limit) => {
					const short = shorten(text, limit);
					expect(short.length).toBeLessThanOrEqual(limit);
					expect(short.isWellFormed()).toBe(true);
					expect(short === text || short.endsWith('…')).toBe(true);
				},
			),
		);
	});
});

describe('cutting for HTML', () => {
	test('cuts at the end of a sentence', () => {
		expect(cutForHtml('Primeira frase. Segunda frase. Terceira.', 'pt-BR', 38)).toBe(
			'Primeira frase. Segunda frase. […]',
		);
	});

	test('cuts between words where there is only one sentence', () => {
		expect(cutForHtml('um dois três quatro cinco', 'pt-BR', 22)).toBe('um dois três […]');
	});

	test('counts bytes of the escaped text', () => {
		const cut = cutForHtml('&&& '.repeat(200), 'en', 400);
		expect(byteLength(escapeHtml(cut))).toBeLessThanOrEqual(400);
		expect(cut.endsWith(' […]')).toBe(true);
	});

	test('gives nothing when not a word fits', () => {
		expect(cutForHtml('extraordinariamente', 'pt-BR', 5)).toBe('');
	});
});
