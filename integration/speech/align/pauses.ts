import type { Features } from './features.ts';

/** Seconds that are left of a pause: enough to find each other in two voices, too few to make a path bend for them. */
const kept = 0.1;

/** Features without most of their pauses, which are as long as a voice likes. */
export interface Spoken extends Pick<Features, 'values' | 'width' | 'length'> {
	/** The row of the sound that each of the rows is. */
	rows: Int32Array;
	/** For each row of the sound, the row here that is it or comes next. */
	places: Int32Array;
}

export function withoutPauses({ values, width, length, step, loud }: Features): Spoken {
	const most = Math.round(kept / step);
	const rows: number[] = [];
	const places = new Int32Array(length);
	for (let row = 0, silent = 0; row < length; row++) {
		places[row] = rows.length;
		silent = loud[row] === 1 ? 0 : silent + 1;
		if (silent <= most) rows.push(row);
	}
	const spoken = new Float32Array(rows.length * width);
	for (const [place, row] of rows.entries()) {
		spoken.set(values.subarray(row * width, (row + 1) * width), place * width);
	}
	return { values: spoken, width, length: rows.length, rows: Int32Array.from(rows), places };
}
