import type { Language } from '../../newsletter/newsletter.ts';
import { Problem } from '../../problem.ts';
import type { PieceLengths } from '../pieces.ts';
import type { GraphSignature } from './graph.ts';
import type { Phonemes, Sound } from './phonemes.ts';
import type { Feed } from './session.ts';

/** Where a model and what belongs to it are, as the author said. */
export interface ModelSource {
	/** Path of the .onnx file. */
	file: string;
	config?: string | undefined;
	voices?: string | undefined;
	tokenizer?: string | undefined;
}

/** What a model is fed for one piece of text. */
export interface Row {
	ids: number[];
	/** Which word of the piece each id belongs to. */
	words: (number | undefined)[];
	/** Phonemes the model does not know, in order. */
	unknown: string[];
	/** Length of the piece's text, characters. */
	characters: number;
}

/** What a model says to one row. */
export interface RowSpeech {
	samples: Float32Array;
	/** How many samples each id lasts, if the model tells. */
	lengths?: readonly number[];
}

/** A model that is understood: everything about it but its weights. Opening one reads some kilobytes. */
export interface Model {
	readonly family: string;
	readonly source: ModelSource;
	/** Files besides the model that change what it says. */
	readonly companions: readonly string[];
	readonly languages: readonly Language[];
	/** Names of its voices, those for a show without wishes first. */
	voices(language: Language): readonly string[];
	/** What a voice speaks, or undefined if there is no such voice. */
	languagesOf(id: string): readonly Language[] | undefined;
	/** Hz. */
	readonly sampleRate: number;
	readonly pieces: PieceLengths;
	/** Most ids of one row. */
	readonly longest: number;
	/** The punctuation it knows. */
	readonly marks: string;
	/** Whether rows of different texts can be fed at once. */
	readonly batches: boolean;
	/** A tensor inside the graph that must be made an output. */
	readonly inner?: string;
	/** espeak-ng's name of the language a voice is fed the phonemes of. */
	phonemeLanguage(voice: string, language: Language): string;
	/** @param language espeak-ng's name of it. */
	encode(phonemes: Phonemes, text: string, language: string): Row;
	/** @throws {Problem} if a file of the voice cannot be used. */
	prepare(rows: readonly Row[], voice: string, rate: number): Record<string, Feed>;
	read(outputs: Readonly<Record<string, Float32Array | BigInt64Array>>, rows: readonly Row[]): RowSpeech[];
}

/** One kind of graph, recognised by what it takes. */
export interface Family {
	readonly name: string;
	/** What its graphs take, for people. */
	readonly inputs: string;
	matches(signature: GraphSignature): boolean;
	/** @throws {Problem} if what belongs to the model is missing, or belongs to another. */
	open(source: ModelSource, signature: GraphSignature): Model;
}

/** Symbols to ids, with `rest` after each (Piper puts a pad there). What has no id is left out. */
export function encodeSounds(
	sounds: readonly Sound[],
	idsOf: (symbol: string) => readonly number[] | undefined,
	rest: readonly number[] = [],
): Omit<Row, 'characters'> {
	const row: Omit<Row, 'characters'> = { ids: [], words: [], unknown: [] };
	for (const { symbol, word } of sounds) {
		for (const character of symbol) {
			const ids = idsOf(character);
			if (!ids) row.unknown.push(character);
			for (const id of ids ? [...ids, ...rest] : []) {
				row.ids.push(id);
				row.words.push(word);
			}
		}
	}
	return row;
}

/** Puts ids that belong to no word around a row. */
export function enclose(
	before: readonly number[],
	row: Omit<Row, 'characters'>,
	after: readonly number[],
): Omit<Row, 'characters'> {
	return {
		ids: [...before, ...row.ids, ...after],
		words: [...before.map(() => undefined), ...row.words, ...after.map(() => undefined)],
		unknown: row.unknown,
	};
}

export function int64(values: readonly number[], shape: readonly number[]): Feed {
	return { data: BigInt64Array.from(values, BigInt), shape };
}

export function float32(values: readonly number[], shape: readonly number[]): Feed {
	return { data: Float32Array.from(values), shape };
}

/**
 * Frames to samples. A frame has as many samples as make the longest row as long as the output; if that is no whole
 * number, the frames are something else.
 */
export function lengthsIn(frames: readonly (readonly number[])[], samples: number): number[][] | undefined {
	const totals = frames.map((row) => row.reduce((sum, length) => sum + length, 0));
	const hop = samples / Math.max(...totals);
	return Number.isInteger(hop) ? frames.map((row) => row.map((length) => length * hop)) : undefined;
}

/** @throws {Problem} if an export takes other types than its family does. */
export function checkTypes(
	{ file }: ModelSource,
	{ inputs }: GraphSignature,
	expected: Readonly<Record<string, readonly string[]>>,
): void {
	const wrong = inputs.filter(({ name, type }) => expected[name] && !expected[name].includes(type));
	if (wrong.length === 0) return;
	const faults = wrong.map(({ name, type }) => `${name} is ${type}, not ${expected[name]?.join(' or ')}`);
	throw new Problem(`The model ${file} takes other types than it should: ${faults.join('; ')}.`, {
		hint: 'Use another export of the model: the weights may be of any precision, what goes in may not.',
	});
}
