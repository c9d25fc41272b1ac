import { Problem } from '../problem.ts';
import type { LoudnessReport } from './audio.ts';
import { decibelsOf } from './decibels.ts';
import { decodeMp3 } from './decode.ts';
import { hopsPerSecond, integratedLoudness, loudnessMeter, loudnessRange } from './meter.ts';
import { programmeRate, type Timeline } from './programme.ts';
import { silenceMeter } from './silence.ts';
import { truePeakMeter } from './true-peak.ts';

/**
 * Decodes an MP3 and measures what listeners will hear.
 * @param hosts Host id of each turn of the timeline.
 * @throws {Problem} when it does not decode to exactly the samples of the timeline.
 */
export async function measureMp3(
	file: string,
	timeline: Timeline,
	hosts: readonly string[],
	signal: AbortSignal,
): Promise<LoudnessReport> {
	const loudness = loudnessMeter(programmeRate);
	const peak = truePeakMeter();
	const silence = silenceMeter(programmeRate);
	let length = 0;
	for await (const samples of decodeMp3(file)) {
		signal.throwIfAborted();
		loudness.push(samples);
		peak.push(samples);
		silence.push(samples);
		length += samples.length;
	}
	if (length !== timeline.length) {
		throw new Problem(`The MP3 decodes to ${length} samples; the programme has ${timeline.length}.`, {
			hint: 'Try the other encoder: `ffmpeg: false` is the built-in one. If that helps, this ffmpeg is broken.',
		});
	}
	const energies = loudness.energies();
	return {
		integrated: integratedLoudness(energies),
		truePeak: decibelsOf(peak.peak()),
		range: loudnessRange(energies),
		hosts: hostLoudness(energies, timeline, hosts),
		longestSilence: silence.longest(),
	};
}

/** Integrated loudness of what each host says, LUFS, from the 100 ms that lie in their turns. */
function hostLoudness(
	energies: Float64Array,
	timeline: Timeline,
	hosts: readonly string[],
): Record<string, number> {
	const hop = programmeRate / hopsPerSecond;
	const turns = timeline.turns.map(({ start, end }, index) => ({
		host: hosts[index] as string,
		energies: energies.subarray(Math.ceil(start / hop), Math.floor(end / hop)),
	}));
	const byHost = Object.entries(Object.groupBy(turns, ({ host }) => host));
	return Object.fromEntries(
		byHost.map(([host, own]) => [
			host,
			integratedLoudness(Float64Array.from((own ?? []).flatMap((turn) => [...turn.energies]))),
		]),
	);
}
