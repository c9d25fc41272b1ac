import path from 'node:path';
import { Problem } from '../../problem.ts';
import type { Qwen3Config } from './config.ts';
import { openTable, type Table } from './npy.ts';
import type { Position } from './prompt.ts';

/** The tables that make ids of the text and codes of the codec into what the graphs read. */
export interface Embeddings {
	/** A text token, as wide as the talker. */
	text(id: number): Float32Array;
	/** A code of the first codebook, or a control id. */
	codec(id: number): Float32Array;
	/** A code of another codebook, counted from 1. */
	code(book: number, id: number): Float32Array;
	close(): void;
}

/** Names of the files, in `embeddings/`. */
export function embeddingFiles(codebooks: number): string[] {
	const codes = Array.from({ length: codebooks - 1 }, (_, index) => `cp_codec_embedding_${index}`);
	const layers = ['fc1_weight', 'fc1_bias', 'fc2_weight', 'fc2_bias'].map(
		(name) => `text_projection_${name}`,
	);
	return ['text_embedding', 'talker_codec_embedding', ...layers, ...codes].map((name) => `${name}.npy`);
}

/**
 * Opens the tables of a folder. Those of the codec are read whole (140 MB of a model of 0.6 G parameters); of the text's
 * (1.2 GB), a row at a time, and each token is projected once.
 * @throws {Problem} naming the file that is missing, cut off, or of another model.
 */
export function openEmbeddings(folder: string, { talker, code_predictor }: Qwen3Config): Embeddings {
	const { hidden_size: width, text_hidden_size: textWidth } = talker;
	const opened: Table[] = [];
	const open = (name: string, sizes: { rows?: number; width: number }): Table => {
		const table = openTable(path.join(folder, `${name}.npy`), sizes);
		opened.push(table);
		return table;
	};
	const close = () => {
		for (const table of opened.splice(0)) table.close();
	};
	try {
		const tokens = open('text_embedding', { width: textWidth });
		const first = loaded(open('text_projection_fc1_weight', { rows: textWidth, width: textWidth }));
		const firstBias = loaded(open('text_projection_fc1_bias', { rows: 1, width: textWidth }));
		const second = loaded(open('text_projection_fc2_weight', { rows: width, width: textWidth }));
		const secondBias = loaded(open('text_projection_fc2_bias', { rows: 1, width }));
		const codec = loaded(open('talker_codec_embedding', { rows: talker.vocab_size, width }));
		const books = Array.from({ length: talker.num_code_groups - 1 }, (_, index) =>
			loaded(open(`cp_codec_embedding_${index}`, { rows: code_predictor.vocab_size, width })),
		);
		const projected = new Map<number, Float32Array>();
		const rowOf = (table: Float32Array | undefined, id: number) =>
			table?.subarray(id * width, (id + 1) * width) ?? new Float32Array(width);
		return {
			text(id) {
				const known = projected.get(id);
				if (known) return known;
				if (id >= tokens.rows) {
					throw new Problem(
						`The tokenizer has an id ${id}, and text_embedding.npy has ${tokens.rows} rows.`,
						{
							hint: 'Use the tokenizer and the tables of one export.',
						},
					);
				}
				const hidden = affine(first, firstBias, tokens.row(id)).map(silu);
				const result = affine(second, secondBias, hidden);
				projected.set(id, result);
				return result;
			},
			codec: (id) => rowOf(codec, id),
			code: (book, id) => rowOf(books[book - 1], id),
			close,
		};
	} catch (error) {
		close();
		throw error;
	}
}

/** The rows a prompt stands for, one after the other. */
export function embed(positions: readonly Position[], embeddings: Embeddings, width: number): Float32Array {
	const rows = new Float32Array(positions.length * width);
	for (const [index, { text, codec }] of positions.entries()) {
		const row = rows.subarray(index * width, (index + 1) * width);
		if (text !== undefined) addTo(row, embeddings.text(text));
		if (codec !== undefined) addTo(row, typeof codec === 'number' ? embeddings.codec(codec) : codec);
	}
	return rows;
}

/** Adds a row to another of the same length, in place. */
export function addTo(target: Float32Array, row: Float32Array): void {
	for (let n = 0; n < target.length; n++) target[n] = (target[n] as number) + (row[n] as number);
}

function loaded(table: Table): Float32Array {
	return table.all();
}

/** `weights · input + bias`; the weights have a row for each number that comes out. */
function affine(weights: Float32Array, bias: Float32Array, input: Float32Array): Float32Array {
	const width = input.length;
	return bias.map((start, row) => {
		let sum = start;
		for (let n = 0; n < width; n++) sum += (weights[row * width + n] as number) * (input[n] as number);
		return sum;
	});
}

function silu(x: number): number {
	return x / (1 + Math.exp(-x));
}
