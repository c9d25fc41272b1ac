import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { byteLetters } from '../../../integration/speech/qwen3/tokenizer.ts';
import { noise } from '../../helpers/signals.ts';
import {
	matrix,
	type Numbers,
	sizes,
	tinyIds,
	writeEncoder,
	writePredictor,
	writeTalker,
	writeVocoder,
} from './tiny-graphs.ts';

export { tinyIds } from './tiny-graphs.ts';

const { seen, codes, books, layers, heads, headSize } = sizes;
const text = { width: 6, rows: 310 };
const merges = ['a s', 'as s', 'i s', 'is t', 'a n', 'an t', 'ass ist', 'assist ant'];

export interface TinyOptions {
	/** 8, or 2048 for a model that follows instructions. */
	width?: number;
	/** Whether it copies voices instead of having its own. */
	copies?: boolean;
	/** Whether it goes on for ever. */
	endless?: boolean;
	/** Whether the weights of the vocoder are in a file beside it. */
	beside?: boolean;
	seed?: number;
}

export function tinyConfig(width = seen): object {
	const cache = { num_key_value_heads: heads, head_dim: headSize };
	return {
		talker: {
			hidden_size: width,
			text_hidden_size: text.width,
			vocab_size: 2 * codes,
			num_hidden_layers: layers,
			...cache,
			num_code_groups: books,
			codec_eos_token_id: tinyIds.end,
			codec_think_id: tinyIds.think,
			codec_nothink_id: 46,
			codec_think_bos_id: tinyIds.thinkBos,
			codec_think_eos_id: tinyIds.thinkEos,
			codec_pad_id: tinyIds.pad,
			codec_bos_id: tinyIds.bos,
		},
		code_predictor: { vocab_size: codes, num_hidden_layers: 1, ...cache },
		tts: {
			tts_bos_token_id: tinyIds.ttsBos,
			tts_eos_token_id: tinyIds.ttsEos,
			tts_pad_token_id: tinyIds.ttsPad,
			im_start_token_id: tinyIds.imStart,
			im_end_token_id: tinyIds.imEnd,
		},
		language_ids: { english: tinyIds.english, portuguese: tinyIds.portuguese },
	};
}

/**
 * Writes a model with the files, inputs and outputs of a real export, and random weights but for two numbers of each
 * row, which go through the memory of the talker's first layer. Number 0 is how many characters of the text there are;
 * each frame takes one off, and when none is left, the end is likeliest: a frame for each character, if nothing of the
 * memory is lost. Number 1 is the speaker, and decides between low and high sounds.
 */
export function writeTinyModel(folder: string, options: TinyOptions = {}): string {
	const { width = seen, copies = false, endless = false, beside = false, seed = 1 } = options;
	mkdirSync(path.join(folder, 'embeddings'), { recursive: true });
	mkdirSync(path.join(folder, 'tokenizer'), { recursive: true });
	const random = noise(seed);
	const write = (name: string, content: string | Uint8Array) =>
		writeFileSync(path.join(folder, name), content);
	write('talker_prefill.onnx', writeTalker({ width, endless, seed, decodes: false }));
	write('talker_decode.onnx', writeTalker({ width, endless, seed, decodes: true }));
	write('code_predictor.onnx', writePredictor(width, seed));
	const sound = writeVocoder(seed, beside ? 'vocoder.onnx.data' : undefined);
	write('vocoder.onnx', sound.bytes());
	if (beside) write('vocoder.onnx.data', sound.data());
	if (copies) write('speaker_encoder.onnx', writeEncoder(width, seed));
	write('embeddings/config.json', JSON.stringify(tinyConfig(width)));
	const speakers = copies ? {} : { ryan: tinyIds.ryan, serena: tinyIds.serena };
	write('embeddings/speaker_ids.json', JSON.stringify(speakers));
	for (const [name, table] of tables(width, random))
		write(`embeddings/${name}.npy`, npy(table.data, table.shape));
	write('tokenizer/vocab.json', JSON.stringify(tinyVocabulary()));
	write('tokenizer/merges.txt', `#version: 0.2\n${merges.join('\n')}\n`);
	return folder;
}

/** Each byte, and what the merges make of them. */
export function tinyVocabulary(): Record<string, number> {
	const merged = merges.map((pair, index) => [pair.replace(' ', ''), 283 + index] as const);
	return Object.fromEntries([...byteLetters.map((letter, byte) => [letter, byte] as const), ...merged]);
}

/** An .npy file of format 1, in little-endian float32 unless something else is said. */
export function npy(data: Float32Array, shape: readonly number[], type = '<f4'): Uint8Array {
	const sizes = shape.length === 1 ? `${shape[0]},` : shape.join(', ');
	const dictionary = `{'descr': '${type}', 'fortran_order': False, 'shape': (${sizes}), }`;
	// So that the numbers begin at a multiple of 64.
	const header = `${dictionary.padEnd(Math.ceil((dictionary.length + 11) / 64) * 64 - 11)}\n`;
	const start = Buffer.from(`\x93NUMPY\x01\x00..${header}`, 'latin1');
	start.writeUInt16LE(header.length, 8);
	return Buffer.concat([start, new Uint8Array(data.buffer)]);
}

function tables(width: number, random: () => number): [string, Numbers][] {
	const words = matrix([text.rows, text.width], (row, column) =>
		column === 0 ? charactersOf(row) : random() / 2,
	);
	const codec = matrix([2 * codes, width], (row, column) => {
		if (column === 0) return row < codes ? -1 : 0;
		if (column === 1) return row === tinyIds.ryan ? -1 : row === tinyIds.serena ? 1 : 0;
		return random() / 4;
	});
	const others = Array.from({ length: books - 1 }, (_, book): [string, Numbers] => [
		`cp_codec_embedding_${book}`,
		matrix([codes, width], (_row, column) => (column < 2 ? 0 : random() / 4)),
	]);
	return [
		['text_embedding', words],
		// Twenty times as large, the activation between the layers leaves it as it is.
		['text_projection_fc1_weight', square(text.width, random, 20)],
		['text_projection_fc1_bias', { data: new Float32Array(text.width), shape: [text.width] }],
		[
			'text_projection_fc2_weight',
			matrix([width, text.width], (row, column) => {
				if (row === 0) return column === 0 ? 1 / 20 : 0;
				return row === 1 ? 0 : random() / 10;
			}),
		],
		['text_projection_fc2_bias', { data: new Float32Array(width), shape: [width] }],
		['talker_codec_embedding', codec],
		...others,
	];
}

function charactersOf(token: number): number {
	if (token === 10 || token >= tinyIds.assistant) return 0;
	const [merged] = Object.entries(tinyVocabulary()).find(([, id]) => id === token) ?? [''];
	return merged.length;
}

function square(size: number, random: () => number, first: number): Numbers {
	return matrix([size, size], (row, column) =>
		row === column ? first : row === 0 || column === 0 ? 0 : random(),
	);
}
