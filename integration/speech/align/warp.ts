import type { Features } from './features.ts';

type Rows = Pick<Features, 'values' | 'width' | 'length'>;

/** Rows that are first taken together, so that a path is found without comparing everything with everything. */
const coarse = 5;
/** How far the fine path may be from the coarse one, rows to each side. */
const reach = 2 * coarse;
/** Of the coarse path from a straight line: rows, and share of the length. */
const straying = { rows: 40, share: 0.25 };
/** For each row of a sound, the first and the last row of the other one that go with it. Never falling. */
export interface Path {
	first: Int32Array;
	last: Int32Array;
}

/**
 * Dynamic time warping (Sakoe and Chiba 1978): the rows of `other` that are heard in each row of `reference`, so that
 * the differences along the way are least. Found in the rough first, then in detail near by (Salvador and Chan 2007).
 */
export function warp(reference: Rows, other: Rows): Path {
	const [small, smallOther] = [thin(reference), thin(other)];
	const slope = smallOther.length / small.length;
	const width = Math.ceil(straying.rows + straying.share * smallOther.length);
	const rough = findPath(small, smallOther, (row) => (row + 0.5) * slope, width);
	const near = (row: number) => {
		const index = Math.floor(row / coarse);
		return (((rough.first[index] ?? 0) + (rough.last[index] ?? 0) + 1) / 2) * coarse;
	};
	const widest = rough.first.reduce((most, first, row) => Math.max(most, (rough.last[row] ?? 0) - first), 0);
	return findPath(reference, other, near, reach + Math.ceil((widest / 2) * coarse));
}

/** Means of some rows each. */
function thin({ values, width, length }: Rows): Rows {
	const rows = Math.max(1, Math.ceil(length / coarse));
	const means = new Float32Array(rows * width);
	for (let row = 0; row < length; row++) {
		const target = Math.floor(row / coarse);
		const count = Math.min(coarse, length - target * coarse);
		for (let n = 0; n < width; n++) {
			means[target * width + n] =
				(means[target * width + n] as number) + (values[row * width + n] as number) / count;
		}
	}
	return { values: means, width, length: rows };
}

/** @param centre For each row, about which column is looked for its partner, `width` columns to each side. */
function findPath(reference: Rows, other: Rows, centre: (row: number) => number, width: number): Path {
	const columns = 2 * width + 1;
	const rows = reference.length;
	const starts = Int32Array.from({ length: rows }, (_, row) => Math.round(centre(row)) - width);
	const steps = new Uint8Array(rows * columns);
	let before = new Float64Array(columns).fill(Infinity);
	let costs = new Float64Array(columns);
	const last = other.length - 1;
	for (let row = 0; row < rows; row++) {
		const start = starts[row] as number;
		const shift = row === 0 ? 0 : start - (starts[row - 1] as number);
		for (let column = 0; column < columns; column++) {
			const place = start + column;
			if (place < 0 || place > last) {
				costs[column] = Infinity;
				continue;
			}
			const difference = distance(reference, row, other, place);
			const begins = row === 0 && place === 0;
			const diagonal = begins ? 0 : (before[column + shift - 1] ?? Infinity);
			const down = before[column + shift] ?? Infinity;
			const right = column === 0 ? Infinity : (costs[column - 1] as number);
			const least = Math.min(diagonal, down, right);
			costs[column] = least + difference;
			steps[row * columns + column] = least === diagonal ? 0 : least === down ? 1 : 2;
		}
		[before, costs] = [costs, before];
	}
	return trace(steps, starts, columns, last);
}

/** Back from the end to the beginning. */
function trace(steps: Uint8Array, starts: Int32Array, columns: number, last: number): Path {
	const path: Path = { first: new Int32Array(starts.length), last: new Int32Array(starts.length) };
	let place = last;
	for (let row = starts.length - 1; row >= 0; row--) {
		const start = starts[row] as number;
		const within = (wanted: number) =>
			Math.max(Math.max(0, start), Math.min(start + columns - 1, last, wanted));
		place = within(place);
		path.last[row] = place;
		const stepAt = () => steps[row * columns + place - start] as number;
		while (stepAt() === 2 && place > within(0)) place -= 1;
		path.first[row] = place;
		if (stepAt() === 0) place -= 1;
	}
	return path;
}

function distance(a: Rows, row: number, b: Rows, column: number): number {
	const { width } = a;
	let sum = 0;
	for (let n = 0; n < width; n++) {
		const difference = (a.values[row * width + n] as number) - (b.values[column * width + n] as number);
		sum += difference * difference;
	}
	return Math.sqrt(sum);
}
