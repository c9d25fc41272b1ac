import { type ByteSource, type Field, readFields, readText, writeMessage } from './protobuf.ts';

/** One step of a graph, with those of its attributes that are numbers without a point or text. */
export interface GraphNode {
	operator: string;
	name: string;
	inputs: string[];
	outputs: string[];
	integers: Readonly<Record<string, number | readonly number[]>>;
	texts: Readonly<Record<string, string>>;
}

/** A tensor of weights that is part of the model file. */
export interface Weights {
	name: string;
	sizes: number[];
	/** Whether its numbers are in a file of their own. */
	outside: boolean;
	/** Its numbers, or undefined if they are not float32 inside this file. */
	read(): Float32Array | undefined;
}

/** Field numbers and types of NodeProto, AttributeProto and TensorProto in onnx.proto. */
const node = { input: 1, output: 2, name: 3, operator: 4, attribute: 5 };
const attribute = { name: 1, integer: 3, text: 4, integers: 8, type: 20 };
const attributeTypes = { integer: 2, integers: 7 };
const tensor = { size: 1, type: 2, floats: 4, name: 8, bytes: 9, place: 14 };
const float32 = 1;

export function readNode(source: ByteSource, { start, end }: Field): GraphNode {
	const [inputs, outputs]: [string[], string[]] = [[], []];
	const integers: Record<string, number | readonly number[]> = {};
	const texts: Record<string, string> = {};
	let [operator, name] = ['', ''];
	for (const part of readFields(source, start, end)) {
		if (part.number === node.input) inputs.push(readText(source, part));
		if (part.number === node.output) outputs.push(readText(source, part));
		if (part.number === node.name) name = readText(source, part);
		if (part.number === node.operator) operator = readText(source, part);
		if (part.number !== node.attribute) continue;
		const entries = [...readFields(source, part.start, part.end)];
		const [key] = entries
			.filter(({ number }) => number === attribute.name)
			.map((entry) => readText(source, entry));
		const values = entries.filter(({ number }) => number === attribute.integers);
		if (key === undefined) continue;
		if (values.length > 0) integers[key] = values.flatMap((entry) => readIntegers(source, entry));
		for (const entry of entries) {
			if (entry.number === attribute.integer) integers[key] = entry.value;
			if (entry.number === attribute.text) texts[key] = readText(source, entry);
		}
	}
	return { operator, name, inputs, outputs, integers, texts };
}

export function writeNode({ operator, name, inputs, outputs, integers }: GraphNode): Uint8Array {
	return writeMessage([
		...inputs.map((input) => [node.input, input] as const),
		...outputs.map((output) => [node.output, output] as const),
		[node.name, name],
		[node.operator, operator],
		...Object.entries(integers).map(([key, value]) => [node.attribute, writeAttribute(key, value)] as const),
	]);
}

/** What it says of itself is read now; its numbers, which may be many, when they are asked for. */
export function readWeights(source: ByteSource, { start, end }: Field): Weights {
	const weights: Weights = { name: '', sizes: [], outside: false, read: () => undefined };
	let type = 0;
	let data: Field | undefined;
	for (const part of readFields(source, start, end)) {
		if (part.number === tensor.size) weights.sizes.push(...readIntegers(source, part));
		if (part.number === tensor.type) type = part.value;
		if (part.number === tensor.name) weights.name = readText(source, part);
		if (part.number === tensor.floats || part.number === tensor.bytes) data = part;
		if (part.number === tensor.place) weights.outside = part.value !== 0;
	}
	weights.read = () => {
		const count = weights.sizes.reduce((product, size) => product * size, 1);
		if (!data || weights.outside || type !== float32 || data.end - data.start !== 4 * count) return undefined;
		// Copied, because numbers must begin at a multiple of their size.
		return new Float32Array(Uint8Array.from(source.read(data.start, data.end)).buffer);
	};
	return weights;
}

export function writeFloats(name: string, sizes: readonly number[], values: Float32Array): Uint8Array {
	return writeTensor(name, sizes, float32, new Uint8Array(values.buffer));
}

export function writeInt64s(name: string, values: readonly number[]): Uint8Array {
	return writeTensor(name, [values.length], 7, new Uint8Array(BigInt64Array.from(values, BigInt).buffer));
}

function writeTensor(name: string, sizes: readonly number[], type: number, bytes: Uint8Array): Uint8Array {
	return writeMessage([
		...sizes.map((size) => [tensor.size, size] as const),
		[tensor.type, type],
		[tensor.name, name],
		[tensor.bytes, bytes],
	]);
}

/** One number by itself, or bytes that hold several: those are read as if each were a field. */
function readIntegers(source: ByteSource, { value, start, end }: Field): number[] {
	if (start === end) return [value];
	const keyed = Array.from(source.read(start, end)).flatMap((byte, index, all) =>
		index === 0 || (all[index - 1] ?? 0) < 0x80 ? [8, byte] : [byte],
	);
	const bytes = Uint8Array.from(keyed);
	const fields = readFields({ size: bytes.length, read: (at, to) => bytes.subarray(at, to) });
	return Array.from(fields, (field) => field.value);
}

function writeAttribute(key: string, value: number | readonly number[]): Uint8Array {
	return writeMessage([
		[attribute.name, key],
		...(typeof value === 'number'
			? ([[attribute.integer, value]] as const)
			: value.map((one) => [attribute.integers, one] as const)),
		[attribute.type, typeof value === 'number' ? attributeTypes.integer : attributeTypes.integers],
	]);
}
