import type { Place } from '../problem.ts';
import type { Commentators } from './commentators.ts';
import type { Piece } from './inline.ts';
import { type Signature, signatureOfLabel } from './notation.ts';
import { cutRuns } from './passage.ts';

/** A name and its colon or dash. */
const label = /^([^:：–—]{1,60}?)\s*([:：–—])/u;

/**
 * Who a line is labelled with (`**Marvin:**`, `**Marvin**:`, `**Marvin (ironic) —**`) and what follows the label.
 * A dash counts in bold only: after bold it is ordinary punctuation.
 */
export function readLabel(
	line: readonly Piece[],
	commentators: Commentators,
	place: Place,
): { by: Signature; pieces: Piece[] } | undefined {
	// An emoji may stand before the name.
	const from = line.findIndex((piece) => /[\p{L}\p{N}]/u.test(piece.text));
	if (!line[from]?.strong) return undefined;
	const rest = line.slice(from);
	const plain = rest.findIndex((piece) => !piece.strong);
	const bold = textOf(plain < 0 ? rest : rest.slice(0, plain)).length;
	const [whole, name, mark = ''] = label.exec(textOf(rest)) ?? [];
	if (whole === undefined || name === undefined) return undefined;
	if ((/[–—]/.test(mark) ? whole : name).length > bold) return undefined;
	const by = signatureOfLabel(name.trim(), commentators, place);
	return by === undefined ? undefined : { by, pieces: cutRuns(rest, whole.length, Number.POSITIVE_INFINITY) };
}

function textOf(pieces: readonly Piece[]): string {
	return pieces.map(({ text }) => text).join('');
}
