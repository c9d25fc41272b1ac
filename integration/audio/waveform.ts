/** Enough to fill the width of a page with strokes, few enough to stand in it as text. */
const most = 200;

/**
 * How loud a programme is over time, for drawing: the K-weighted root mean square (ITU-R BS.1770-4) of equal stretches,
 * as a share of the loudest.
 * @param energies Mean square of the K-weighted signal in each 100 ms.
 * @returns At most 200 levels from 0 to 1, in hundredths; as many as there are energies if those are fewer.
 */
export function waveformOf(energies: Float64Array): number[] {
	const count = Math.min(most, energies.length);
	const edge = (stretch: number) => Math.round((stretch * energies.length) / count);
	const levels = Array.from({ length: count }, (_, stretch) => {
		const part = energies.subarray(edge(stretch), edge(stretch + 1));
		return Math.sqrt(part.reduce((sum, energy) => sum + energy, 0) / part.length);
	});
	const loudest = Math.max(...levels);
	return levels.map((level) => (loudest > 0 ? Math.round((level / loudest) * 100) / 100 : 0));
}
