import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { deflateRawSync } from 'node:zlib';
import { writeMessage } from '../../../integration/speech/onnx/protobuf.ts';
import type { Device, Feed, Runtime } from '../../../integration/speech/onnx/session.ts';
import { styleWidth } from '../../../integration/speech/onnx/styles.ts';

const types = { float32: 1, int32: 6, int64: 7, float16: 10 };
export type TensorType = keyof typeof types;

interface GraphPlan {
	inputs: Record<string, TensorType>;
	outputs: Record<string, TensorType>;
	/** Operator, inputs, output. */
	nodes?: [string, string[], string][];
	/** Tables of weights with their sizes, packed as some exporters do. */
	tables?: Record<string, number[]>;
}

/** The bytes of an ONNX model that says what it takes and gives, and cannot be run. */
export function writeModel({ inputs, outputs, nodes = [], tables = {} }: GraphPlan): Uint8Array {
	const tensor = ([name, type]: [string, TensorType]) =>
		writeMessage([
			[1, name],
			[2, writeMessage([[1, writeMessage([[1, types[type]]])]])],
		]);
	const graph = writeMessage([
		...nodes.map(
			([operator, taken, given]) =>
				[1, writeMessage([...taken.map((name) => [1, name] as const), [2, given], [4, operator]])] as const,
		),
		...Object.entries(tables).map(
			([name, sizes]) =>
				[
					5,
					writeMessage([
						[1, Uint8Array.from(sizes.flatMap((size) => [(size % 128) + 128, Math.floor(size / 128)]))],
						[8, name],
					]),
				] as const,
		),
		...Object.entries(inputs).map((entry) => [11, tensor(entry)] as const),
		...Object.entries(outputs).map((entry) => [12, tensor(entry)] as const),
	]);
	return writeMessage([
		[1, 8],
		[7, graph],
	]);
}

export const piperPlan: GraphPlan = {
	inputs: { input: 'int64', input_lengths: 'int64', scales: 'float32' },
	outputs: { output: 'float32' },
	nodes: [
		['Gather', ['emb', 'input'], 'x'],
		['Ceil', ['x'], 'w_ceil'],
	],
	tables: { emb: [256, 4] },
};

export const stylePlan: GraphPlan = {
	inputs: { input_ids: 'int64', style: 'float32', speed: 'float32' },
	outputs: { waveform: 'float32', duration: 'int64' },
};

/** Ids of a few phonemes; the others are unknown. */
const letters = ' .,!?abdeəfɡhijklʊmnoɔpɹrstuvwzʃðɪʌˈˌː';
const phonemeIds = Object.fromEntries(Array.from(`_^$${letters}`, (symbol, id) => [symbol, [id]]));

export const piperConfig = {
	audio: { sample_rate: 16_000 },
	espeak: { voice: 'en-us' },
	inference: { noise_scale: 0, length_scale: 1, noise_w: 0 },
	phoneme_id_map: phonemeIds,
	num_symbols: 256,
	num_speakers: 1,
};

/** Writes a voice of Piper; what is given replaces what would fit. */
export function writePiper(
	folder: string,
	name: string,
	{ plan = piperPlan, config = {} }: { plan?: GraphPlan; config?: object } = {},
): string {
	mkdirSync(folder, { recursive: true });
	const file = path.join(folder, `${name}.onnx`);
	writeFileSync(file, writeModel(plan));
	writeFileSync(`${file}.json`, JSON.stringify({ ...piperConfig, ...config }));
	return file;
}

/** A .bin file whose rows are filled with `voice + row / 1000`. */
export function styleRows(voice: number, rows: number): Uint8Array {
	const data = Float32Array.from(
		{ length: rows * styleWidth },
		(_, index) => voice + Math.floor(index / styleWidth) / 1000,
	);
	return new Uint8Array(data.buffer);
}

export interface Run {
	device: Device;
	feeds: Readonly<Record<string, Feed>>;
}

/**
 * A frame of 100 samples for each id, as loud as the id is high: in any family, with lengths.
 * @param faults Why devices cannot be used. What is changed here happens from then on.
 * @param unable Devices that work, but not with this model.
 */
export function fakeRuntime(
	faults: Partial<Record<Device, string>> = {},
	unable: readonly Device[] = [],
): Runtime & { runs: Run[] } {
	const runs: Run[] = [];
	return {
		runs,
		async findFault(device) {
			return faults[device];
		},
		async open(_, device) {
			if (unable.includes(device)) throw new Error('an operator is missing');
			return {
				device,
				async run(feeds) {
					runs.push({ device, feeds });
					if (faults[device]) throw new Error(faults[device]);
					const { data, shape } = feeds['input'] ??
						feeds['input_ids'] ??
						feeds['tokens'] ?? { data: [], shape: [] };
					const [rows = 1, width = 0] = shape;
					const frames = Array.from({ length: rows * width }, (_, index) =>
						index % width < Number(feeds['input_lengths']?.data[Math.floor(index / width)] ?? width) ? 1 : 0,
					);
					const sound = Float32Array.from({ length: rows * width * 100 }, (_, index) => {
						const loudness =
							frames[Math.floor(index / 100)] === 1 ? Number(data[Math.floor(index / 100)]) / 200 : 0.99;
						return index % 2 === 0 ? loudness : -loudness;
					});
					return {
						output: sound,
						w_ceil: Float32Array.from(frames),
						waveform: sound,
						duration: BigInt64Array.from(frames, BigInt),
					};
				},
				async close() {},
			};
		},
	};
}

/** An archive like those of numpy.savez_compressed: the first array is deflated, the others are stored. */
export function writeNpz(arrays: Record<string, number[]>, data: Uint8Array): Uint8Array {
	const parts: Uint8Array[] = [];
	const list: Uint8Array[] = [];
	let at = 0;
	for (const [index, [name, shape]] of Object.entries(arrays).entries()) {
		const header = `{'descr': '<f4', 'fortran_order': False, 'shape': (${shape.join(', ')},), }\n`;
		const npy = Buffer.concat([
			Buffer.from('\x93NUMPY\x01\x00', 'latin1'),
			number(header.length, 2),
			Buffer.from(header),
			data,
		]);
		const content = index === 0 ? deflateRawSync(npy) : npy;
		const file = Buffer.from(`${name}.npy`);
		const common = [number(20, 2), number(0, 2), number(index === 0 ? 8 : 0, 2), number(0, 4), number(0, 4)];
		// numpy leaves the sizes of the file's own header to an extra field.
		const unknown = [number(0xffffffff, 4), number(0xffffffff, 4), number(file.length, 2), number(20, 2)];
		const local = [number(0x04034b50, 4), ...common, ...unknown, file, Buffer.alloc(20), content];
		const sizes = [
			number(content.length, 4),
			number(npy.length, 4),
			number(file.length, 2),
			number(0, 2),
			number(0, 2),
		];
		list.push(
			number(0x02014b50, 4),
			number(20, 2),
			...common,
			...sizes,
			Buffer.alloc(8),
			number(at, 4),
			file,
		);
		parts.push(...local);
		at += Buffer.concat(local).length;
	}
	const size = Buffer.concat(list).length;
	const count = Object.keys(arrays).length;
	const end = [
		number(0x06054b50, 4),
		number(0, 4),
		number(count, 2),
		number(count, 2),
		number(size, 4),
		number(at, 4),
		number(0, 2),
	];
	return Buffer.concat([...parts, ...list, ...end]);
}

/** Little-endian. */
function number(value: number, size: number): Uint8Array {
	const bytes = Buffer.alloc(size);
	bytes.writeUIntLE(value, 0, size);
	return bytes;
}
