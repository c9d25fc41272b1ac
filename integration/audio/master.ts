import { type FileHandle, open, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { Problem } from '../problem.ts';
import type { LoudnessReport, LoudnessTarget, Master, MasterRequest, ProgrammeTurn } from './audio.ts';
import { encodeWithFfmpeg } from './encode-ffmpeg.ts';
import { encodeWithWasm } from './encode-wasm.ts';
import { encoderAttenuation } from './encoder.ts';
import { findGain } from './gain.ts';
import { turnGains } from './level.ts';
import { measureMp3 } from './measurement.ts';
import { integratedLoudness } from './meter.ts';
import { loudnessOfMix, type Mix, type MixedTurn, renderTurn } from './mix.ts';
import { prepareTurns } from './prepared-turns.ts';
import { layOut, programmeRate, type Timeline } from './programme.ts';

/** LU around the target. */
const tolerance = 0.5;

/** How much an MP3 may overshoot what was encoded, dB: 0.7 was measured on clipped speech. */
const overshoot = 1;

/** Taken off the ceiling beyond the excess that was measured, dB, so that one more attempt is enough. */
const margin = 0.2;

/** How often is encoded: once, and twice more with what was measured corrected. */
const attempts = 3;

/**
 * Makes the finished MP3, without tags: levels the turns, joins them, brings the programme to its loudness, limits
 * the true peak, encodes, and measures the decoded file. The same takes give the same bytes.
 * @param scratch An empty folder on the disk of `request.output` for what is in the making. The caller removes it.
 * @throws {Problem} naming the turn that cannot be used, or with the figures of a programme that misses its target.
 */
export async function masterProgramme(
	request: MasterRequest,
	scratch: string,
	signal: AbortSignal,
): Promise<Master> {
	if (request.turns.length === 0) {
		throw new Problem('There is nothing to master: the programme has no turns.', {
			hint: 'Give the newsletter some text to read.',
		});
	}
	const store = await open(join(scratch, 'turns.f32'), 'w+');
	try {
		const turns = await levelTurns(request.turns, store, signal);
		const timeline = layOut(turns);
		const file = join(scratch, 'programme.mp3');
		const { encoder, loudness } = await encodeToTarget(turns, timeline, request, file, signal);
		await rename(file, request.output);
		return {
			seconds: timeline.length / programmeRate,
			turns: timeline.turns.map(({ start, end }, index) => ({
				start: start / programmeRate,
				end: end / programmeRate,
				offset: turns[index]?.offset ?? 0,
			})),
			loudness,
			encoder,
		};
	} finally {
		await store.close();
	}
}

async function levelTurns(
	turns: readonly ProgrammeTurn[],
	store: FileHandle,
	signal: AbortSignal,
): Promise<MixedTurn[]> {
	const prepared = await prepareTurns(turns, store, signal);
	const gains = turnGains(
		prepared.map(({ host, energies, length }) => ({
			host,
			loudness: integratedLoudness(energies),
			seconds: length / programmeRate,
		})),
	);
	return prepared.map((turn, index) => ({ ...turn, gain: gains[index] as number }));
}

/** Encodes, measures the MP3, and corrects gain and ceiling by what it measures. */
async function encodeToTarget(
	turns: readonly MixedTurn[],
	timeline: Timeline,
	{ loudness: wanted, ffmpeg }: MasterRequest,
	file: string,
	signal: AbortSignal,
): Promise<{ encoder: string; loudness: LoudnessReport }> {
	const hosts = turns.map(({ host }) => host);
	let aim = wanted.target + encoderAttenuation;
	let ceiling = wanted.truePeak - overshoot;
	for (let attempt = 1; ; attempt++) {
		const gain = await gainFor(turns, timeline, aim, ceiling, signal);
		const encoder = await encode(turns, timeline, { gain, ceiling }, ffmpeg, file, signal);
		const loudness = await measureMp3(file, timeline, hosts, signal);
		const missing = wanted.target - loudness.integrated;
		const excess = loudness.truePeak - wanted.truePeak;
		if (Math.abs(missing) <= tolerance && excess <= 0) return { encoder, loudness };
		if (attempt === attempts) throw missed(loudness, wanted);
		aim += missing;
		if (excess > 0) ceiling -= excess + margin;
	}
}

async function gainFor(
	turns: readonly MixedTurn[],
	timeline: Timeline,
	aim: number,
	ceiling: number,
	signal: AbortSignal,
): Promise<number> {
	const loudnessAt = (mix: Mix) => loudnessOfMix(turns, timeline, mix, signal);
	const unlimited = await loudnessAt({ gain: 0, ceiling: Infinity });
	return findGain((gain) => loudnessAt({ gain, ceiling }), aim, aim - unlimited);
}

async function encode(
	turns: readonly MixedTurn[],
	timeline: Timeline,
	mix: Mix,
	ffmpeg: string | undefined,
	file: string,
	signal: AbortSignal,
): Promise<string> {
	const encoder = ffmpeg ? await encodeWithFfmpeg(ffmpeg, file, signal) : await encodeWithWasm(file, signal);
	try {
		let position = 0;
		for (const [index, turn] of turns.entries()) {
			const { start, end } = timeline.turns[index] as Timeline['turns'][number];
			await encoder.write(new Float32Array(start - position));
			await encoder.write(await renderTurn(turn, mix));
			position = end;
		}
		await encoder.write(new Float32Array(timeline.length - position));
		await encoder.finish();
		return encoder.name;
	} finally {
		await encoder.abort();
	}
}

function missed(loudness: LoudnessReport, wanted: LoudnessTarget): Problem {
	const figure = (value: number) => value.toFixed(2);
	return new Problem(
		`The MP3 measures ${figure(loudness.integrated)} LUFS and ${figure(loudness.truePeak)} dBTP; ` +
			`${wanted.target} LUFS within ${tolerance} LU and at most ${wanted.truePeak} dBTP were wanted.`,
		{
			hint: 'The speech is too uneven for so loud a target: lower `loudness.target`, or listen to the takes for bursts.',
		},
	);
}
