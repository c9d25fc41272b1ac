import type { GraphNode, Weights } from './graph-parts.ts';

/** What takes the place of a node, in order, and the tensors these nodes need. */
export interface Replacement {
	nodes: GraphNode[];
	floats?: { name: string; sizes: number[]; values: Float32Array }[];
	int64s?: { name: string; values: number[] }[];
}

/** Says which axis a height of one is put at. Part of every graph in which `asPicture` replaced something. */
export const heightAxis = { name: 'newscast/axis', values: [2] };

/**
 * A convolution over time as one over a picture that is one high. The result is the same, but onnxruntime's CPU part
 * computes only pictures in blocks of channels, which keeps the vector units of the processor busy.
 * @param sizes Of its kernel, if that is part of the file.
 * @param raised Names of tensors that have their height already; those that get it here are added.
 * @returns undefined for what is no such convolution.
 */
export function asPicture(
	node: GraphNode,
	sizes: readonly number[] | undefined,
	raised: Set<string>,
): Replacement | undefined {
	const length = sizes?.length === 3 ? sizes[2] : undefined;
	if (node.operator !== 'Conv' || length === undefined || isAutomatic(node)) return undefined;
	const [input = '', kernel = '', ...bias] = node.inputs;
	const [output = ''] = node.outputs;
	const raise = [input, kernel].filter((name) => !raised.has(name));
	for (const name of raise) raised.add(name);
	const [before = 0, after = 0] = listOf(node, 'pads');
	const { group = 1 } = node.integers;
	return {
		nodes: [
			...raise.map((name) => step('Unsqueeze', [name, heightAxis.name], high(name))),
			step('Conv', [high(input), high(kernel), ...bias], high(output), {
				kernel_shape: [1, length],
				strides: [1, ...listOf(node, 'strides', 1)],
				dilations: [1, ...listOf(node, 'dilations', 1)],
				pads: [0, before, 0, after],
				group,
			}),
			step('Squeeze', [high(output), heightAxis.name], output),
		],
	};
}

/**
 * A transposed convolution that stretches time by its stride, as a plain one: each output channel becomes as many as
 * a step has phases, and these are woven together (polyphase decomposition). The result is the same; where
 * onnxruntime adds overlapping columns number by number, this multiplies matrices.
 * @returns undefined for one that does something else too, or whose weights are not in the file.
 */
export function asPhases(
	node: GraphNode,
	weights: Weights | undefined,
	bias: Weights | undefined,
): Replacement | undefined {
	const [from = 0, to = 0, length = 0, ...more] = weights?.sizes ?? [];
	const [stride = 1] = listOf(node, 'strides', 1);
	const [before = 0, after = 0] = listOf(node, 'pads');
	const stretches = more.length === 0 && length - before - after === stride;
	if (node.operator !== 'ConvTranspose' || !stretches || !isPlain(node)) return undefined;
	const kernel = weights?.read();
	const offsets = node.inputs[2] ? bias?.read() : new Float32Array(to);
	if (!kernel || !offsets) return undefined;

	// Phase p of step q hears the inputs from q + ahead(p) - reach to q + ahead(p).
	const ahead = (phase: number) => Math.floor((phase + before) / stride);
	const reach = Math.ceil(length / stride) - 1;
	const [first, last] = [ahead(0) - reach, ahead(stride - 1)];
	const taps = last - first + 1;
	const values = new Float32Array(to * stride * from * taps);
	for (let row = 0; row < to * stride; row += 1) {
		const [channel, phase] = [Math.floor(row / stride), row % stride];
		for (let back = 0; back <= reach; back += 1) {
			const place = back * stride + ((phase + before) % stride);
			if (place >= length) continue;
			const tap = ahead(phase) - back - first;
			for (let source = 0; source < from; source += 1)
				values[(row * from + source) * taps + tap] = kernel[(source * to + channel) * length + place] ?? 0;
		}
	}

	const [input = ''] = node.inputs;
	const [output = ''] = node.outputs;
	const own = (part: string) => `${output}/newscast/${part}`;
	const repeated = Float32Array.from(
		{ length: to * stride },
		(_, row) => offsets[Math.floor(row / stride)] ?? 0,
	);
	return {
		nodes: [
			step('Conv', [input, own('kernel'), own('bias')], own('phases'), {
				kernel_shape: [taps],
				pads: [-first, last],
			}),
			step('Reshape', [own('phases'), own('apart')], own('rows')),
			step('Transpose', [own('rows')], own('columns'), { perm: [0, 1, 3, 2] }),
			step('Reshape', [own('columns'), own('woven')], output),
		],
		floats: [
			{ name: own('kernel'), sizes: [to * stride, from, taps], values },
			{ name: own('bias'), sizes: [to * stride], values: repeated },
		],
		// 0 keeps a size, -1 is what is left.
		int64s: [
			{ name: own('apart'), values: [0, to, stride, -1] },
			{ name: own('woven'), values: [0, to, -1] },
		],
	};
}

/** Nothing but a stride and a padding that are said in numbers. */
function isPlain(node: GraphNode): boolean {
	const { group = 1, output_shape: shape } = node.integers;
	const dilated = listOf(node, 'dilations').some((dilation) => dilation !== 1);
	const padded = listOf(node, 'output_padding').some((padding) => padding !== 0);
	return group === 1 && shape === undefined && !dilated && !padded && !isAutomatic(node);
}

function isAutomatic({ texts }: GraphNode): boolean {
	return (texts['auto_pad'] ?? 'NOTSET') !== 'NOTSET';
}

/** @param usual What it is where the node does not say it. */
function listOf({ integers }: GraphNode, key: string, ...usual: number[]): readonly number[] {
	const value = integers[key] ?? usual;
	return typeof value === 'number' ? [value] : value;
}

function high(name: string): string {
	return `${name}/newscast/high`;
}

function step(
	operator: string,
	inputs: string[],
	output: string,
	integers: GraphNode['integers'] = {},
): GraphNode {
	return { operator, name: output, inputs, outputs: [output], integers, texts: {} };
}
