import { open, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { Problem } from '../problem.ts';
import { arrange, type Clips, type MixedTurn, type Programme } from './arrange.ts';
import type {
	LoudnessReport,
	LoudnessTarget,
	Master,
	MasteredTurn,
	MasterRequest,
	ProgrammeSound,
	ProgrammeTurn,
} from './audio.ts';
import { prepareBed, prepareClip } from './clips.ts';
import { encodeWithFfmpeg } from './encode-ffmpeg.ts';
import { encodeWithWasm } from './encode-wasm.ts';
import { encoderAttenuation } from './encoder.ts';
import { findGain } from './gain.ts';
import { type KeptSounds, keptSounds } from './kept-sounds.ts';
import { turnGains } from './level.ts';
import { type Measurement, measureMp3 } from './measurement.ts';
import { integratedLoudness } from './meter.ts';
import { loudnessOfMix, type Mix, renderPassage } from './mix.ts';
import { passagesOf } from './passages.ts';
import { prepareTurns } from './prepared-turns.ts';
import { layOut, programmeRate } from './programme.ts';
import { leaveRoom, playUnderlay, type Underlay } from './underlay.ts';

/** LU around the target. */
const tolerance = 0.5;

/** How much an MP3 may overshoot what was encoded, dB: 0.7 was measured on clipped speech. */
const overshoot = 1;

/** Taken off the ceiling beyond the excess that was measured, dB, so that one more attempt is enough. */
const margin = 0.2;

/** How often is encoded: once, and twice more with what was measured corrected. */
const attempts = 3;

/**
 * Makes the finished MP3, without tags: levels the turns, joins them and the show's clips, brings the programme to its
 * loudness, limits the true peak, encodes, and measures the decoded file. The same takes give the same bytes.
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
	const store = await open(join(scratch, 'sounds.f32'), 'w+');
	try {
		const sounds = keptSounds(store);
		const turns = await levelTurns(request.turns, sounds, signal);
		const { clips, underlay } = await prepareSound(request.sound, sounds);
		const programme = layOut(arrange(turns, clips));
		const file = join(scratch, 'programme.mp3');
		const made = await encodeToTarget(programme, underlay, request, file, signal);
		await rename(file, request.output);
		return {
			...made,
			seconds: programme.length / programmeRate,
			turns: timesOf(programme).map((times, index) => ({ ...times, offset: turns[index]?.offset ?? 0 })),
		};
	} finally {
		await store.close();
	}
}

async function levelTurns(
	turns: readonly ProgrammeTurn[],
	sounds: KeptSounds,
	signal: AbortSignal,
): Promise<MixedTurn[]> {
	const prepared = await prepareTurns(turns, sounds, signal);
	const gains = turnGains(
		prepared.map(({ host, energies, length }) => ({
			host,
			loudness: integratedLoudness(energies),
			seconds: length / programmeRate,
		})),
	);
	return prepared.map((turn, index) => ({ ...turn, gain: gains[index] as number }));
}

async function prepareSound(
	sound: ProgrammeSound = { roomTone: false },
	sounds: KeptSounds,
): Promise<{ clips: Clips; underlay: Underlay }> {
	const { intro, between, outro, bed, roomTone } = sound;
	return {
		clips: {
			intro: intro && (await prepareClip(intro, 'last', sounds)),
			between: between && (await prepareClip(between, 'last', sounds)),
			outro: outro && (await prepareClip(outro, 'first', sounds)),
		},
		underlay: { bed: bed && (await prepareBed(bed, sounds)), roomTone },
	};
}

/** When turns are heard, seconds, and the clips that lead to them. */
function timesOf({ parts }: Programme): Omit<MasteredTurn, 'offset'>[] {
	return parts.flatMap(({ host, chapter, start, end }, index) => {
		if (host === undefined) return [];
		const before = parts[index - 1];
		const clip = chapter && before?.host === undefined ? before : undefined;
		const times = { start: start / programmeRate, end: end / programmeRate };
		return [clip ? { ...times, introduced: clip.start / programmeRate } : times];
	});
}

/** Encodes, measures the MP3, and corrects gain and ceiling by what it measures. */
async function encodeToTarget(
	programme: Programme,
	underlay: Underlay,
	{ loudness: wanted, ffmpeg }: MasterRequest,
	file: string,
	signal: AbortSignal,
): Promise<Measurement & { encoder: string }> {
	let aim = wanted.target + encoderAttenuation;
	let ceiling = wanted.truePeak - overshoot;
	for (let attempt = 1; ; attempt++) {
		const gain = await gainFor(programme, underlay, aim, ceiling, signal);
		const encoder = await encode(programme, underlay, { gain, ceiling }, ffmpeg, file, signal);
		const measurement = await measureMp3(file, programme, signal);
		const { loudness } = measurement;
		const missing = wanted.target - loudness.integrated;
		const excess = loudness.truePeak - wanted.truePeak;
		if (Math.abs(missing) <= tolerance && excess <= 0) return { ...measurement, encoder };
		if (attempt === attempts) throw missed(loudness, wanted);
		aim += missing;
		if (excess > 0) ceiling -= excess + margin;
	}
}

async function gainFor(
	programme: Programme,
	underlay: Underlay,
	aim: number,
	ceiling: number,
	signal: AbortSignal,
): Promise<number> {
	const passages = passagesOf(programme);
	const loudnessAt = (mix: Mix) => {
		return loudnessOfMix(passages, programme.length, leaveRoom(underlay, mix), signal);
	};
	const unlimited = await loudnessAt({ gain: 0, ceiling: Infinity });
	return findGain((gain) => loudnessAt({ gain, ceiling }), aim, aim - unlimited);
}

async function encode(
	programme: Programme,
	underlay: Underlay,
	mix: Mix,
	ffmpeg: string | undefined,
	file: string,
	signal: AbortSignal,
): Promise<string> {
	const encoder = ffmpeg ? await encodeWithFfmpeg(ffmpeg, file, signal) : await encodeWithWasm(file, signal);
	const addUnderlay = playUnderlay(underlay, programme, mix);
	const write = async (samples: Float32Array) => {
		await addUnderlay(samples);
		await encoder.write(samples);
	};
	try {
		let position = 0;
		for (const passage of passagesOf(programme)) {
			await write(new Float32Array(passage.start - position));
			await write(await renderPassage(passage, leaveRoom(underlay, mix)));
			position = passage.end;
		}
		await write(new Float32Array(programme.length - position));
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
