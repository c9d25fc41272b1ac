import { readFileSync } from 'node:fs';
import { z } from 'astro/zod';
import { Problem, reasonOf } from '../../problem.ts';

/** Text to ids. */
export interface Tokenizer {
	/**
	 * Ids of a text. Names of control tokens inside it, `<|im_end|>` for one, are text like any other.
	 * @throws {Problem} if the vocabulary lacks what its own merges make.
	 */
	encode(text: string): number[];
}

/** Pieces within which Qwen2's tokenizer merges: contractions, words, digits one by one, punctuation, white space. */
const pieces =
	/'(?:[sdmtSDMT]|[lL]{2}|[vV][eE]|[rR][eE])|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+/gu;

/** Bytes that stand for themselves; the others are written as the letters from U+0100 on (GPT-2's byte alphabet). */
const printable = [
	[0x21, 0x7e],
	[0xa1, 0xac],
	[0xae, 0xff],
] as const;

/** The letter that stands for each byte in a byte-level vocabulary. */
export const byteLetters: readonly string[] = (() => {
	let next = 0x100;
	return Array.from({ length: 256 }, (_, byte) =>
		String.fromCharCode(printable.some(([from, to]) => byte >= from && byte <= to) ? byte : next++),
	);
})();

/**
 * Byte-level byte-pair encoding as Qwen2 has it: NFC, cut into pieces, each piece's bytes merged pair by pair, always
 * the pair that stands first in the list.
 * @param vocabulary Tokens in the byte alphabet, and their ids.
 * @param merges Pairs of tokens with a space between, most important first.
 */
export function createTokenizer(
	vocabulary: ReadonlyMap<string, number>,
	merges: readonly string[],
): Tokenizer {
	const ranks = new Map(merges.map((pair, rank) => [pair, rank]));
	const encoder = new TextEncoder();
	const encodePiece = (piece: string): number[] => {
		const letters = Array.from(encoder.encode(piece), (byte) => byteLetters[byte] ?? '');
		return merge(letters, ranks).map((token) => {
			const id = vocabulary.get(token);
			if (id !== undefined) return id;
			throw new Problem(`The tokenizer has no token “${token}”, which “${piece}” needs.`, {
				hint: 'Use the vocab.json and merges.txt that came with the model.',
			});
		});
	};
	return {
		encode: (text) =>
			Array.from(text.normalize('NFC').matchAll(pieces), ([piece]) => piece).flatMap(encodePiece),
	};
}

/** Merges the pair of lowest rank until there is none. Every merge makes the list shorter. */
function merge(letters: readonly string[], ranks: ReadonlyMap<string, number>): string[] {
	const tokens = [...letters];
	for (;;) {
		let best = { at: -1, rank: Infinity };
		for (let at = 0; at + 1 < tokens.length; at++) {
			const rank = ranks.get(`${tokens[at]} ${tokens[at + 1]}`) ?? Infinity;
			if (rank < best.rank) best = { at, rank };
		}
		if (best.at === -1) return tokens;
		tokens.splice(best.at, 2, `${tokens[best.at]}${tokens[best.at + 1]}`);
	}
}

const vocabularySchema = z.record(z.string(), z.number().int().min(0));

/**
 * Reads a tokenizer as Hugging Face stores Qwen2's: a table of tokens and a list of merges.
 * @throws {Problem} if a file is missing, or is something else.
 */
export function readTokenizer(files: { vocabulary: string; merges: string }): Tokenizer {
	const vocabulary = read(files.vocabulary, (text) => vocabularySchema.parse(JSON.parse(text)));
	const merges = read(files.merges, (text) => {
		const lines = text.split(/\r?\n/).filter((line) => line !== '' && !line.startsWith('#version'));
		const odd = lines.findIndex((line) => !/^\S+ \S+$/u.test(line));
		if (odd !== -1) throw new RangeError(`“${lines[odd]?.slice(0, 40)}” is no pair of tokens`);
		return lines;
	});
	return createTokenizer(new Map(Object.entries(vocabulary)), merges);
}

function read<T>(file: string, parse: (text: string) => T): T {
	try {
		return parse(readFileSync(file, 'utf8'));
	} catch (cause) {
		const reason = cause instanceof z.ZodError ? 'it is no table of tokens and ids' : reasonOf(cause);
		throw new Problem(`The tokenizer's ${file} cannot be used: ${reason}.`, {
			hint: 'Compare it with its source, and download it again.',
			cause,
		});
	}
}
