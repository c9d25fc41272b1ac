/** How loud a programme is. */
export interface Levels {
	/** Of the whole programme, LUFS. */
	programme: number;
	/** Of each host who says enough to be measured, LUFS, by host id. */
	hosts: ReadonlyMap<string, number>;
}

export interface Gains {
	/** Of music, dB: what keeps it as loud, compared with the voices, as it is without a limiter. */
	gain: number;
	/** Of hosts by id, dB: where peaks are high, the limiter takes more, and a dB more is needed to be as loud. */
	hosts: ReadonlyMap<string, number>;
	/** Of the other hosts, dB: the mean. */
	voices: number;
}

/** LU: closer than this is close enough. */
const tolerance = 0.05;
const rounds = 8;

/** A limiter that takes more than this of a dB has nothing left to give; and no single step goes further, dB. */
const [flattest, longestStep] = [0.2, 4];

/** What has a gain of its own: a host, or the whole programme where nobody says enough to be measured. */
interface Voice {
	host: string | undefined;
	/** dB, what was measured at it (LUFS), and what one more dB brings (LU). */
	gain: number;
	loudness: number;
	slope: number;
}

/**
 * Finds the gains at which a limited programme reaches `target` (LUFS) with hosts that are equally loud: the secant
 * method, for all of them in the same rounds, because what the limiter takes from one does not depend on another.
 * @param levelsAt Loudness of the limited programme at these gains.
 * @param unlimited Its loudness at 0 dB, without a limiter. Its hosts are those who get a gain of their own.
 * @returns The best found, which the caller has to check: a programme may be beyond what limiting can reach.
 */
export async function findGains(
	levelsAt: (gains: Gains) => Promise<Levels>,
	target: number,
	unlimited: Levels,
): Promise<Gains> {
	const hosts = unlimited.hosts.size > 0 ? [...unlimited.hosts.keys()] : [undefined];
	let voices = hosts.map((host): Voice => {
		return { host, gain: 0, loudness: loudnessOf(host, unlimited), slope: 1 };
	});
	const unlimitedLevel = mean(voices.map(({ loudness }) => loudness));
	let wanted = unlimitedLevel + target - unlimited.programme;
	let gains: Gains;
	let round = 0;
	do {
		const before = voices;
		const moved = before.map((voice) => ({ ...voice, gain: voice.gain + stepOf(voice, wanted, round) }));
		gains = gainsOf(moved, wanted - unlimitedLevel);
		const levels = await levelsAt(gains);
		voices = moved.map((voice, index) => {
			const measured = { ...voice, loudness: loudnessOf(voice.host, levels) };
			return { ...measured, slope: slopeBetween(before[index] ?? voice, measured, round) };
		});
		wanted = mean(voices.map(({ loudness }) => loudness)) + target - levels.programme;
		round++;
	} while (round < rounds && voices.some(({ loudness }) => Math.abs(wanted - loudness) > tolerance));
	return gains;
}

/** dB. The first step is what it would take without a limiter. */
function stepOf({ loudness, slope }: Voice, wanted: number, round: number): number {
	const step = (wanted - loudness) / slope;
	return round === 0 ? step : Math.min(Math.max(step, -longestStep), longestStep);
}

/**
 * LU that a dB brings, from what the last one brought. After the first step, from what the limiter took: where it takes
 * 1 LU, about half of any further dB gets through (measured on voices that lose 0.04 to 3 LU: within 0.15).
 */
function slopeBetween(before: Voice, after: Voice, round: number): number {
	const step = after.gain - before.gain;
	const rise = after.loudness - before.loudness;
	if (round === 0) return Math.max(flattest, 1 / (1 + Math.max(0, step - rise)));
	return Math.abs(step) < tolerance ? before.slope : Math.min(1, Math.max(flattest, rise / step));
}

function gainsOf(voices: readonly Voice[], music: number): Gains {
	const common = mean(voices.map(({ gain }) => gain));
	const hosts = voices.flatMap(({ host, gain }) => (host === undefined ? [] : [[host, gain] as const]));
	return { gain: hosts.length > 0 ? music : common, hosts: new Map(hosts), voices: common };
}

function loudnessOf(host: string | undefined, levels: Levels): number {
	return (host === undefined ? undefined : levels.hosts.get(host)) ?? levels.programme;
}

function mean(values: readonly number[]): number {
	return values.reduce((sum, value) => sum + value, 0) / values.length;
}
