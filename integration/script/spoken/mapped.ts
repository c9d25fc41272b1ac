/** A text that remembers where each of its UTF-16 units came from in the text it was made of. */
export interface Mapped {
	text: string;
	/** Where the piece of the first text begins, and where it ends, that this unit of `text` stands for. */
	start(unit: number): number;
	end(unit: number): number;
}

/** A text that was made of nothing but itself. */
export function mapped(text: string): Mapped {
	return { text, start: (unit) => unit, end: (unit) => unit + 1 };
}

/**
 * `String.replace` with a global expression, keeping origins: what replaces a match stands for all of it, or for the
 * place inside it where the same words are.
 */
export function replace(
	source: Mapped,
	pattern: RegExp,
	replacement: (match: RegExpMatchArray, text: string) => string,
): Mapped {
	const { text } = source;
	const pieces: string[] = [];
	const starts: number[] = [];
	const ends: number[] = [];
	let done = 0;
	for (const match of text.matchAll(pattern)) {
		keep(done, match.index);
		done = match.index + match[0].length;
		const said = replacement(match, text);
		const inside = said === '' ? -1 : match[0].indexOf(said);
		for (let unit = 0; unit < said.length; unit++) {
			starts.push(source.start(match.index + (inside < 0 ? 0 : inside + unit)));
			ends.push(source.end(inside < 0 ? done - 1 : match.index + inside + unit));
		}
		pieces.push(said);
	}
	if (done === 0) return source;
	keep(done, text.length);
	return { text: pieces.join(''), start: (unit) => starts[unit] ?? 0, end: (unit) => ends[unit] ?? 0 };

	function keep(from: number, to: number) {
		pieces.push(text.slice(from, to));
		for (let unit = from; unit < to; unit++) {
			starts.push(source.start(unit));
			ends.push(source.end(unit));
		}
	}
}
