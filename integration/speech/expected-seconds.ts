/**
 * How long a text takes at an ordinary pace, seconds: 14.5 letters a second, digits read as words, pauses after
 * sentences and commas.
 */
export function expectedSeconds(text: string): number {
	const count = (pattern: RegExp) => text.match(pattern)?.length ?? 0;
	const characters = count(/[\p{L}\s]/gu) + 4.5 * count(/\p{N}/gu);
	return characters / 14.5 + 0.25 * count(/[.!?…]+/gu) + 0.12 * count(/[,;:]/gu);
}
