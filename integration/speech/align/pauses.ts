import type { Features } from './features.ts';

/** Rows that are left of a pause: enough to find each other in two voices, too few to make a path bend for them. */
const kept = 10;

/** Features without most of their pauses, which are as long as a voice likes. */
export interface Spoken extends Omit<Features, 'loud'> {
	/** The row of the sound that each of the rows is. */
	rows: Int32Array;
	/** For each row of the sound, the row here that is it or comes next. */
	places: Int32Array;
}

export function withoutPauses({ values, width, length, loud }: Features): Spoken {
	const rows: number[] = [];
	const places = new Int32Array(length);
	for (let row = 0, silent = 0; row < length; row++) {
		places[row] = rows.length;
		silent = loud[row] ? 0 : silent + 1;
		if (silent <= kept) rows.push(row);
	}
	const spoken = new Float32Array(rows.length * width);
	for (const [place, row] of rows.entries()) {
		spoken.set(values.subarray(row * width, (row + 1) * width), place * width);
	}
	return { values: spoken, width, length: rows.length, rows: Int32Array.from(rows), places };
}
