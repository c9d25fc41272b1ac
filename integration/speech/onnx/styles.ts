import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { compareText } from '../../order.ts';
import { Problem, reasonOf } from '../../problem.ts';
import type { ModelSource } from './family.ts';
import { readNpz } from './npz.ts';

/** Numbers of one row. */
export const styleWidth = 256;

/** Voices as rows of numbers, one row for each length of a text. */
export interface Styles {
	names: readonly string[];
	files: readonly string[];
	/** Rows of each voice. */
	rows: number;
	/** One row of a voice; beyond the last, the last. @throws {Problem} if its file cannot be read. */
	read(name: string, row: number): Float32Array;
}

/** Where voices lie beside a model: `voices/*.bin` or an .npz file, in its folder or the one above. */
export function openStyles({ file, voices }: ModelSource): Styles {
	const place = voices ?? findStyles(file);
	if (place === undefined) {
		throw new Problem(`The model ${file} has no voices.`, {
			hint: 'Put a folder `voices` with its .bin files or its voices.npz beside it, or name them with `voices`.',
		});
	}
	try {
		return statSync(place).isDirectory() ? openFolder(place) : openArchive(place);
	} catch (cause) {
		if (cause instanceof Problem) throw cause;
		throw voiceProblem(place, cause);
	}
}

function findStyles(file: string): string | undefined {
	const folders = [path.dirname(file), path.dirname(path.dirname(file))];
	const places = folders.flatMap((folder) => [
		path.join(folder, 'voices'),
		...readdirSync(folder)
			.filter((name) => /\.npz$|^voices.*\.bin$/.test(name))
			.sort(compareText)
			.map((name) => path.join(folder, name)),
	]);
	return places.find((place) => statSync(place, { throwIfNoEntry: false }));
}

/** Raw float32, little-endian. The file is copied: numbers must begin at a multiple of their size. */
function openFolder(folder: string): Styles {
	const names = readdirSync(folder)
		.filter((name) => name.endsWith('.bin'))
		.sort(compareText);
	const files = names.map((name) => path.join(folder, name));
	const sizes = new Map(files.map((file) => [file, statSync(file).size]));
	const [size = 0] = sizes.values();
	const odd = [...sizes].find(([, bytes]) => bytes !== size || bytes === 0 || bytes % (4 * styleWidth) !== 0);
	if (odd)
		throw voiceProblem(
			odd[0],
			new RangeError(`it has ${odd[1]} bytes, which is no number of rows of ${styleWidth}`),
		);
	if (files.length === 0) throw voiceProblem(folder, new RangeError('it has no .bin file'));
	const loaded = new Map<string, Float32Array>();
	return stylesOf(
		names.map((name) => path.basename(name, '.bin')),
		files,
		size / 4 / styleWidth,
		(name) => {
			const data =
				loaded.get(name) ??
				new Float32Array(new Uint8Array(readFileSync(path.join(folder, `${name}.bin`))).buffer);
			loaded.set(name, data);
			return data;
		},
	);
}

function openArchive(file: string): Styles {
	const arrays = readNpz(readFileSync(file));
	const rows = new Set(Array.from(arrays.values(), ({ data }) => data.length / styleWidth));
	const [count = 0] = rows;
	if (rows.size !== 1 || !Number.isInteger(count)) {
		throw new RangeError(
			`its voices are not the same number of rows of ${styleWidth}: ${[...rows].join(', ')}`,
		);
	}
	return stylesOf([...arrays.keys()].sort(compareText), [file], count, (name) => arrays.get(name)?.data);
}

function stylesOf(
	names: readonly string[],
	files: readonly string[],
	rows: number,
	load: (name: string) => Float32Array | undefined,
): Styles {
	return {
		names,
		files,
		rows,
		read(name, row) {
			const at = Math.min(row, rows - 1) * styleWidth;
			const style = load(name)?.subarray(at, at + styleWidth);
			if (style?.length === styleWidth) return style;
			throw voiceProblem(name, new RangeError('it is cut off'));
		},
	};
}

function voiceProblem(place: string, cause: unknown): Problem {
	return new Problem(`The voices at ${place} cannot be used: ${reasonOf(cause)}`, {
		hint: 'Compare them with their source, and download them again.',
		cause,
	});
}
