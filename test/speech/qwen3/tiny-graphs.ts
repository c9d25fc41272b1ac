import { noise } from '../../helpers/signals.ts';
import { type GraphWriter, writeGraph } from './graph-writer.ts';

/** The talker has two layers, the code predictor one. */
export const sizes = {
	/** Numbers of a row that the graphs look at, whatever the width. */
	seen: 8,
	codes: 32,
	books: 4,
	layers: 2,
	heads: 2,
	headSize: 4,
};
const { seen, codes, books, layers, heads, headSize } = sizes;
const perFrame = 1_920;

export const tinyIds = {
	...{ pad: 40, bos: 41, end: 42, think: 43, thinkBos: 44, thinkEos: 45, english: 50, portuguese: 51 },
	...{ ryan: 60, serena: 61 },
	...{ imStart: 300, imEnd: 301, ttsBos: 302, ttsEos: 303, ttsPad: 304, assistant: 290 },
};

export interface Numbers {
	data: Float32Array;
	shape: number[];
}

interface TalkerPlan {
	width: number;
	/** Whether it goes on for ever. */
	endless: boolean;
	seed: number;
	/** Whether it reads a frame, and not a prompt. */
	decodes: boolean;
}

/** The memory of its layers is what `x · weights` is; all of it is summed up for what comes next. */
export function writeTalker({ width, endless, seed, decodes }: TalkerPlan): Uint8Array {
	const random = noise(seed + 100);
	const graph = writeGraph();
	const memories = remember(graph, { width, decodes, random });
	const size = layers * heads * headSize;
	const sums = memories.map((memory) => sumOf(graph, memory, size));
	const row = firstNumbers(graph, 'inputs_embeds');
	const hidden = hiddenFrom(graph, { row, sums, size, random });
	// Its place and how much it attends to count, too.
	const places = graph.node('Cast', ['position_ids'], { to: 1 });
	const mask = graph.node('Cast', ['attention_mask'], { to: 1 });
	const place = graph.node('ReduceMax', [places], { keepdims: 0 });
	const attended = graph.node('ReduceSum', [mask], { keepdims: 0 });
	const where = graph.node('Add', [place, attended]);
	const shifted = graph.node('Add', [hidden, graph.node('Mul', [where, graph.weights([0.001], [1])])]);
	const all = graph.node('MatMul', [shifted, weightsOf(graph, [seen, width], random)], {}, 'hidden_states');
	const last = graph.node('Slice', [all, graph.whole(-1), graph.whole(1 << 30), graph.whole(1)]);
	const head = weightsOf(graph, [width, 2 * codes], random, 2 / Math.sqrt(width / seen));
	const scores = graph.node('MatMul', [last, head]);
	const decided = graph.node('MatMul', [sums[1] ?? '', decisions(graph)]);
	const bias = Float32Array.from({ length: 2 * codes }, (_, id) =>
		id !== tinyIds.end ? 0 : endless ? -1e6 : 50,
	);
	const biased = graph.node('Add', [graph.node('Add', [scores, decided]), graph.weights(bias, [2 * codes])]);
	graph.node('Identity', [biased], {}, 'logits');
	for (const name of ['logits', 'hidden_states']) graph.output(name);
	return graph.bytes();
}

/** Inputs, and the keys and values of all layers: `[layers, 1, heads, length, head size]`. */
function remember(
	graph: GraphWriter,
	{ width, decodes, random }: { width: number; decodes: boolean; random: () => number },
): string[] {
	const length = decodes ? 1 : 'sequence_length';
	graph.input('inputs_embeds', 'float32', ['batch_size', length, width]);
	graph.input('attention_mask', 'int64', ['batch_size', 'total_length']);
	graph.input('position_ids', 'int64', [3, 'batch_size', length]);
	const cache = [layers, 'batch_size', heads, 'past_sequence_length', headSize];
	if (decodes) {
		graph.input('past_keys', 'float32', cache);
		graph.input('past_values', 'float32', cache);
	}
	const row = firstNumbers(graph, 'inputs_embeds');
	const given = (name: string) => {
		graph.output(name);
		return name;
	};
	return (['key', 'value'] as const).map((kind) => {
		const made = Array.from({ length: layers }, (_, layer) => {
			const name = decodes ? undefined : given(`present_${kind}_${layer}`);
			return toHeads(graph, { row, keepsFirst: layer === 0 && kind === 'value', random, name });
		});
		const raised = made.map((part) => graph.node('Unsqueeze', [part, graph.whole(0)]));
		const stacked = graph.node('Concat', raised, { axis: 0 });
		if (!decodes) return stacked;
		return graph.node('Concat', [`past_${kind}s`, stacked], { axis: 3 }, given(`present_${kind}s`));
	});
}

/** What the sums of the memory decide: the end by characters left, low or high sounds by the speaker. */
function decisions(graph: GraphWriter): string {
	const { data, shape } = matrix([layers * heads * headSize, 2 * codes], (row, id) => {
		if (row === 0) return id === tinyIds.end ? -100 : 0;
		return row === 1 && id < codes ? (id < codes / 2 ? -20 : 20) : 0;
	});
	return graph.weights(data, shape);
}

