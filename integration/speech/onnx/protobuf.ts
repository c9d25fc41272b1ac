/** Bytes that are read where they are needed: of a large file, the tensors are passed over. */
export interface ByteSource {
	size: number;
	/** The bytes from `at` to `end`, both within `size`. Only good until the next call. */
	read(at: number, end: number): Uint8Array;
}

/** One field of a message: the number of a varint, or where the bytes of anything else are. */
export interface Field {
	number: number;
	value: number;
	start: number;
	end: number;
}

/** Bytes of payload by wire type; those of type 2 say their length. */
const fixedSizes: Readonly<Record<number, number>> = { 1: 8, 5: 4 };
const longestVarint = 10;

/**
 * The fields of a protobuf message, as the encoding is described at protobuf.dev/programming-guides/encoding.
 * @throws {RangeError} where the bytes are no message, or end too early.
 */
export function* readFields(source: ByteSource, start = 0, end = source.size): Generator<Field> {
	let at = start;
	const readVarint = (): number => {
		const bytes = source.read(at, Math.min(end, at + longestVarint));
		let value = 0;
		for (const [index, byte] of bytes.entries()) {
			value += (byte & 0x7f) * 2 ** (7 * index);
			if (byte < 0x80) {
				at += index + 1;
				return value;
			}
		}
		throw new RangeError(`a number at byte ${at} does not end`);
	};
	while (at < end) {
		const key = readVarint();
		const wire = key % 8;
		const value = wire === 0 ? readVarint() : 0;
		const length = wire === 0 ? 0 : wire === 2 ? readVarint() : fixedSizes[wire];
		if (length === undefined) throw new RangeError(`there is no field of type ${wire} (at byte ${at})`);
		if (at + length > end)
			throw new RangeError(`a field of ${length} bytes at byte ${at} ends beyond byte ${end}`);
		yield { number: Math.floor(key / 8), value, start: at, end: at + length };
		at += length;
	}
}

export function readText(source: ByteSource, { start, end }: Field): string {
	return new TextDecoder().decode(source.read(start, end));
}

/** Writes a message. Numbers become varints and must not be negative; text is UTF-8; bytes may be a message. */
export function writeMessage(
	fields: readonly (readonly [number, number | string | Uint8Array])[],
): Uint8Array {
	return Buffer.concat(
		fields.flatMap(([number, value]) => {
			if (typeof value === 'number') return [writeVarint(number * 8), writeVarint(value)];
			const bytes = typeof value === 'string' ? new TextEncoder().encode(value) : value;
			return [writeVarint(number * 8 + 2), writeVarint(bytes.length), bytes];
		}),
	);
}

function writeVarint(value: number): Uint8Array {
	const bytes: number[] = [];
	let rest = value;
	while (rest >= 0x80) {
		bytes.push((rest % 0x80) + 0x80);
		rest = Math.floor(rest / 0x80);
	}
	return Uint8Array.from([...bytes, rest]);
}
