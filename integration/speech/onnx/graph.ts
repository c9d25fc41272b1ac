import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { Problem, reasonOf } from '../../problem.ts';
import { type ByteSource, type Field, readFields, readText, writeMessage } from './protobuf.ts';

export interface GraphTensor {
	name: string;
	/** As onnxruntime calls it: `int64`, `float32`. */
	type: string;
	/** A dimension that may be any number has a name or is empty. */
	shape: (number | string)[];
}

/** What a graph takes and gives, as onnxruntime's `inputMetadata` says it, and where it rounds to whole numbers. */
export interface GraphSignature {
	inputs: GraphTensor[];
	outputs: GraphTensor[];
	/** Outputs of the nodes `Ceil` and `Round`: where a speech model decides how long each phoneme is. */
	whole: { ceil: string[]; round: string[] };
	/** For each input that picks rows of a table of weights, how many rows there are to pick from. */
	rows: Record<string, number>;
}

/** Field numbers and element types of onnx.proto (ONNX IR version 3 and later). */
const model = { graph: 7 };
const graph = { node: 1, initializer: 5, input: 11, output: 12 };
const node = { input: 1, output: 2, operator: 4 };
const weights = { size: 1, name: 8 };
const elementTypes: Readonly<Record<number, string>> = {
	...{ 1: 'float32', 2: 'uint8', 3: 'int8', 5: 'int16', 6: 'int32', 7: 'int64', 9: 'bool', 10: 'float16' },
	...{ 11: 'float64' },
};

/** How a pointer of Git LFS begins, which lies where a file was not downloaded. */
const pointerStart = 'version https://git-lfs.github.com/spec/';
const windowSize = 65_536;

/**
 * Reads what a model file takes and gives, without loading it: some milliseconds, whatever its size.
 * @throws {Problem} if it is missing, cut off, a pointer of Git LFS, or no ONNX model.
 */
export function readSignature(file: string): GraphSignature {
	const fd = openModel(file);
	try {
		const { size } = fstatSync(fd);
		const source = windowOf(fd, size);
		const head = new TextDecoder().decode(source.read(0, Math.min(size, pointerStart.length)));
		if (head === pointerStart) throw pointerProblem(file);
		return readGraph(source, file);
	} finally {
		closeSync(fd);
	}
}

function openModel(file: string): number {
	try {
		return openSync(file, 'r');
	} catch (cause) {
		throw new Problem(`The model ${file} cannot be read: ${reasonOf(cause)}`, {
			hint: 'Give `model` the path of an .onnx file, or of a folder that holds one.',
			cause,
		});
	}
}

function readGraph(source: ByteSource, file: string): GraphSignature {
	const signature: GraphSignature = { inputs: [], outputs: [], whole: { ceil: [], round: [] }, rows: {} };
	const tables = new Map<string, number>();
	const lookups: Node[] = [];
	try {
		const bodies = [...readFields(source)].filter(({ number }) => number === model.graph);
		if (bodies.length === 0) throw new RangeError('it has no graph');
		for (const field of bodies.flatMap(({ start, end }) => [...readFields(source, start, end)])) {
			if (field.number === graph.input) signature.inputs.push(readTensor(source, field));
			if (field.number === graph.output) signature.outputs.push(readTensor(source, field));
			if (field.number === graph.initializer) tables.set(...readTable(source, field));
			if (field.number !== graph.node) continue;
			const { operator, inputs, output } = readNode(source, field);
			if (operator === 'Ceil') signature.whole.ceil.push(output);
			if (operator === 'Round') signature.whole.round.push(output);
			if (operator === 'Gather') lookups.push({ operator, inputs, output });
		}
	} catch (cause) {
		throw new Problem(`The model ${file} is damaged, cut off, or no ONNX file: ${reasonOf(cause)}.`, {
			hint: `It has ${source.size} bytes: compare with its source, and download it again.`,
			cause,
		});
	}
	const inputs = signature.inputs.filter(({ name }) => !tables.has(name));
	const rows = lookups.flatMap(({ inputs: [table = '', picked = ''] }) => {
		const size = tables.get(table);
		return size !== undefined && inputs.some(({ name }) => name === picked) ? [[picked, size]] : [];
	});
	return { ...signature, inputs, rows: Object.fromEntries(rows) };
}

