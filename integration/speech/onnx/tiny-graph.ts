import { writeMessage } from './protobuf.ts';

/** A graph of one convolution, small enough to try a device with, and what it must answer. */
export const tinyGraph = {
	input: 'x',
	output: 'y',
	shape: [1, 1, 8],
	samples: Float32Array.from([1, -2, 3, 0.5, 0, 8, -1, 2]),
	/** sum of `samples[n + k] * kernel[k]` */
	expected: [3.25, -3.875, 1, 2.25, -8.25, 5.5],
	bytes: writeTinyGraph(Float32Array.from([0.5, -1, 0.25])),
};

/** ONNX IR version 8, operator set 13: float32 [1,1,8] -> Conv with a kernel of 3 -> [1,1,6]. */
function writeTinyGraph(kernel: Float32Array): Uint8Array {
	const weights = writeMessage([
		...[1, 1, kernel.length].map((size) => [1, size] as const),
		[2, 1],
		[8, 'w'],
		[9, new Uint8Array(kernel.buffer)],
	]);
	const convolution = writeMessage([
		[1, 'x'],
		[1, 'w'],
		[2, 'y'],
		[4, 'Conv'],
	]);
	const graph = writeMessage([
		[1, convolution],
		[2, 'tiny'],
		[5, weights],
		[11, tensor('x', [1, 1, 8])],
		[12, tensor('y', [1, 1, 6])],
	]);
	return writeMessage([
		[1, 8],
		[7, graph],
		[8, writeMessage([[2, 13]])],
	]);
}

function tensor(name: string, sizes: readonly number[]): Uint8Array {
	const shape = writeMessage(sizes.map((size) => [1, writeMessage([[1, size]])] as const));
	const float = writeMessage([
		[1, 1],
		[2, shape],
	]);
	return writeMessage([
		[1, name],
		[2, writeMessage([[1, float]])],
	]);
}
