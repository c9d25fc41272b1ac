/** How many words were said, and how many of them were heard wrong. */
export interface WordErrors {
	words: number;
	errors: number;
}

/** Compares what was said with what was heard: words replaced, left out and put in count as errors. */
export function wordErrors(said: string, heard: string): WordErrors {
	const words = wordsOf(said);
	return { words: words.length, errors: editDistance(words, wordsOf(heard)) };
}

/** Share of the words that are errors: 0.1 is 10 % (word error rate). */
export function shareOf(errors: readonly WordErrors[]): number {
	return sum(errors.map((each) => each.errors)) / sum(errors.map(({ words }) => words));
}

/** Lower-case words with straight apostrophes inside them. */
export function wordsOf(text: string): string[] {
	const words = text
		.toLowerCase()
		.replace(/’/g, "'")
		.split(/[^\p{L}\p{N}']+/u);
	return words.map((word) => word.replace(/^'+|'+$/g, '')).filter(Boolean);
}

/** Words to replace, leave out or put in (Levenshtein). */
function editDistance(from: readonly string[], to: readonly string[]): number {
	let row = [...to.keys(), to.length];
	for (const [index, word] of from.entries()) {
		const next = [index + 1];
		for (const [at, other] of to.entries()) {
			const swapped = (row[at] ?? 0) + (word === other ? 0 : 1);
			next.push(Math.min(swapped, (row[at + 1] ?? 0) + 1, (next[at] ?? 0) + 1));
		}
		row = next;
	}
	return row.at(-1) ?? 0;
}

function sum(numbers: readonly number[]): number {
	return numbers.reduce((total, number) => total + number, 0);
}
