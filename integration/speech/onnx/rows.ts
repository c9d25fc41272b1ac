import type { Language } from '../../newsletter/newsletter.ts';
import type { Phonemise } from '../espeak-phonemes.ts';
import { cutIntoPieces, type Piece } from '../pieces.ts';
import type { Model, Row } from './family.ts';
import { type Phonemes, readPhonemes } from './phonemes.ts';

/** A piece of a text as a model is fed it. */
export interface Part extends Piece {
	phonemes: Phonemes;
	row: Row;
}

/** Rows of one batch. */
const largestBatch = 8;
/** Each is at least this long compared with the longest: the rest would be computed for nothing. */
const alike = 0.8;

/** Cuts a text into what the model can speak in one go, as phonemes and ids. */
export function toParts(
	text: string,
	{
		model,
		voice,
		language,
		phonemise,
	}: { model: Model; voice: string; language: Language; phonemise: Phonemise },
): Part[] {
	const spoken = model.phonemeLanguage(voice, language);
	const encode = (piece: Piece): Part[] => {
		const phonemes = readPhonemes(piece.text, spoken, model.marks, phonemise);
		const row = model.encode(phonemes, piece.text, spoken);
		const half = Math.ceil(piece.text.length / 2);
		if (row.ids.length <= model.longest || half >= piece.text.length) return [{ ...piece, phonemes, row }];
		const halves = cutIntoPieces(piece.text, { least: 0, most: half });
		return halves.flatMap(({ text: part, ending }, index) =>
			encode({ text: part, ending: index === halves.length - 1 ? piece.ending : ending }),
		);
	};
	return cutIntoPieces(text, model.pieces).flatMap(encode);
}

/** Whether a word is in it: punctuation on its own makes a model breathe. */
export function hasWords({ row }: Part): boolean {
	return row.words.some((word) => word !== undefined);
}

/** Parts of like length together, longest first, so that little of a batch is filling. */
export function inBatches(parts: readonly Part[]): Part[][] {
	const batches: Part[][] = [];
	for (const part of parts.toSorted((a, b) => b.row.ids.length - a.row.ids.length)) {
		const last = batches.at(-1);
		const longest = last?.[0]?.row.ids.length ?? 0;
		if (last && last.length < largestBatch && part.row.ids.length >= longest * alike) last.push(part);
		else batches.push([part]);
	}
	return batches;
}
