import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { byteLetters, createTokenizer, readTokenizer } from '../../../integration/speech/qwen3/tokenizer.ts';

const merges = ['l o', 'lo w', 'e r', 'Ġ low', '1 2', 'Ã ©', "' l", "'l l", 'Ċ Ċ', 'Ġ Ġ', '! !'];
const vocabulary = new Map([
	...byteLetters.map((letter, byte) => [letter, byte] as const),
	...merges.map((pair, index) => [pair.replace(' ', ''), 256 + index] as const),
]);
const names = new Map(Array.from(vocabulary, ([name, id]) => [id, name]));
const tokenizer = createTokenizer(vocabulary, merges);
const tokens = (text: string) => tokenizer.encode(text).map((id) => names.get(id));

/** What ids stand for, by the byte alphabet alone. */
function decode(ids: readonly number[]): string {
	const letters = ids.map((id) => names.get(id) ?? '').join('');
	const bytes = Array.from(letters, (letter) => byteLetters.indexOf(letter));
	return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(Uint8Array.from(bytes));
}

describe('the tokenizer', () => {
	it('has the byte alphabet of GPT-2', () => {
		expect(byteLetters).toHaveLength(256);
		expect(new Set(byteLetters).size).toBe(256);
		expect([0x20, 0x0a, 0x41, 0x00, 0x7f, 0xad].map((byte) => byteLetters[byte])).toEqual([
			'Ġ',
			'Ċ',
			'A',
			'Ā',
			'ġ',
			'Ń',
		]);
	});

	it('merges the pair that stands first in the list, again and again', () => {
		expect(tokens('low')).toEqual(['low']);
		expect(tokens('lower')).toEqual(['low', 'er']);
		expect(tokens('x low')).toEqual(['x', 'Ġlow']);
		expect(tokens('olo')).toEqual(['o', 'lo']);
		expect(tokenizer.encode('low')).toEqual([257]);
	});

	it.each([
		['digits one by one', '112', ['1', '1', '2']],
		['a contraction by itself', "we'll", ['w', 'e', "'ll"]],
		['white space but for the last space before a word', 'a   low', ['a', 'ĠĠ', 'Ġlow']],
		['punctuation with the space before it', 'a !!', ['a', 'Ġ', '!!']],
		['ends of lines', 'a\n\nlow', ['a', 'ĊĊ', 'low']],
		['accents composed', 'e\u0301', ['Ã©']],
	])('takes %s', (_, text, expected) => {
		expect(tokens(text)).toEqual(expected);
	});

	it('takes names of control tokens for text', () => {
		expect(decode(tokenizer.encode('<|im_end|>'))).toBe('<|im_end|>');
		expect(tokenizer.encode('<|im_end|>')).toHaveLength(10);
	});

	it('loses no byte of any text', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'binary' }), (text) => {
				expect(decode(tokenizer.encode(text))).toBe(text.normalize('NFC'));
			}),
		);
	});

	it('has a problem with merges that the vocabulary does not know', () => {
		expect(() => createTokenizer(new Map([['l', 1]]), []).encode('lo')).toThrow(
			'The tokenizer has no token “o”, which “lo” needs.',
		);
	});
});

describe('the files of a tokenizer', () => {
	const folder = mkdtempSync(path.join(tmpdir(), 'newscast-test-'));
	afterAll(() => rmSync(folder, { recursive: true }));
	const files = { vocabulary: path.join(folder, 'vocab.json'), merges: path.join(folder, 'merges.txt') };
	const write = (words: string, pairs: string) => {
		writeFileSync(files.vocabulary, words);
		writeFileSync(files.merges, pairs);
	};

	it('are read, whatever ends their lines', () => {
		write(JSON.stringify(Object.fromEntries(vocabulary)), `#version: 0.2\r\n${merges.join('\r\n')}\r\n`);
		expect(readTokenizer(files).encode('lower')).toEqual([257, 258]);
	});

	it.each([
		['{"a": "b"}', 'l o', /vocab\.json cannot be used: it is no table of tokens and ids/],
		['{"a": 1', 'l o', /vocab\.json cannot be used/],
		['{}', '<html> <body> hello', /merges\.txt cannot be used: “<html> <body> hello” is no pair/],
	])('are refused when they are something else: %s %s', (words, pairs, message) => {
		write(words, pairs);
		expect(() => readTokenizer(files)).toThrow(message);
	});
});