interface Node {
	operator: string;
	inputs: string[];
	output: string;
}

function readNode(source: ByteSource, { start, end }: Field): Node {
	const read: Node = { operator: '', inputs: [], output: '' };
	for (const part of readFields(source, start, end)) {
		if (part.number === node.operator) read.operator = readText(source, part);
		if (part.number === node.input) read.inputs.push(readText(source, part));
		if (part.number === node.output) read.output = readText(source, part);
	}
	return read;
}

/** Name and number of rows of a tensor of weights. Its sizes are numbers one by one, or bytes that hold them all. */
function readTable(source: ByteSource, { start, end }: Field): [string, number] {
	let name = '';
	let rows: number | undefined;
	for (const part of readFields(source, start, end)) {
		if (part.number === weights.name) name = readText(source, part);
		if (part.number === weights.size) rows ??= part.end > part.start ? firstVarint(source, part) : part.value;
	}
	return [name, rows ?? 0];
}

/** A packed list is read as if it were a message of one field, whose key is put before it. */
function firstVarint(source: ByteSource, { start, end }: Field): number {
	const bytes = Uint8Array.from([8, ...source.read(start, end)]);
	const [first] = readFields({ size: bytes.length, read: (at, to) => bytes.subarray(at, to) });
	return first?.value ?? 0;
}

/** ValueInfoProto { name 1, type 2 { tensor 1 { element 1, shape 2 { dimension 1 { value 1, parameter 2 } } } } } */
function readTensor(source: ByteSource, field: Field): GraphTensor {
	const tensor: GraphTensor = { name: '', type: 'unknown', shape: [] };
	for (const part of readFields(source, field.start, field.end)) {
		if (part.number === 1) tensor.name = readText(source, part);
		if (part.number !== 2) continue;
		for (const kind of within(source, part, 1)) {
			for (const { value } of within(source, kind, 1)) tensor.type = elementTypes[value] ?? `type ${value}`;
			for (const shape of within(source, kind, 2)) {
				for (const dimension of within(source, shape, 1)) {
					const [size] = readFields(source, dimension.start, dimension.end);
					tensor.shape.push(size?.number === 1 ? size.value : size ? readText(source, size) : '');
				}
			}
		}
	}
	return tensor;
}

function within(source: ByteSource, { start, end }: Field, number: number): Field[] {
	return [...readFields(source, start, end)].filter((field) => field.number === number);
}

/**
 * Makes a tensor inside a graph one of its outputs. Messages of protobuf that follow each other are one message, so
 * a second graph that has nothing but this output is added to the first.
 */
export function withOutput(bytes: Uint8Array, name: string): Uint8Array {
	const float = writeMessage([[1, writeMessage([[1, 1]])]]);
	const output = writeMessage([
		[1, name],
		[2, float],
	]);
	return Buffer.concat([bytes, writeMessage([[model.graph, writeMessage([[graph.output, output]])]])]);
}

function pointerProblem(file: string): Problem {
	return new Problem(`The model ${file} is only a pointer of Git LFS: the model itself was not downloaded.`, {
		hint: 'Run `git lfs pull` in the folder it came from, or download the file itself.',
	});
}

/** Reads a file through a window, so that the many small fields of a graph cost few reads. */
function windowOf(fd: number, size: number): ByteSource {
	let bytes = new Uint8Array(0);
	let from = 0;
	return {
		size,
		read(at, end) {
			if (at < from || end > from + bytes.length) {
				bytes = new Uint8Array(Math.min(size - at, Math.max(windowSize, end - at)));
				from = at;
				readSync(fd, bytes, 0, bytes.length, at);
			}
			return bytes.subarray(at - from, end - from);
		},
	};
}
