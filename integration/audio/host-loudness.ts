import { hopsPerSecond, integratedLoudness } from './meter.ts';
import { programmeRate, type Stretch } from './programme.ts';

/** Who is heard when in a programme; parts without a host are clips. */
export interface Heard {
	parts: readonly (Stretch & { host?: string })[];
}

/** How loud a host is in a programme. */
export interface HostLoudness {
	/** Host id. */
	host: string;
	/** Integrated loudness of everything the host says, LUFS. */
	loudness: number;
	/** Whether it was measured for long enough to be compared with that of others. */
	telling: boolean;
}

/** Samples in 100 ms. */
const hop = programmeRate / hopsPerSecond;

/**
 * Seconds. EBU Tech 3341 calls a loudness "short-term" when it is that of 3 s, the least it gives to anything longer
 * than a moment: somebody who says "Right." and no more has none to be held to.
 */
const telling = 3;

/**
 * How loud each host is: the gated loudness of the 100 ms in their turns in which no clip is heard.
 * @param energies Of the programme, see `loudnessMeter`.
 */
export function hostLoudness(energies: Float64Array, { parts }: Heard): HostLoudness[] {
	const clips = parts.filter(({ host }) => host === undefined);
	const turns = parts.flatMap((part) => (part.host === undefined ? [] : [{ ...part, host: part.host }]));
	return [...Map.groupBy(turns, ({ host }) => host)].map(([host, own]) => {
		const within = own.flatMap(({ start, end }) => hops(Math.ceil(start / hop), Math.floor(end / hop)));
		const alone = within.filter((index) => !clips.some((clip) => touches(index, clip)));
		// Somebody may be heard under music only, or say nothing that fills a hop.
		const touched = own.flatMap(({ start, end }) => hops(Math.floor(start / hop), Math.ceil(end / hop)));
		const heard = [alone, within, touched].map((indices) => indices.map((index) => energies[index] ?? 0));
		const audible = heard.find((each) => integratedLoudness(Float64Array.from(each)) > -Infinity) ?? [];
		return {
			host,
			loudness: integratedLoudness(Float64Array.from(audible)),
			telling: audible.length >= telling * hopsPerSecond,
		};
	});
}

function hops(first: number, end: number): number[] {
	return Array.from({ length: Math.max(0, end - first) }, (_, index) => first + index);
}

function touches(index: number, { start, end }: Stretch): boolean {
	return start < (index + 1) * hop && end > index * hop;
}
