/** LU: closer than this is close enough. */
const tolerance = 0.05;
const rounds = 6;

/** dB of loudness that a dB of gain brings, before anything is known: a limiter takes some of it. */
const usualSlope = 0.75;
/** A limiter that takes more than this has nothing left to give; and no single step goes further than this, dB. */
const [flattest, longestStep] = [0.2, 4];

/**
 * Finds the gain (dB) at which a limited programme reaches `target` (LUFS), with the secant method.
 * @param loudnessAt Loudness of the limited programme at a gain, LUFS.
 * @returns The best found, which the caller has to check: a programme may be beyond what limiting can reach.
 */
export async function findGain(
	loudnessAt: (gain: number) => Promise<number>,
	target: number,
	start: number,
): Promise<number> {
	let gain = start;
	let loudness = await loudnessAt(gain);
	let slope = usualSlope;
	for (let round = 1; round < rounds && Math.abs(target - loudness) > tolerance; round++) {
		const step = Math.min(Math.max((target - loudness) / slope, -longestStep), longestStep);
		const next = await loudnessAt(gain + step);
		slope = Math.max(flattest, (next - loudness) / step);
		gain += step;
		loudness = next;
	}
	return gain;
}
