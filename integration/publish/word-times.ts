import type { Timed, TimedWord } from '../episode/episode.ts';

/**
 * When the words of a text are heard, from when the words were heard that a voice was given to say: numbers spelled
 * out, names respelled. Words that are the same in both find each other in order; what was written between two of them
 * shares the time of what was said there, by length.
 * @returns as many as `written`, never going back if `spoken` does not.
 */
export function timesOfWords(written: readonly string[], spoken: readonly TimedWord[]): Timed[] {
	const partners = findPartners(
		written.map(plain),
		spoken.map(({ text }) => plain(text)),
	);
	const times: Timed[] = [];
	for (let from = 0, said = 0; from < written.length; ) {
		const partner = partners[from];
		const word = partner === undefined ? undefined : spoken[partner];
		if (partner !== undefined && word) {
			times.push({ start: word.start, end: word.end });
			from += 1;
			said = partner + 1;
			continue;
		}
		const next = partners.findIndex((other, index) => index > from && other !== undefined);
		const [to, heard] = next < 0 ? [written.length, spoken.length] : [next, partners[next] ?? said];
		times.push(...shareOut(stretchOf(spoken, said, heard), written.slice(from, to)));
		from = to;
		said = heard;
	}
	return times;
}

/** Without case, accents and punctuation. */
function plain(word: string): string {
	return word
		.normalize('NFKD')
		.replace(/[^\p{L}\p{N}]/gu, '')
		.toLowerCase();
}

/**
 * The longest common subsequence, measured in letters: a “the” pairs only where no longer word is lost by it.
 * @returns for each word its partner's place in `others`, rising.
 */
function findPartners(words: readonly string[], others: readonly string[]): (number | undefined)[] {
	const width = others.length + 1;
	/** The most letters that can still pair from a word and another word onwards. */
	const most = new Uint32Array((words.length + 1) * width);
	const at = (row: number, column: number) => most[row * width + column] ?? 0;
	for (let row = words.length - 1; row >= 0; row--) {
		const word = words[row] ?? '';
		for (let column = others.length - 1; column >= 0; column--) {
			const together = word === others[column] ? word.length + at(row + 1, column + 1) : 0;
			most[row * width + column] = Math.max(together, at(row + 1, column), at(row, column + 1));
		}
	}
	const partners: (number | undefined)[] = words.map(() => undefined);
	for (let row = 0, column = 0; row < words.length && column < others.length; ) {
		const word = words[row] ?? '';
		const pairs = word !== '' && word === others[column];
		if (pairs && at(row, column) === word.length + at(row + 1, column + 1)) {
			partners[row] = column;
			row += 1;
			column += 1;
		} else if (at(row, column) === at(row + 1, column)) row += 1;
		else column += 1;
	}
	return partners;
}

/** Of the words said from one place up to another; if there are none, the silence between their neighbours. */
function stretchOf(spoken: readonly TimedWord[], from: number, to: number): Timed {
	const before = spoken[from - 1]?.end ?? spoken[from]?.start ?? 0;
	if (from < to) return { start: spoken[from]?.start ?? before, end: spoken[to - 1]?.end ?? before };
	return { start: before, end: spoken[to]?.start ?? before };
}

function shareOut({ start, end }: Timed, words: readonly string[]): Timed[] {
	const lengths = words.map((word) => plain(word).length);
	const total = lengths.reduce((sum, length) => sum + length, 0) || 1;
	let before = 0;
	return lengths.map((length) => {
		const from = start + ((end - start) * before) / total;
		before += length;
		return { start: from, end: start + ((end - start) * before) / total };
	});
}
