import { Problem } from '../problem.ts';
import type { Programme } from './arrange.ts';
import type { Master } from './audio.ts';
import { decibelsOf } from './decibels.ts';
import { decodeMp3 } from './decode.ts';
import { hopsPerSecond, integratedLoudness, loudnessMeter, loudnessRange } from './meter.ts';
import { programmeRate } from './programme.ts';
import { silenceMeter } from './silence.ts';
import { truePeakMeter } from './true-peak.ts';
import { waveformOf } from './waveform.ts';

/** What the decoded MP3 says of itself. */
export type Measurement = Pick<Master, 'loudness' | 'waveform'>;

/**
 * Decodes an MP3 and measures what listeners will hear.
 * @throws {Problem} when it does not decode to exactly the samples of the programme.
 */
export async function measureMp3(
	file: string,
	programme: Programme,
	signal: AbortSignal,
): Promise<Measurement> {
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
	if (length !== programme.length) {
		throw new Problem(`The MP3 decodes to ${length} samples; the programme has ${programme.length}.`, {
			hint: 'Try the other encoder: `ffmpeg: false` is the built-in one. If that helps, this ffmpeg is broken.',
		});
	}
	const energies = loudness.energies();
	return {
		loudness: {
			integrated: integratedLoudness(energies),
			truePeak: decibelsOf(peak.peak()),
			range: loudnessRange(energies),
			hosts: hostLoudness(energies, programme),
			longestSilence: silence.longest(),
		},
		waveform: waveformOf(energies),
	};
}

/** Integrated loudness of what each host says, LUFS, from the 100 ms in their turns in which no clip is heard. */
function hostLoudness(energies: Float64Array, { parts }: Programme): Record<string, number> {
	const hop = programmeRate / hopsPerSecond;
	const clips = parts.filter(({ host }) => host === undefined);
	const turns = parts.flatMap(({ host, start, end }) => {
		if (host === undefined) return [];
		const all = [...energies.subarray(Math.ceil(start / hop), Math.floor(end / hop))];
		const alone = all.filter((_, index) => {
			const at = (Math.ceil(start / hop) + index) * hop;
			return clips.every((clip) => clip.end <= at || clip.start >= at + hop);
		});
		return [{ host, all, alone }];
	});
	const byHost = Object.entries(Object.groupBy(turns, ({ host }) => host));
	return Object.fromEntries(
		byHost.map(([host, own = []]) => {
			const alone = own.flatMap((turn) => turn.alone);
			// Somebody may be heard under music only.
			const heard = alone.length > 0 ? alone : own.flatMap((turn) => turn.all);
			return [host, integratedLoudness(Float64Array.from(heard))];
		}),
	);
}
