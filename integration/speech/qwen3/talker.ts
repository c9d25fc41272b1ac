import type { Sampling } from '../speech.ts';
import type { Qwen3Config } from './config.ts';
import { layerCaches } from './contract.ts';
import { addTo, type Embeddings, embed } from './embeddings.ts';
import type { Answer, Graphs } from './graphs.ts';
import { completeFrame } from './predictor.ts';
import type { Prompt } from './prompt.ts';
import { chooseId } from './sampler.ts';

export interface TalkerOptions {
	config: Qwen3Config;
	embeddings: Embeddings;
	sampling: Sampling;
	random: () => number;
	/** Most frames. */
	cap: number;
}

/** An end before so many frames is none. */
const fewestFrames = 2;

/** What the talker knows after it has read something. */
interface State {
	/** A score for each id that could come next. */
	logits: Float32Array;
	/** Its last hidden row. */
	hidden: Float32Array;
	/** `[layers, 1, heads, length, head size]`. */
	keys: Float32Array;
	values: Float32Array;
	/** Positions read so far. */
	length: number;
}

/**
 * Makes frames of codes of a prompt, 12.5 for a second, until the model says that it is done.
 * @returns the frames, each with a code of every codebook, and whether there was an end before the cap.
 */
export async function makeFrames(
	prompt: Prompt,
	graphs: Graphs,
	{ config, embeddings, sampling, random, cap }: TalkerOptions,
): Promise<{ frames: number[][]; ended: boolean }> {
	const { codec_eos_token_id: end } = config.talker;
	const frames: number[][] = [];
	const used = new Set<number>();
	const isAllowed = (id: number) =>
		id < config.code_predictor.vocab_size || (id === end && frames.length >= fewestFrames);
	let state = await readPrompt(prompt, graphs, config, embeddings);
	for (;;) {
		const first = chooseId(state.logits, { sampling, used, isAllowed, random });
		if (first === end) return { frames, ended: true };
		if (frames.length === cap) return { frames, ended: false };
		used.add(first);
		const place = { hidden: state.hidden, first };
		const frame = await completeFrame(graphs.get('code_predictor'), place, { config, embeddings, random });
		const text = prompt.trailing[frames.length] ?? config.tts.tts_pad_token_id;
		frames.push(frame);
		state = await readFrame(toInput(frame, text, embeddings), state, graphs, config);
	}
}

async function readPrompt(
	{ positions }: Prompt,
	graphs: Graphs,
	config: Qwen3Config,
	embeddings: Embeddings,
): Promise<State> {
	const { hidden_size: width, num_hidden_layers: layers } = config.talker;
	const length = positions.length;
	const answer = await graphs.get('talker_prefill').run({
		inputs_embeds: { data: embed(positions, embeddings, width), shape: [1, length, width] },
		...placesOf(0, length),
	});
	const names = layerCaches(layers);
	return {
		...lastOf(answer, config),
		keys: stack(names.map(([key]) => answer(key))),
		values: stack(names.map(([, value]) => answer(value))),
		length,
	};
}

async function readFrame(
	input: Float32Array,
	{ keys, values, length }: State,
	graphs: Graphs,
	config: Qwen3Config,
): Promise<State> {
	const {
		hidden_size: width,
		num_hidden_layers: layers,
		num_key_value_heads: heads,
		head_dim,
	} = config.talker;
	const cache = [layers, 1, heads, length, head_dim];
	const answer = await graphs.get('talker_decode').run({
		inputs_embeds: { data: input, shape: [1, 1, width] },
		...placesOf(length, 1),
		past_keys: { data: keys, shape: cache },
		past_values: { data: values, shape: cache },
	});
	return {
		...lastOf(answer, config),
		keys: answer('present_keys'),
		values: answer('present_values'),
		length: length + 1,
	};
}

/** Some exports give the numbers of every position, others those of the last. */
function lastOf(answer: Answer, { talker }: Qwen3Config): Pick<State, 'logits' | 'hidden'> {
	return {
		logits: answer('logits').subarray(-talker.vocab_size),
		hidden: answer('hidden_states').subarray(-talker.hidden_size),
	};
}

/**
 * Where `count` new positions are after `before` old ones. All are attended to. The three axes of the rotary embedding
 * are alike: there are no pictures.
 */
function placesOf(before: number, count: number) {
	const mask = new BigInt64Array(before + count).fill(1n);
	const places = BigInt64Array.from({ length: 3 * count }, (_, index) => BigInt(before + (index % count)));
	return {
		attention_mask: { data: mask, shape: [1, mask.length] },
		position_ids: { data: places, shape: [3, 1, count] },
	};
}

/** A frame is read as the sum of its codes, and a token of the text that has not been read yet. */
function toInput(frame: readonly number[], text: number, embeddings: Embeddings): Float32Array {
	const row = new Float32Array(embeddings.text(text));
	for (const [book, code] of frame.entries()) {
		addTo(row, book === 0 ? embeddings.codec(code) : embeddings.code(book, code));
	}
	return row;
}

/** The layers one after the other. */
function stack(layers: readonly Float32Array[]): Float32Array {
	const stacked = new Float32Array(layers.reduce((sum, { length }) => sum + length, 0));
	let at = 0;
	for (const layer of layers) {
		stacked.set(layer, at);
		at += layer.length;
	}
	return stacked;
}
