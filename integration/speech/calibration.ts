import { expectedSeconds } from './expected-seconds.ts';
import type { TakeMeasures } from './measures.ts';
import type { SpeechRequest, Voice } from './speech.ts';

/** What is remembered of a take. */
interface Heard {
	/** Seconds the text was expected to take, at the rate asked for. */
	expected: number;
	/** Seconds it did take. */
	speech: number;
	/** dBFS. */
	top: number;
	beganInside: boolean;
}

/** What the takes of each voice were like so far, by its id, the latest last. */
export type Calibration = ReadonlyMap<string, readonly Heard[]>;

/** What is known of a voice. */
export interface VoiceHabits {
	/** Seconds it takes for each second expected, when enough was heard of it. */
	pace: number | undefined;
	/** Level of its loudest speech, dBFS, when enough was heard of it. */
	top: number | undefined;
	/** Begins at full level in the first milliseconds as a rule: its takes come without silence before them. */
	beginsAtOnce: boolean;
}

export const uncalibrated: Calibration = new Map();

/** Fewer takes tell nothing about a voice; more than the latest few tell nothing new. */
const [fewest, most] = [5, 40];
/** Shorter texts are said at a pace of their own, seconds. */
const shortest = 1.5;
/** Beyond these it is not a pace but a fault that has become a habit. Good voices are between 0.74 and 1.1. */
const paces = { slowest: 1.6, fastest: 0.55 };
/**
 * First milliseconds less what those after them are louder by, dB relative to the sounding part: a sound that was cut
 * into has more of the first and less of the second. Cut ones have -6 at least, whole ones -9 at most.
 */
export const loudOnset = -7.5;
/** Built-in voices that are known to do so: espeak-ng's first sample is that of the first sound. */
const atOnce = /^espeak:/;

/** The calibration with one more take: one that was good, or had no other fault than where it begins. */
export function learn(
	calibration: Calibration,
	{ text, voice }: Pick<SpeechRequest, 'text' | 'voice'>,
	measures: TakeMeasures,
): Calibration {
	const expected = expectedSeconds(text) / (voice.rate ?? 1);
	const { speech, top } = measures;
	const take: Heard = { expected, speech, top, beganInside: beginsInside(measures) };
	return new Map(calibration).set(voice.id, [...(calibration.get(voice.id) ?? []), take].slice(-most));
}

/** What to expect of a voice: medians of what was heard of it, within bounds. */
export function habitsOf(calibration: Calibration, { id }: Voice): VoiceHabits {
	const heard = calibration.get(id) ?? [];
	const paced = heard.filter(({ expected }) => expected >= shortest);
	const pace = medianOf(paced.map(({ speech, expected }) => speech / expected));
	const loud = heard.filter(({ beganInside }) => beganInside).length;
	return {
		pace: pace && Math.min(paces.slowest, Math.max(paces.fastest, pace)),
		top: medianOf(heard.map(({ top }) => top)),
		beginsAtOnce: atOnce.test(id) || (loud > 0 && 2 * loud >= heard.length),
	};
}

/** Whether a take begins at full level, as if what was before it had been cut off. */
export function beginsInside({ onset, rise }: Pick<TakeMeasures, 'onset' | 'rise'>): boolean {
	return onset - rise > loudOnset;
}

function medianOf(values: readonly number[]): number | undefined {
	if (values.length < fewest) return undefined;
	return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
}
