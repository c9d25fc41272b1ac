/**
 * The candidate a person most likely meant, or undefined when none is near: at most a third of the letters may differ.
 */
export function closestTo(word: string, candidates: readonly string[]): string | undefined {
	const ranked = candidates
		.map((candidate) => ({ candidate, distance: editDistance(word.toLowerCase(), candidate.toLowerCase()) }))
		.sort((a, b) => a.distance - b.distance);
	const best = ranked[0];
	return best && best.distance <= Math.max(2, Math.floor(word.length / 3)) ? best.candidate : undefined;
}

/** Levenshtein distance, with adjacent letters swapped counted as one edit (optimal string alignment). */
export function editDistance(a: string, b: string): number {
	const rows: number[][] = [Array.from({ length: b.length + 1 }, (_, column) => column)];
	for (let i = 1; i <= a.length; i++) {
		const row = [i];
		for (let j = 1; j <= b.length; j++) {
			const at = (y: number, x: number) => rows[y]?.[x] ?? 0;
			const changed = at(i - 1, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1);
			let cost = Math.min(at(i - 1, j) + 1, (row[j - 1] ?? 0) + 1, changed);
			if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
				cost = Math.min(cost, at(i - 2, j - 2) + 1);
			}
			row.push(cost);
		}
		rows.push(row);
	}
	return rows[a.length]?.[b.length] ?? 0;
}
