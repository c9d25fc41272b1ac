import {
	beginsInside,
	type Calibration,
	habitsOf,
	loudOnset,
	uncalibrated,
	type VoiceHabits,
} from './calibration.ts';
import { expectedSeconds } from './expected-seconds.ts';
import { measureInSlices, type TakeMeasures } from './measures.ts';
import { atOnce } from './slices.ts';
import type { Pcm, SpeechRequest } from './speech.ts';

/** Something wrong with a take. */
export interface TakeFault {
	kind:
		| 'empty'
		| 'numbers'
		| 'silence'
		| 'offset'
		| 'clipping'
		| 'noise'
		| 'drone'
		| 'background'
		| 'onset'
		| 'ending'
		| 'gap'
		| 'trailing'
		| 'length'
		| 'level';
	/** With the value and the limit. */
	text: string;
}

export interface TakeVerdict {
	ok: boolean;
	faults: TakeFault[];
	/** What is wrong with it, with the numbers. */
	reasons: string[];
	/** Absent when the samples cannot be measured. */
	measures: TakeMeasures | undefined;
}

type Asked = Pick<SpeechRequest, 'text' | 'voice'>;

/** Beyond these a take is refused, whoever speaks. test/speech/labelled-takes.test.ts says how well they tell. */
const limits = {
	scale: 4,
	dc: 0.05,
	top: -50,
	active: 0.08,
	clipped: 0.0008,
	flatness: 0.25,
	noise: 0.4,
	variation: 3,
	range: 12,
	ending: -8,
	gap: 2,
	lastGap: 1,
	/** dB from a voice's usual level. */
	level: 10,
};
/** Seconds of sound from which a constant level means that there are no syllables in it. */
const droning = 0.4;
/** Seconds of sound in which a voice has been quiet now and then. */
const breathing = 1.5;

/**
 * Whether a take can be the text it was asked for: not empty, silent, distorted, noise or a hum, interrupted, cut off
 * at either end, or far too long or short. It does not know the words. Silence around the speech is not held
 * against it.
 * @param calibration What is known of the voices: with it, length, level and onset are judged more strictly.
 */
export function inspectTake(pcm: Pcm, request: Asked, calibration: Calibration = uncalibrated): TakeVerdict {
	return atOnce(inspectInSlices(pcm, request, calibration));
}

/** Does the same, and stops every few milliseconds so that the caller can let the event loop run. */
export function* inspectInSlices(
	pcm: Pcm,
	request: Asked,
	calibration: Calibration,
): Generator<undefined, TakeVerdict> {
	const unusable = findUnusable(pcm.samples);
	if (unusable) return verdict([unusable], undefined);
	yield;
	const measures = yield* measureInSlices(pcm);
	const habits = habitsOf(calibration, request.voice);
	const expected = expectedSeconds(request.text) / (request.voice.rate ?? 1);
	return verdict(findFaults(measures, expected, habits), measures);
}

function verdict(faults: TakeFault[], measures: TakeMeasures | undefined): TakeVerdict {
	return { ok: faults.length === 0, faults, reasons: faults.map(({ text }) => text), measures };
}

function findUnusable(samples: Float32Array): TakeFault | undefined {
	if (samples.length === 0) return { kind: 'empty', text: 'it is empty' };
	let index = 0;
	while (index < samples.length && Math.abs(samples[index] as number) <= limits.scale) index++;
	if (index === samples.length) return undefined;
	return { kind: 'numbers', text: `sample ${index} is ${samples[index]}, beyond ±${limits.scale}` };
}

function findFaults(measures: TakeMeasures, expected: number, habits: VoiceHabits): TakeFault[] {
	const { top, active } = measures;
	if (top < limits.top) {
		return [{ kind: 'silence', text: `it is silent: ${top.toFixed(1)} dBFS, below ${limits.top} dBFS` }];
	}
	if (active < limits.active) {
		const text = `only ${active.toFixed(2)} s of it are sound, less than ${limits.active} s`;
		return [{ kind: 'silence', text }];
	}
	const { dc, clipped, flatness, noise, variation, range, onset, rise, ending, gap, lastGap } = measures;
	const level = top - (habits.top ?? top);
	const checks: [boolean, TakeFault['kind'], string][] = [
		[Math.abs(dc) > limits.dc, 'offset', `its mean is ${dc.toFixed(3)}, more than ${limits.dc} off zero`],
		[
			clipped > limits.clipped,
			'clipping',
			`it is clipped: ${percent(clipped)} of its samples, more than ${percent(limits.clipped)}`,
		],
		[
			flatness > limits.flatness,
			'noise',
			`it is noise: its spectral flatness is ${flatness.toFixed(2)}, more than ${limits.flatness}`,
		],
		[
			noise > limits.noise,
			'noise',
			`${noise.toFixed(2)} s of it are noise, more than ${limits.noise} s in one piece`,
		],
		[
			active > droning && variation < limits.variation,
			'drone',
			`it has no syllables: its level varies by ${variation.toFixed(1)} dB, less than ${limits.variation} dB`,
		],
		[
			active > breathing && range < limits.range,
			'background',
			`it is never quiet: its quietest tenth is ${range.toFixed(1)} dB below its loudest, less than ${limits.range} dB`,
		],
		[
			beginsInside(measures) && !habits.beginsAtOnce,
			'onset',
			`it begins inside a sound: ${signed(onset - rise)} dB from its usual level, more than ${loudOnset} dB`,
		],
		[
			ending > limits.ending,
			'ending',
			`it ends inside a sound: ${signed(ending)} dB from its usual level, more than ${limits.ending} dB`,
		],
		[gap > limits.gap, 'gap', `it is silent for ${gap.toFixed(1)} s inside, more than ${limits.gap} s`],
		[
			lastGap > limits.lastGap && gap <= limits.gap,
			'trailing',
			`it goes on after ${lastGap.toFixed(1)} s of silence near its end, more than ${limits.lastGap} s`,
		],
		[
			Math.abs(level) > limits.level,
			'level',
			`it is ${signed(level)} dB from the level of this voice, more than ${limits.level} dB`,
		],
	];
	const faults = checks.flatMap(([fails, kind, text]) => (fails ? [{ kind, text }] : []));
	const length = findLength(measures.speech, expected, habits.pace);
	return length ? [...faults, length] : faults;
}

/** A voice whose pace is known is held to it. */
function findLength(speech: number, expected: number, pace: number | undefined): TakeFault | undefined {
	const usual = expected * (pace ?? 1);
	const longest = pace === undefined ? 2 * usual + 1.2 : 1.4 * usual + 0.5;
	const shortest = (pace === undefined ? 0.45 : 0.65) * usual - 0.35;
	if (speech <= longest && speech >= shortest) return undefined;
	const [word, limit] = speech > longest ? ['more', longest] : ['less', shortest];
	const [has, wants, about] = [speech, limit, usual].map((seconds) => seconds.toFixed(1));
	return {
		kind: 'length',
		text: `it lasts ${has} s, ${word} than ${wants} s for a text of about ${about} s`,
	};
}

function percent(share: number): string {
	return `${(share * 100).toFixed(2)} %`;
}

function signed(value: number): string {
	return `${value < 0 ? '' : '+'}${value.toFixed(1)}`;
}
