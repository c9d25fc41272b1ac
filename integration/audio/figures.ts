import { Problem } from '../problem.ts';
import type { LoudnessReport, LoudnessTarget, ProgrammeTurn } from './audio.ts';
import type { Heard, HostLoudness } from './host-loudness.ts';
import type { Measurement } from './measurement.ts';
import { programmeRate } from './programme.ts';
import { longestSilence, type Silence } from './silence.ts';

/** LU around the target. */
const tolerance = 0.5;

/** LU between hosts: as far as EBU R 128 lets a live programme be from its target. */
const hostDifference = 1;

/** Seconds that turns may add to a silence that was asked for: what is kept of their own, and soft beginnings. */
const ownSilence = 0.5;

/** How far an MP3 is from what was wanted, in what another attempt can correct. */
export interface Miss {
	/** LU that are missing; below zero, too many. */
	missing: number;
	/** dB above the highest true peak allowed; below zero, room that is left. */
	excess: number;
}

/** @returns undefined where loudness and true peak are as wanted. */
export function missOf({ integrated, truePeak }: LoudnessReport, wanted: LoudnessTarget): Miss | undefined {
	const miss = { missing: wanted.target - integrated, excess: truePeak - wanted.truePeak };
	return Math.abs(miss.missing) <= tolerance && miss.excess <= 0 ? undefined : miss;
}

/** The Problem of an MP3 that no attempt brought to its loudness and true peak. */
export function missed({ integrated, truePeak }: LoudnessReport, wanted: LoudnessTarget): Problem {
	return new Problem(
		`The MP3 measures ${figure(integrated)} LUFS and ${figure(truePeak)} dBTP; ` +
			`${wanted.target} LUFS within ${tolerance} LU and at most ${wanted.truePeak} dBTP were wanted.`,
		{
			hint: 'The speech is too uneven for so loud a target: lower `loudness.target`, or listen to the takes for bursts.',
		},
	);
}

/**
 * Checks what the mix decides and no attempt corrects: that hosts are equally loud, and that it does not fall silent.
 * @param turns As they were asked for, in the order in which they are in the programme.
 * @throws {Problem} with the figures, naming the hosts, or the take that is silent for so long.
 */
export function requireEvenness(
	{ hosts, silences }: Pick<Measurement, 'hosts' | 'silences'>,
	programme: Heard,
	turns: readonly ProgrammeTurn[],
): void {
	requireEqualHosts(hosts);
	for (const silence of silences) requireExplained(silence, programme, turns);
}

function requireEqualHosts(hosts: readonly HostLoudness[]): void {
	const measured = hosts.filter(({ telling }) => telling).toSorted((a, b) => a.loudness - b.loudness);
	const [quietest, loudest] = [measured[0], measured.at(-1)];
	if (!quietest || !loudest || loudest.loudness - quietest.loudness < hostDifference) return;
	throw new Problem(
		`In the MP3, ${loudest.host} is ${figure(loudest.loudness - quietest.loudness)} LU louder than ${quietest.host} ` +
			`(${figure(loudest.loudness)} and ${figure(quietest.loudness)} LUFS); less than ${hostDifference} LU was wanted.`,
		{
			hint:
				`The limiter takes too much from the peaks of ${quietest.host}: lower \`loudness.target\`, ` +
				'listen to those takes for clicks and bursts, or give the host another voice.',
		},
	);
}

/** A pause that long was asked for, or a clip has it in it. All else is a take that falls silent. */
function requireExplained(silence: Silence, { parts }: Heard, turns: readonly ProgrammeTurn[]): void {
	const spoken = parts.filter(({ host }) => host !== undefined);
	const silent = spoken.map(({ start, end }) => overlap(silence, start / programmeRate, end / programmeRate));
	const length = silence.end - silence.start;
	const inTurns = silent.reduce((sum, seconds) => sum + seconds, 0);
	if (inTurns <= ownSilence) return;
	const worst = silent.indexOf(Math.max(...silent));
	throw new Problem(
		`Nothing is heard for ${length.toFixed(1)} s of the MP3, from ${silence.start.toFixed(1)} s on: ` +
			`the take of turn ${worst + 1} is silent for ${(silent[worst] ?? 0).toFixed(1)} s of it. ` +
			`At most ${longestSilence} s were wanted.`,
		{ hint: 'Delete the file to have the turn spoken again.', place: { file: turns[worst]?.file ?? '' } },
	);
}

function overlap(silence: Silence, start: number, end: number): number {
	return Math.max(0, Math.min(silence.end, end) - Math.max(silence.start, start));
}

function figure(value: number): string {
	return value.toFixed(2);
}
