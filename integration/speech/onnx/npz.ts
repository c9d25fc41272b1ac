import { inflateRawSync } from 'node:zlib';

export interface NumberArray {
	/** float32, in the order of C. */
	data: Float32Array;
	shape: number[];
}

const endRecord = { signature: 0x06054b50, size: 22, mostComment: 65_535 };
const entry = { signature: 0x02014b50, size: 46 };
const local = { signature: 0x04034b50, size: 30 };
/** Enough for the voices of any model, and no more than a damaged file may claim. */
const largest = 256 * 1024 * 1024;

/**
 * Reads the float32 arrays of an .npz file: a zip archive (PKWARE APPNOTE 6.3, stored or deflated) of .npy files
 * (format 1 to 3), as numpy.savez writes it.
 * @throws {RangeError} saying what is wrong with the bytes.
 */
export function readNpz(bytes: Uint8Array): Map<string, NumberArray> {
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	const arrays = new Map<string, NumberArray>();
	const end = findEnd(view);
	const count = view.getUint16(end + 10, true);
	let at = view.getUint32(end + 16, true);
	for (let index = 0; index < count; index += 1) {
		if (view.getUint32(at, true) !== entry.signature) throw new RangeError('its list of files is damaged');
		const nameLength = view.getUint16(at + 28, true);
		const name = new TextDecoder().decode(bytes.subarray(at + entry.size, at + entry.size + nameLength));
		const content = extract(bytes, view, at);
		if (name.endsWith('.npy')) arrays.set(name.slice(0, -'.npy'.length), readNpy(content));
		at += entry.size + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
	}
	return arrays;
}

/** The record at the end of the archive, which a comment may follow. */
function findEnd(view: DataView): number {
	const last = view.byteLength - endRecord.size;
	for (let at = last; at >= Math.max(0, last - endRecord.mostComment); at -= 1) {
		if (view.getUint32(at, true) === endRecord.signature) return at;
	}
	throw new RangeError('it is no zip archive, or cut off');
}

/** The sizes are those of the list: numpy writes them into the file's own header as zip64. */
function extract(bytes: Uint8Array, view: DataView, at: number): Uint8Array {
	const method = view.getUint16(at + 10, true);
	const packed = view.getUint32(at + 20, true);
	const size = view.getUint32(at + 24, true);
	const header = view.getUint32(at + 42, true);
	if (view.getUint32(header, true) !== local.signature) throw new RangeError('one of its files is damaged');
	if (size > largest) throw new RangeError(`one of its files has ${size} bytes`);
	const start = header + local.size + view.getUint16(header + 26, true) + view.getUint16(header + 28, true);
	const content = bytes.subarray(start, start + packed);
	if (method === 0) return content;
	if (method === 8) return inflateRawSync(content, { maxOutputLength: Math.max(1, size) });
	throw new RangeError(`it is packed with method ${method}, not stored or deflated`);
}

/** `\x93NUMPY`, version, length of the header, then a Python dictionary with type, order and shape. */
function readNpy(bytes: Uint8Array): NumberArray {
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	if (new TextDecoder('latin1').decode(bytes.subarray(1, 6)) !== 'NUMPY')
		throw new RangeError('it holds no numpy array');
	const first = view.getUint8(6) === 1;
	const start = first ? 10 : 12;
	const dataAt = start + (first ? view.getUint16(8, true) : view.getUint32(8, true));
	const header = new TextDecoder().decode(bytes.subarray(start, dataAt));
	if (!/'descr':\s*'<f4'/.test(header) || !/'fortran_order':\s*False/.test(header)) {
		throw new RangeError(`its arrays are not float32 rows: ${header.trim().slice(0, 100)}`);
	}
	const shape = (/'shape':\s*\(([\d,\s]*)\)/.exec(header)?.[1] ?? '').match(/\d+/g)?.map(Number) ?? [];
	const length = shape.reduce((product, size) => product * size, 1);
	// A copy, because numbers must begin at a multiple of their size.
	const data = new Uint8Array(bytes.subarray(dataAt, dataAt + 4 * length));
	if (data.length !== 4 * length) throw new RangeError('one of its arrays is cut off');
	return { data: new Float32Array(data.buffer), shape };
}
