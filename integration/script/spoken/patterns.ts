/** Source of an expression for any of these words, longest first, so that "MB" is not taken for "M". */
export function alternatives(words: readonly string[]): string {
	const sorted = [...words].sort((one, other) => other.length - one.length);
	return `(?:${sorted.map((word) => word.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&')).join('|')})`;
}
