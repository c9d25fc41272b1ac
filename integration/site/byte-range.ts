/** A stretch of a file; `end` is inclusive, as in HTTP. */
export interface ByteRange {
	start: number;
	end: number;
}

/**
 * Reads a `Range` header (RFC 9110, section 14) for a file of `size` bytes.
 * Several ranges, other units and malformed headers may be ignored by the RFC and are: they give `undefined`.
 */
export function parseByteRange(
	header: string | undefined,
	size: number,
): ByteRange | 'unsatisfiable' | undefined {
	const match = /^bytes=(\d*)-(\d*)$/.exec(header?.trim() ?? '');
	const [, first = '', last = ''] = match ?? [];
	if (first === '' && last === '') return undefined;
	if (first === '') return suffixRange(Number(last), size);
	const start = Number(first);
	const end = last === '' ? size - 1 : Math.min(Number(last), size - 1);
	if (last !== '' && Number(last) < start) return undefined;
	return start < size ? { start, end } : 'unsatisfiable';
}

function suffixRange(length: number, size: number): ByteRange | 'unsatisfiable' {
	return length > 0 && size > 0 ? { start: Math.max(0, size - length), end: size - 1 } : 'unsatisfiable';
}
