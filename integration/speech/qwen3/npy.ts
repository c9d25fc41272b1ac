import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { Problem, reasonOf } from '../../problem.ts';

/** A table of float32 rows in an .npy file, of which rows are read where they are needed. */
export interface Table {
	rows: number;
	/** Numbers of a row. */
	width: number;
	/** @throws {RangeError} for a row that is not there. */
	row(index: number): Float32Array;
	/** All rows, one after the other. */
	all(): Float32Array;
	close(): void;
}

const magic = '\x93NUMPY';
/** Longer than any header: those of format 1 end before this. */
const headerRoom = 65_546;

/**
 * Opens an .npy file (numpy's format 1 to 3) of one or two dimensions; one is a single row. Of a table of 1.2 GB, a row
 * costs one read of 8 kB.
 * @throws {Problem} if it is missing, cut off, something else, or not of the sizes that are expected.
 */
export function openTable(file: string, expected: { rows?: number; width: number }): Table {
	let fd: number | undefined;
	try {
		fd = openSync(file, 'r');
		const { shape, start } = readHeader(fd);
		const [rows = 1, width = 1] = shape.length === 1 ? [1, shape[0]] : shape;
		if (width !== expected.width || (expected.rows !== undefined && rows !== expected.rows)) {
			const wanted = `[${expected.rows ?? 'any'}, ${expected.width}]`;
			throw new RangeError(`its sizes are [${shape.join(', ')}], and the configuration says ${wanted}`);
		}
		const { size } = fstatSync(fd);
		const end = start + 4 * rows * width;
		if (size < end) throw new RangeError(`it is cut off: it has ${size} bytes of ${end}`);
		return tableOf(fd, { rows, width, start });
	} catch (cause) {
		if (fd !== undefined) closeSync(fd);
		throw new Problem(`The table ${file} cannot be used: ${reasonOf(cause)}.`, {
			hint: 'Compare it with its source: all files of the folder must be of one export.',
			cause,
		});
	}
}

function tableOf(fd: number, { rows, width, start }: { rows: number; width: number; start: number }): Table {
	const read = (from: number, count: number): Float32Array => {
		if (from < 0 || from + count > rows) throw new RangeError(`there is no row ${from} of ${rows}`);
		const numbers = new Float32Array(count * width);
		readFully(fd, new Uint8Array(numbers.buffer), start + 4 * from * width);
		return numbers;
	};
	return {
		rows,
		width,
		row: (index) => read(index, 1),
		all: () => read(0, rows),
		close: () => closeSync(fd),
	};
}

/** The kernel reads at most 2 GB at a time. */
function readFully(fd: number, bytes: Uint8Array, at: number): void {
	for (let done = 0; done < bytes.length; ) {
		const read = readSync(fd, bytes, done, Math.min(bytes.length - done, 1 << 30), at + done);
		if (read === 0) throw new RangeError('it ends too early');
		done += read;
	}
}

/** `\x93NUMPY`, version, length of the header, then a Python dictionary with type, order and shape. */
function readHeader(fd: number): { shape: number[]; start: number } {
	const bytes = new Uint8Array(headerRoom);
	const view = new DataView(bytes.buffer, 0, readSync(fd, bytes, 0, headerRoom, 0));
	if (view.byteLength < 12 || Buffer.from(bytes.subarray(0, 6)).toString('latin1') !== magic) {
		throw new RangeError('it holds no numpy array');
	}
	const first = view.getUint8(6) === 1;
	const start = first ? 10 + view.getUint16(8, true) : 12 + view.getUint32(8, true);
	const header = Buffer.from(bytes.subarray(first ? 10 : 12, start)).toString('latin1');
	if (!/'descr': {0,4}'<f4'/.test(header) || !/'fortran_order': {0,4}False/.test(header)) {
		throw new RangeError(`its numbers are not float32 in rows: ${header.trim().slice(0, 100)}`);
	}
	const sizes = /'shape': {0,4}\(([\d, ]{0,40})\)/.exec(header)?.[1] ?? '';
	const shape = sizes.match(/\d{1,10}/g)?.map(Number) ?? [];
	if (shape.length === 0 || shape.length > 2) throw new RangeError(`it has ${shape.length} dimensions`);
	return { shape, start };
}
