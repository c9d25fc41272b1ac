/** Stress and length differ between a word on its own and the same word in a sentence. */
const marks = /[ˈˌːˑ]|\p{M}/gu;

/**
 * Says for each phoneme of a clause which word it belongs to. Mostly every word is heard as one; where words ran
 * together or apart, the phonemes of each word alone are aligned with those of the clause at the least edit distance.
 * @param heard The phonemes of each heard word of the clause.
 * @param words How many words are written there.
 * @param alone For each written word, the heard words it has on its own. Asked only when the numbers differ.
 * @returns as many lists and numbers as `heard` has: indices of written words, never falling.
 */
export function labelPhonemes(
	heard: readonly string[][],
	words: number,
	alone: () => string[][][],
): number[][] {
	if (words === heard.length) return heard.map((phonemes, index) => phonemes.map(() => index));
	const known = alone().flatMap((words, index) =>
		words.flat().map((symbol) => ({ symbol: plain(symbol), word: index })),
	);
	const labels = align(heard.flat().map(plain), known);
	let at = 0;
	return heard.map((phonemes) =>
		phonemes.map(() => {
			at += 1;
			return labels[at - 1] ?? 0;
		}),
	);
}

function plain(symbol: string): string {
	return symbol.replace(marks, '');
}

interface Known {
	symbol: string;
	word: number;
}

/** Levenshtein alignment; a phoneme without a partner belongs to the word of the one before it. */
function align(heard: readonly string[], known: readonly Known[]): number[] {
	const width = known.length + 1;
	const costs = new Uint32Array((heard.length + 1) * width);
	const cost = (row: number, column: number) => costs[row * width + column] ?? 0;
	const swap = (row: number, column: number) =>
		cost(row - 1, column - 1) + (heard[row - 1] === known[column - 1]?.symbol ? 0 : 1);
	for (let row = 0; row <= heard.length; row += 1) {
		for (let column = 0; column < width; column += 1) {
			const ways = [
				...(row > 0 && column > 0 ? [swap(row, column)] : []),
				...(row > 0 ? [cost(row - 1, column) + 1] : []),
				...(column > 0 ? [cost(row, column - 1) + 1] : []),
			];
			costs[row * width + column] = ways.length > 0 ? Math.min(...ways) : 0;
		}
	}
	const labels: number[] = [];
	let column = known.length;
	for (let row = heard.length; row > 0; ) {
		const here = cost(row, column);
		if (column > 0 && here === swap(row, column)) {
			labels.unshift(known[column - 1]?.word ?? 0);
			row -= 1;
			column -= 1;
		} else if (here === cost(row - 1, column) + 1) {
			labels.unshift(known[Math.max(0, column - 1)]?.word ?? 0);
			row -= 1;
		} else column -= 1;
	}
	return labels;
}