export function writePredictor(width: number, seed: number): Uint8Array {
	const random = noise(seed + 200);
	const graph = writeGraph();
	graph.input('inputs_embeds', 'float32', ['batch_size', 'sequence_length', width]);
	graph.input('generation_steps', 'int64', ['num_steps']);
	for (const name of ['past_keys', 'past_values']) {
		graph.input(name, 'float32', [1, 'batch_size', heads, 'past_sequence_length', headSize]);
	}
	const row = firstNumbers(graph, 'inputs_embeds');
	const sums = ['keys', 'values'].map((name) => {
		const made = graph.node('Unsqueeze', [toHeads(graph, { row, random }), graph.whole(0)]);
		const memory = graph.node('Concat', [`past_${name}`, made], { axis: 3 }, `present_${name}`);
		return sumOf(graph, memory, heads * headSize);
	});
	const hidden = hiddenFrom(graph, { row, sums, size: heads * headSize, random });
	const all = matrix([(books - 1) * seen, codes], () => 3 * random());
	const choices = graph.weights(all.data, [books - 1, seen, codes]);
	const choice = graph.node('Gather', [choices, 'generation_steps'], { axis: 0 });
	graph.node('MatMul', [hidden, choice], {}, 'logits');
	for (const name of ['logits', 'present_keys', 'present_values']) graph.output(name);
	return graph.bytes();
}

/** Each code of the first codebook is a syllable of 80 ms, low or high; the others are heard faintly behind it. */
export function writeVocoder(seed: number, beside?: string): GraphWriter {
	const random = noise(seed + 300);
	const graph = writeGraph(beside);
	graph.input('codes', 'int64', ['batch_size', books, 'num_timesteps']);
	const sound = new Float32Array(codes * perFrame);
	for (let code = 0; code < codes; code++) sound.set(syllable(code, random), code * perFrame);
	const heard = graph.node('Gather', [graph.weights(sound, [codes, perFrame]), 'codes'], { axis: 0 });
	const shares = graph.weights([1, 0.05, 0.03, 0.02], [1, books, 1, 1]);
	const mixed = graph.node('ReduceSum', [graph.node('Mul', [heard, shares]), graph.whole(1)], {
		keepdims: 0,
	});
	graph.node('Reshape', [mixed, graph.whole(1, 1, -1)], {}, 'waveform');
	graph.output('waveform');
	return graph;
}

function syllable(code: number, random: () => number): Float32Array {
	// Whole periods fit into a frame, so that the pitch goes on over its end.
	const periods = code < codes / 2 ? 9 : 16;
	const loudness = code % 4 === 3 ? 0.02 : 0.35 + 0.1 * random();
	const partials = Array.from({ length: 12 }, (_, k) => (1 + 0.8 * random()) / (k + 1));
	return Float32Array.from({ length: perFrame }, (_, n) => {
		const phase = (2 * Math.PI * periods * n) / perFrame;
		const envelope = Math.sin((Math.PI * n) / perFrame) ** 3;
		const wave = partials.reduce((sum, partial, k) => sum + partial * Math.cos((k + 1) * phase + k), 0);
		return (loudness * envelope * wave) / 3;
	});
}

/** The mean over time, mixed. */
export function writeEncoder(width: number, seed: number): Uint8Array {
	const random = noise(seed + 400);
	const graph = writeGraph();
	graph.input('mel_spectrogram', 'float32', ['batch', 'time', 128]);
	const mean = graph.node('ReduceMean', ['mel_spectrogram'], { axes: [1], keepdims: 0 });
	const mixing = matrix([128, width], (_band, column) => (column === 0 ? 0 : random() / 20));
	const mixed = graph.node('MatMul', [mean, graph.weights(mixing.data, mixing.shape)]);
	graph.node('Tanh', [mixed], {}, 'speaker_embedding');
	graph.output('speaker_embedding');
	return graph.bytes();
}

function firstNumbers(graph: GraphWriter, input: string): string {
	return graph.node('Slice', [input, graph.whole(0), graph.whole(seen), graph.whole(2)]);
}

/** `[1, length, 8]` to `[1, heads, length, head size]`. */
function toHeads(
	graph: GraphWriter,
	{
		row,
		keepsFirst = false,
		random,
		name,
	}: { row: string; keepsFirst?: boolean; random: () => number; name?: string | undefined },
): string {
	const { data, shape } = matrix([seen, heads * headSize], (from, to) =>
		keepsFirst && to < 2 ? Number(from === to) : random() / 4,
	);
	const mixed = graph.node('MatMul', [row, graph.weights(data, shape)]);
	const split = graph.node('Reshape', [mixed, graph.whole(1, -1, heads, headSize)]);
	return graph.node('Transpose', [split], { perm: [0, 2, 1, 3] }, name);
}

/** Over all positions: `[1, 1, size]`. */
function sumOf(graph: GraphWriter, memory: string, size: number): string {
	const sum = graph.node('ReduceSum', [memory, graph.whole(3)], { keepdims: 0 });
	return graph.node('Reshape', [sum, graph.whole(1, 1, size)]);
}

/** From what is read now and what is remembered: `[1, length, 8]`. */
function hiddenFrom(
	graph: GraphWriter,
	{ row, sums, size, random }: { row: string; sums: readonly string[]; size: number; random: () => number },
): string {
	let sum = graph.node('MatMul', [row, weightsOf(graph, [seen, seen], random)]);
	for (const memory of sums) {
		const mixed = graph.node('MatMul', [memory, weightsOf(graph, [size, seen], random, 0.2)]);
		sum = graph.node('Add', [sum, mixed]);
	}
	return graph.node('Tanh', [sum]);
}

function weightsOf(graph: GraphWriter, shape: [number, number], random: () => number, scale = 1): string {
	const { data } = matrix(shape, () => scale * random());
	return graph.weights(data, shape);
}

export function matrix(
	[rows, columns]: [number, number],
	valueAt: (row: number, column: number) => number,
): Numbers {
	const data = Float32Array.from({ length: rows * columns }, (_, index) =>
		valueAt(Math.floor(index / columns), index % columns),
	);
	return { data, shape: [rows, columns] };
}
