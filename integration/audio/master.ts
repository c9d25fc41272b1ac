import { rename } from 'node:fs/promises';
import { join } from 'node:path';
import { pMapIterable } from 'p-map';
import { Problem } from '../problem.ts';
import { arrange, type Clips, type MixedTurn, type Programme } from './arrange.ts';
import type { Master, MasteredTurn, MasterRequest, ProgrammeSound, ProgrammeTurn } from './audio.ts';
import { prepareBed, prepareClip } from './clips.ts';
import { alone, type Crew } from './crew.ts';
import { encodeWithFfmpeg } from './encode-ffmpeg.ts';
import { encodeWithWasm } from './encode-wasm.ts';
import { encoderAttenuation } from './encoder.ts';
import { missed, missOf, requireEvenness } from './figures.ts';
import { findGains, type Gains, type Levels } from './gain.ts';
import { hostLoudness } from './host-loudness.ts';
import { turnGains } from './level.ts';
import { type Measurement, mp3Meter } from './measurement.ts';
import { integratedLoudness } from './meter.ts';
import { energiesOfMix, type Mix } from './mix.ts';
import { passagesOf } from './passages.ts';
import { layOut, programmeRate } from './programme.ts';
import { leaveRoom, playUnderlay, type Underlay } from './underlay.ts';

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
 * @param crew Who does what can be done in any thread. It changes nothing but the time.
 * @throws {Problem} naming the turn that cannot be used, or with the figures of a programme that misses its target.
 */
export async function masterProgramme(
	request: MasterRequest,
	scratch: string,
	signal: AbortSignal,
	crew: Crew = alone(signal),
): Promise<Master> {
	if (request.turns.length === 0) {
		throw new Problem('There is nothing to master: the programme has no turns.', {
			hint: 'Give the newsletter some text to read.',
		});
	}
	const turns = await levelTurns(request.turns, scratch, crew);
	const { clips, underlay } = await prepareSound(request.sound, scratch);
	const programme = layOut(arrange(turns, clips));
	const file = join(scratch, 'programme.mp3');
	const made = await encodeToTarget({ programme, underlay, crew }, request, file, signal);
	await rename(file, request.output);
	return {
		...made,
		seconds: programme.length / programmeRate,
		turns: timesOf(programme).map((times, index) => ({ ...times, offset: turns[index]?.offset ?? 0 })),
	};
}

async function levelTurns(
	turns: readonly ProgrammeTurn[],
	scratch: string,
	crew: Crew,
): Promise<MixedTurn[]> {
	const prepared = await crew.prepareTurns(
		turns.map((turn, index) => ({ turn, number: index + 1, kept: join(scratch, `turn-${index + 1}.f32`) })),
	);
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
	scratch: string,
): Promise<{ clips: Clips; underlay: Underlay }> {
	const { intro, between, outro, bed, roomTone } = sound;
	const file = (name: string) => join(scratch, `${name}.f32`);
	return {
		clips: {
			intro: intro && (await prepareClip(intro, 'last', file('intro'))),
			between: between && (await prepareClip(between, 'last', file('between'))),
			outro: outro && (await prepareClip(outro, 'first', file('outro'))),
		},
		underlay: { bed: bed && (await prepareBed(bed, file('bed'))), roomTone },
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

/** What is encoded, and who helps. */
interface Work {
	programme: Programme;
	underlay: Underlay;
	crew: Crew;
}

/** Encodes, and corrects gain and ceiling by what is measured on the MP3. */
async function encodeToTarget(
	work: Work,
	{ turns, loudness: wanted, ffmpeg }: MasterRequest,
	file: string,
	signal: AbortSignal,
): Promise<Pick<Master, 'loudness' | 'waveform' | 'encoder'>> {
	let aim = wanted.target + encoderAttenuation;
	let ceiling = wanted.truePeak - overshoot;
	for (let attempt = 1; ; attempt++) {
		const gains = await gainsFor(work, aim, ceiling);
		const { encoder, ...measurement } = await encode(work, { ...gains, ceiling }, ffmpeg, file, signal);
		const { report } = measurement;
		const miss = missOf(report.loudness, wanted);
		if (!miss || attempt === attempts) requireEvenness(measurement, work.programme, turns);
		if (!miss) return { ...report, encoder };
		if (attempt === attempts) throw missed(report.loudness, wanted);
		aim += miss.missing;
		if (miss.excess > 0) ceiling -= miss.excess + margin;
	}
}

/** Gains that bring the programme to its loudness and the hosts to the same, with what the limiter takes made up for. */
async function gainsFor({ programme, underlay, crew }: Work, aim: number, ceiling: number): Promise<Gains> {
	const passages = passagesOf(programme);
	const levelsAt = async (mix: Mix): Promise<Levels> => {
		const above = leaveRoom(underlay, mix);
		const energies = await energiesOfMix(passages, programme.length, above, crew);
		const hosts = hostLoudness(energies, programme).filter(({ telling }) => telling);
		return {
			programme: integratedLoudness(energies),
			hosts: new Map(hosts.map(({ host, loudness }) => [host, loudness])),
		};
	};
	const unlimited = await levelsAt({ gain: 0, voices: 0, hosts: new Map(), ceiling: Infinity });
	return findGains((gains) => levelsAt({ ...gains, ceiling }), aim, unlimited);
}

/** Encodes, and measures what comes out while the rest is encoded. */
async function encode(
	{ programme, underlay, crew }: Work,
	mix: Mix,
	ffmpeg: string | undefined,
	file: string,
	signal: AbortSignal,
): Promise<Measurement & { encoder: string }> {
	const meter = await mp3Meter(programme);
	try {
		const encoder = ffmpeg
			? await encodeWithFfmpeg(ffmpeg, file, signal, meter.push)
			: await encodeWithWasm(file, signal, meter.push);
		try {
			const addUnderlay = playUnderlay(underlay, programme, mix);
			for await (const samples of joined(programme, leaveRoom(underlay, mix), crew)) {
				await addUnderlay(samples);
				await encoder.write(samples);
			}
			await encoder.finish();
		} finally {
			await encoder.abort();
		}
		return { ...meter.measurement(), encoder: encoder.name };
	} finally {
		meter.close();
	}
}

/** Passages and the silence around them. One is rendered, and one waits, while the one before is encoded. */
async function* joined(programme: Programme, mix: Mix, crew: Crew): AsyncGenerator<Float32Array> {
	const rendered = pMapIterable(
		passagesOf(programme),
		async (passage) => ({ ...passage, samples: await crew.renderPassage(passage, mix) }),
		{ concurrency: 2 },
	);
	let position = 0;
	for await (const { start, end, samples } of rendered) {
		yield new Float32Array(start - position);
		yield samples;
		position = end;
	}
	yield new Float32Array(programme.length - position);
}
