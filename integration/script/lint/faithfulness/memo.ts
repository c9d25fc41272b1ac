/** A function that computes once per pair of objects, for as long as both live. */
export function remember<One extends object, Other extends object, Result>(
	compute: (one: One, other: Other) => Result,
): (one: One, other: Other) => Result {
	const kept = new WeakMap<One, WeakMap<Other, Result>>();
	return (one, other) => {
		const row = kept.get(one) ?? new WeakMap<Other, Result>();
		kept.set(one, row);
		const known = row.get(other);
		if (known !== undefined) return known;
		const result = compute(one, other);
		row.set(other, result);
		return result;
	};
}
