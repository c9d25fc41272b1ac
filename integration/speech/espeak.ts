import { Problem } from '../problem.ts';
import { createEspeak, type EspeakWorker } from './espeak-module.ts';
import { synthesise } from './espeak-speech.ts';
import type { Speech } from './speech.ts';

export interface EspeakTask {
	synthesiser: 'espeak';
	text: string;
	/** espeak-ng's own name of the voice, variant included: `pt-br+f2`. */
	voice: string;
	/** 1 is 150 words a minute. */
	rate: number;
	/** 1 is the voice's own. */
	pitch: number;
	seed: number;
}

/** What espeak-ng accepts, words a minute; at 150 its voices are understood best. */
const speedScale = { own: 150, lowest: 80, highest: 450 };

/**
 * espeak-ng's scale: 50 is the voice's own pitch, and a step changes it by 1 % (measured: f2 from 135 to 334 Hz,
 * m6 from 70 to 175 Hz over the whole scale).
 */
const pitchScale = { own: 50, lowest: 0, highest: 99, stepsPerE: 100 };

/**
 * Speaks with espeak-ng's WASM build: 22 050 Hz, the same samples for the same task, with its words. Blocks its
 * thread.
 * @throws {Problem} when the optional package is not installed or the task is beyond what the voice can do.
 */
export async function speakEspeak({ text, voice, rate, pitch, seed }: EspeakTask): Promise<Speech> {
	const espeak = await createSeeded(seed);
	if (espeak.set_voice(voice) !== 0) {
		throw new Problem(`espeak-ng has no voice “${voice}”.`, { hint: 'Choose another voice.' });
	}
	espeak.set_rate(within(Math.round(speedScale.own * rate), speedScale, `rate ${rate}`));
	espeak.set_pitch(
		within(Math.round(pitchScale.own + pitchScale.stepsPerE * Math.log(pitch)), pitchScale, `pitch ${pitch}`),
	);
	return synthesise(espeak, text);
}

/**
 * A new instance for each task: what it said before would change the sound. It seeds its noise with the time of its
 * creation, so for that moment the clock of this thread shows the seed instead.
 */
async function createSeeded(seed: number): Promise<EspeakWorker> {
	const { now } = Date;
	Date.now = () => seed * 1000;
	try {
		return (await createEspeak()).worker;
	} finally {
		Date.now = now;
	}
}

function within(value: number, scale: { lowest: number; highest: number }, setting: string): number {
	if (value >= scale.lowest && value <= scale.highest) return value;
	throw new Problem(`The built-in espeak voices cannot do ${setting}.`, {
		hint: 'They do rates from 0.54 to 2 and pitches from 0.61 to 1.63.',
	});
}
