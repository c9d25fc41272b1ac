import { readFileSync } from 'node:fs';
import path from 'node:path';
import { InferenceSession, Tensor } from 'onnxruntime-node';
import { describe, expect, it } from 'vitest';
import { writeFloats, writeNode } from '../../../integration/speech/onnx/graph-parts.ts';
import { writeMessage } from '../../../integration/speech/onnx/protobuf.ts';
import { quicken } from '../../../integration/speech/onnx/quicken.ts';
import { noise } from '../../helpers/signals.ts';
import { weights } from './weights.ts';

interface Plan {
	operator: 'Conv' | 'ConvTranspose';
	/** Of the kernel. */
	sizes: number[];
	integers?: Record<string, number | number[]>;
	texts?: Record<string, string>;
	bias?: boolean;
	/** Version of the operators. */
	version?: number;
}

const [channels, length] = [4, 23];

/** A model of one node, whose numbers are always the same. */
function writeModel({
	operator,
	sizes,
	integers = {},
	texts = {},
	bias = false,
	version = 15,
}: Plan): Uint8Array {
	const random = noise(7);
	const drawn = (count: number) => Float32Array.from({ length: count }, () => random());
	const outputs = operator === 'Conv' ? (sizes[0] ?? 0) : (sizes[1] ?? 0) * Number(integers['group'] ?? 1);
	const node = writeNode({
		operator,
		name: 'n',
		inputs: ['x', 'w', ...(bias ? ['b'] : [])],
		outputs: ['y'],
		integers,
		texts: {},
	});
	const text = Object.entries(texts).map(
		([key, value]) =>
			[
				5,
				writeMessage([
					[1, key],
					[4, value],
					[20, 3],
				]),
			] as const,
	);
	const graph = writeMessage([
		[1, Buffer.concat([node, writeMessage(text)])],
		[2, 'g'],
		[5, writeFloats('w', sizes, drawn(sizes.reduce((product, size) => product * size, 1)))],
		...(bias ? ([[5, writeFloats('b', [outputs], drawn(outputs))]] as const) : []),
		[11, tensor('x')],
		[12, tensor('y')],
	]);
	return writeMessage([
		[1, 8],
		[7, graph],
		[8, writeMessage([[2, version]])],
	]);
}

function tensor(name: string): Uint8Array {
	return writeMessage([
		[1, name],
		[2, writeMessage([[1, writeMessage([[1, 1]])]])],
	]);
}

async function run(model: Uint8Array): Promise<{ shape: readonly number[]; data: Float32Array }> {
	const session = await InferenceSession.create(model, { logSeverityLevel: 3 });
	const random = noise(3);
	const data = Float32Array.from({ length: 2 * channels * length }, () => random());
	const { y } = await session.run({ x: new Tensor('float32', data, [2, channels, length]) });
	await session.release();
	if (!(y?.data instanceof Float32Array)) throw new Error('There is no output.');
	return { shape: y.dims, data: y.data };
}

function furthest(a: Float32Array, b: Float32Array): number {
	return a.reduce((most, value, index) => Math.max(most, Math.abs(value - (b[index] ?? Infinity))), 0);
}

describe('a quickened model', () => {
	it.each<[string, Plan]>([
		['a convolution', { operator: 'Conv', sizes: [8, 4, 3], bias: true }],
		[
			'one with all there is',
			{
				operator: 'Conv',
				sizes: [8, 2, 5],
				integers: { kernel_shape: [5], strides: [2], dilations: [2], pads: [3, 1], group: 2 },
			},
		],
		[
			'a vocoder’s transposed one',
			{ operator: 'ConvTranspose', sizes: [4, 3, 8], integers: { strides: [4], pads: [2, 2] }, bias: true },
		],
		[
			'one whose kernel is no multiple of its stride',
			{ operator: 'ConvTranspose', sizes: [4, 3, 7], integers: { strides: [2], pads: [1, 4] } },
		],
		[
			'one that is cut off by more than its stride',
			{ operator: 'ConvTranspose', sizes: [4, 2, 10], integers: { strides: [2], pads: [5, 3] }, bias: true },
		],
	])('computes the same with %s', async (_, plan) => {
		const model = writeModel(plan);
		const quick = quicken(model);
		expect(quick).toBeDefined();
		const [before, after] = [await run(model), await run(quick ?? model)];
		expect(after.shape).toEqual(before.shape);
		expect(furthest(before.data, after.data)).toBeLessThan(1e-5);
	});

	it.each<[string, Plan]>([
		['pads by itself', { operator: 'Conv', sizes: [8, 4, 3], texts: { auto_pad: 'SAME_UPPER' } }],
		['is of pictures', { operator: 'Conv', sizes: [8, 4, 3, 3] }],
		['is in old operators', { operator: 'Conv', sizes: [8, 4, 3], version: 12 }],
		[
			'leaves more than it stretches',
			{ operator: 'ConvTranspose', sizes: [4, 3, 8], integers: { strides: [4] } },
		],
		[
			'is in groups',
			{ operator: 'ConvTranspose', sizes: [4, 1, 4], integers: { strides: [2], pads: [1, 1], group: 2 } },
		],
	])('is not made of one that %s', (_, plan) => {
		expect(quicken(writeModel(plan))).toBeUndefined();
	});

	it('is not made of what is no model', () => {
		expect(() => quicken(new TextEncoder().encode('version https://git-lfs.github.com/spec/v1'))).toThrow(
			RangeError,
		);
	});
});

const piper = weights('piper');
const kokoro = weights('kokoro');
describe.skipIf(piper.missing || kokoro.missing)('the models of real voices', () => {
	it.each([
		[() => path.join(piper.file, 'en_US-amy.onnx')],
		// Its convolutions are in the branches of a condition.
		[() => path.join(kokoro.file, 'kokoro-contract-double.onnx')],
	])('have no transposed convolution left', (file) => {
		const model = readFileSync(file());
		// The field that says what a node does, and its length.
		const transposed = '\x22\x0dConvTranspose';
		expect(model.includes(transposed)).toBe(true);
		expect(Buffer.from(quicken(model) ?? model).includes(transposed)).toBe(false);
	});
});
