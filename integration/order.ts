/** Orders text by its UTF-16 code units: the same on every machine, whatever its locale. */
export function compareText(a: string, b: string): number {
	return a < b ? -1 : a > b ? 1 : 0;
}

/** Orders episodes by their dates, the newest first. Of one date, the one comes first whose id comes last. */
export function compareNewest(
	a: { id: string; published: string },
	b: { id: string; published: string },
): number {
	return Date.parse(b.published) - Date.parse(a.published) || compareText(b.id, a.id);
}
