import { writeMessage } from '../../../integration/speech/onnx/protobuf.ts';

const types = { float32: 1, int64: 7, float16: 10 } as const;
export type ElementType = keyof typeof types;

/** Attributes of a node: whole numbers, or lists of them. */
type Attributes = Readonly<Record<string, number | readonly number[]>>;

/** Writes ONNX models that can be run: IR version 8, operator set 13. */
export interface GraphWriter {
	/** A size that may be anything is a name. */
	input(name: string, type: ElementType, shape: readonly (number | string)[]): string;
	/** Numbers that are part of the model. @returns its name. */
	weights(data: Float32Array | readonly number[], shape: readonly number[]): string;
	/** Whole numbers that are part of the model, such as a shape. */
	whole(...values: number[]): string;
	/** @returns the name of what comes out, which may be chosen. */
	node(operator: string, inputs: readonly string[], attributes?: Attributes, output?: string): string;
	output(name: string, type?: ElementType): void;
	bytes(): Uint8Array;
	/** What belongs into the file beside the model. */
	data(): Uint8Array;
}

/** @param beside Name of a file beside the model that is to hold its weights. */
export function writeGraph(beside?: string): GraphWriter {
	const outside: Uint8Array[] = [];
	const fields: [number, Uint8Array | string][] = [[2, 'tiny']];
	let names = 0;
	const nameNext = () => `t${names++}`;
	const tensor = (type: ElementType, data: Uint8Array, shape: readonly number[]): string => {
		const name = nameNext();
		const sizes = shape.map((size) => [1, size] as const);
		const numbers = beside && type === 'float32' ? placeOutside(beside, data) : ([[9, data]] as const);
		fields.push([5, writeMessage([...sizes, [2, types[type]], [8, name], ...numbers])]);
		return name;
	};
	const placeOutside = (location: string, data: Uint8Array) => {
		const offset = outside.reduce((sum, { length }) => sum + length, 0);
		outside.push(data);
		const place = Object.entries({ location, offset, length: data.length });
		const entries = place.map(
			([key, value]) =>
				[
					13,
					writeMessage([
						[1, key],
						[2, String(value)],
					]),
				] as const,
		);
		return [...entries, [14, 1] as const];
	};
	return {
		data: () => Buffer.concat(outside),
		input(name, type, shape) {
			fields.push([11, describeTensor(name, type, shape)]);
			return name;
		},
		weights: (data, shape) => tensor('float32', bytesOf(Float32Array.from(data)), shape),
		whole: (...values) => tensor('int64', bytesOf(BigInt64Array.from(values, BigInt)), [values.length]),
		node(operator, inputs, attributes = {}, output = nameNext()) {
			const given = Object.entries(attributes).map(
				([name, value]) => [5, describeAttribute(name, value)] as const,
			);
			const taken = inputs.map((name) => [1, name] as const);
			fields.push([1, writeMessage([...taken, [2, output], [4, operator], ...given])]);
			return output;
		},
		output(name, type = 'float32') {
			fields.push([12, describeTensor(name, type)]);
		},
		bytes: () =>
			writeMessage([
				[1, 8],
				[7, writeMessage(fields)],
				[8, writeMessage([[2, 13]])],
			]),
	};
}

function describeTensor(name: string, type: ElementType, shape?: readonly (number | string)[]): Uint8Array {
	const sizes = shape?.map((size) => [1, writeMessage([[typeof size === 'number' ? 1 : 2, size]])] as const);
	const tensor = writeMessage([[1, types[type]], ...(sizes ? [[2, writeMessage(sizes)] as const] : [])]);
	return writeMessage([
		[1, name],
		[2, writeMessage([[1, tensor]])],
	]);
}

function describeAttribute(name: string, value: number | readonly number[]): Uint8Array {
	const [field, kind] = typeof value === 'number' ? [3, 2] : [8, 7];
	const values = typeof value === 'number' ? [value] : value;
	return writeMessage([[1, name], ...values.map((item) => [field, item] as const), [20, kind]]);
}

function bytesOf(data: Float32Array | BigInt64Array): Uint8Array {
	return new Uint8Array(data.buffer);
}
