import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { ProgrammeTurn } from '../../../integration/audio/audio.ts';
import { amplify, amplitudeOf } from '../../../integration/audio/decibels.ts';
import { energiesOf, integratedLoudness } from '../../../integration/audio/meter.ts';
import { pausesFor } from '../../../integration/audio/pauses.ts';
import { resample } from '../../../integration/resample.ts';
import { builtin } from '../../../integration/speech/builtin.ts';
import type { Pcm } from '../../../integration/speech/speech.ts';
import { encodeWav } from '../../../integration/wav.ts';
import { joined, noise, silence } from '../../helpers/signals.ts';
import { englishTurns } from '../speech/material.ts';

/** Who is heard from when to when, seconds. */
export interface Place {
	host: string;
	start: number;
	end: number;
}

export interface BenchProgramme {
	/** What we master. */
	turns: readonly ProgrammeTurn[];
	/** Length of each take without the gap it may end with, seconds. */
	spoken: readonly number[];
	/** The same in one WAV file, for tools that know no turns, and where the hosts speak in it. */
	joined: { file: string; places: readonly Place[] };
	seconds: number;
}

interface BenchTake extends Pcm {
	host: string;
	text: string;
	/** Silence at its end, seconds. */
	gap: number;
}

/** The hosts, and how loud they are, LUFS. */
const hosts = [
	{ id: 'ann', voice: 'flite:slt', loudness: -20 },
	{ id: 'bob', voice: 'flite:rms', loudness: -28 },
] as const;

/** How much louder or softer than its host usually is a turn may be, dB. */
const drift = 1.5;

/** Hz: the rate of takes and of the joined file, and of every tenth take. */
const [usualRate, otherRate] = [24_000, 22_050];

/** Every so many turns one has another rate, one ends with a gap, and one has bursts that are clipped. */
const every = { otherRate: 10, gap: 13, bursts: 17 };

/** Seconds. */
const gapLength = 4;

/** Where in a take bursts are, as shares of it, their length in seconds, and how much louder they are, dB. */
const bursts = { at: [0.25, 0.5, 0.75], seconds: 0.06, gain: 18 };

/**
 * Writes a programme of two hosts who are 8 dB apart, with bursts that are clipped and gaps. The same minutes give the
 * same bytes.
 * @param folder Exists. It takes 6 MiB a minute.
 */
export async function writeProgramme(folder: string, minutes: number): Promise<BenchProgramme> {
	const takes = takesFor(minutes * 60, await speakTexts());
	const pauses = pausesFor(
		takes.map(({ host, text }) => ({ host, text, section: '' })),
		'bench',
	);
	const turns: ProgrammeTurn[] = [];
	const places: Place[] = [];
	const pieces: Float32Array[] = [];
	let position = 0;
	for (const [index, take] of takes.entries()) {
		const pause = pauses[index] ?? 0;
		const file = path.join(folder, `take-${index}.wav`);
		await writeFile(file, encodeWav(take));
		turns.push({ file, host: take.host, pause });
		const start = position / usualRate + pause;
		places.push({ host: take.host, start, end: start + spokenSeconds(take) });
		const piece = joined(silence(pause, usualRate), resample(take.samples, take.sampleRate, usualRate));
		pieces.push(piece);
		position += piece.length;
	}
	const file = path.join(folder, 'joined.wav');
	await writeFile(file, encodeWav({ samples: joined(...pieces), sampleRate: usualRate }));
	return {
		turns,
		spoken: takes.map(spokenSeconds),
		joined: { file, places },
		seconds: position / usualRate,
	};
}

/** Texts of the demo, spoken by both in turn, as loud as their host is. */
async function speakTexts(): Promise<BenchTake[]> {
	await using engine = builtin();
	const { signal } = new AbortController();
	const texts = await englishTurns();
	return Promise.all(
		texts.map(async (text, index) => {
			const { id, voice, loudness } = hosts[index % hosts.length] as (typeof hosts)[number];
			const { samples, sampleRate } = await engine.speak(
				{ text, language: 'en', voice: { id: voice }, seed: 1 },
				signal,
			);
			amplify(samples, amplitudeOf(loudness - integratedLoudness(energiesOf(samples, sampleRate))));
			return { samples, sampleRate, host: id, text, gap: 0 };
		}),
	);
}

/** Takes that last so many seconds together: those that were spoken, over and over, but never quite the same. */
function takesFor(seconds: number, spoken: readonly BenchTake[]): BenchTake[] {
	const random = noise(1);
	const takes: BenchTake[] = [];
	for (let total = 0; total < seconds; total += spokenSeconds(takes.at(-1) as BenchTake)) {
		const index = takes.length;
		const take = spoken[index % spoken.length] as BenchTake;
		const isNth = (distance: number) => index % distance === distance - 1;
		const rate = isNth(every.otherRate) ? otherRate : usualRate;
		const samples = resample(take.samples, take.sampleRate, rate);
		amplify(samples, amplitudeOf(drift * random()));
		if (isNth(every.bursts)) addBursts(samples, rate);
		const gap = isNth(every.gap) ? gapLength : 0;
		takes.push({ ...take, samples: joined(samples, silence(gap, rate)), sampleRate: rate, gap });
	}
	return takes;
}

function addBursts(samples: Float32Array, sampleRate: number): void {
	for (const share of bursts.at) {
		const start = Math.round(share * samples.length);
		const burst = samples.subarray(start, start + Math.round(bursts.seconds * sampleRate));
		amplify(burst, amplitudeOf(bursts.gain));
		burst.forEach((sample, index) => {
			burst[index] = Math.max(-1, Math.min(1, sample));
		});
	}
}

function spokenSeconds({ samples, sampleRate, gap }: BenchTake): number {
	return samples.length / sampleRate - gap;
}
