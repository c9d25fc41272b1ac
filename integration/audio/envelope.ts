/** A gain (a factor, not dB) at a place in samples. */
export interface Point {
	at: number;
	gain: number;
}

/**
 * A gain that goes from point to point along raised cosines, and stays before the first and after the last.
 * @param points In order.
 * @returns The gain at a sample. To be asked from the beginning to the end, not back and forth.
 */
export function envelope(points: readonly Point[]): (at: number) => number {
	let next = 0;
	return (at) => {
		while ((points[next]?.at ?? Infinity) <= at) next++;
		const [from, to] = [points[next - 1], points[next]];
		if (!from || !to || from.gain === to.gain) return (from ?? to)?.gain ?? 1;
		const share = (1 - Math.cos((Math.PI * (at - from.at)) / (to.at - from.at))) / 2;
		return from.gain + (to.gain - from.gain) * share;
	};
}
