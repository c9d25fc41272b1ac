/** What follows a piece, for the length of the pause behind it. */
export type Ending = 'sentence' | 'clause' | 'word';

export interface Piece {
	text: string;
	ending: Ending;
}

/** How long the texts should be that a model speaks in one go, characters. */
export interface PieceLengths {
	/** A shorter piece is joined to a neighbour. */
	least: number;
	most: number;
}

const closing = '["”’»)\\]]{0,3}';
/** Each cuts finer than the one before. The last cuts inside a word. */
const cuts: readonly { at: RegExp; ending: Ending }[] = [
	{ at: new RegExp(`(?<=[.!?…]${closing}) `, 'u'), ending: 'sentence' },
	{ at: new RegExp(`(?<=[,;:—–]${closing}) | (?=[—–(])`, 'u'), ending: 'clause' },
	{ at: / /u, ending: 'word' },
	{ at: /(?:)/u, ending: 'word' },
];

/**
 * Cuts a text after sentences; one that is too long after clauses, then words, at last inside a word. Nothing is
 * lost but white space.
 */
export function cutIntoPieces(text: string, lengths: PieceLengths): Piece[] {
	return joinShort(cut(text.replace(/\s+/gu, ' ').trim(), 0, 'sentence', lengths.most), lengths);
}

function cut(text: string, level: number, ending: Ending, most: number): Piece[] {
	const how = cuts[level];
	const parts = how && (level === 0 || text.length > most) ? text.split(how.at) : [text];
	if (!how || parts.length === 1) {
		return text.length <= most || level >= cuts.length
			? [{ text, ending }]
			: cut(text, level + 1, ending, most);
	}
	// Sentences stay on their own; finer parts fill up what a piece can hold.
	const filled = level === 0 ? parts : fill(parts, level === 3 ? '' : ' ', most);
	return filled.flatMap((part, index) =>
		cut(part, level + 1, index === filled.length - 1 ? ending : how.ending, most),
	);
}

function fill(parts: readonly string[], glue: string, most: number): string[] {
	const filled: string[] = [];
	for (const part of parts) {
		const last = filled.at(-1);
		const joined = last === undefined ? part : `${last}${glue}${part}`;
		if (last === undefined || joined.length > most) filled.push(part);
		else filled[filled.length - 1] = joined;
	}
	return filled;
}

/** A model has little to go by in a text of a few words: it babbles, or breaks off. */
function joinShort(pieces: readonly Piece[], { least, most }: PieceLengths): Piece[] {
	const joined: Piece[] = [];
	for (const piece of pieces) {
		const last = joined.at(-1);
		const short = last && (last.text.length < least || piece.text.length < least);
		if (last && short && last.text.length + 1 + piece.text.length <= most) {
			joined[joined.length - 1] = { text: `${last.text} ${piece.text}`, ending: piece.ending };
		} else joined.push(piece);
	}
	return joined;
}
