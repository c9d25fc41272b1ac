import { describe, expect, it } from 'vitest';
import { type Calibration, habitsOf, learn, uncalibrated } from '../../integration/speech/calibration.ts';
import { expectedSeconds } from '../../integration/speech/expected-seconds.ts';
import { inspectTake } from '../../integration/speech/gate.ts';
import { measureTake } from '../../integration/speech/measures.ts';
import { speechLike } from '../helpers/signals.ts';

const voice = { id: 'x' };
const text = 'The model got cheaper, the bills got larger, and nobody could explain why.';
const measures = measureTake(speechLike({ seconds: 5 }));

interface Take {
	pace?: number;
	top?: number;
	onset?: number;
	said?: string;
	rate?: number;
}

function heardOf(takes: readonly Take[]): Calibration {
	return takes.reduce((calibration, { pace = 1, top = -15, onset = -60, said = text, rate = 1 }) => {
		const speech = (pace * expectedSeconds(said)) / rate;
		return learn(
			calibration,
			{ text: said, voice: { ...voice, rate } },
			{ ...measures, speech, top, onset, rise: 0 },
		);
	}, uncalibrated);
}

describe('what is known of a voice', () => {
	it('is nothing before five takes', () => {
		expect(habitsOf(heardOf(Array(4).fill({ pace: 0.8 })), voice)).toEqual({
			pace: undefined,
			top: undefined,
			beginsAtOnce: false,
		});
	});

	it('is the median, whatever a few takes were like, at any rate', () => {
		const takes = [0.8, 0.81, 0.79, 0.8, 1.9, 0.82, 0.1].map((pace, n) => ({ pace, rate: 0.8 + n / 10 }));
		const { pace, top } = habitsOf(heardOf(takes), voice);
		expect(pace).toBeCloseTo(0.8);
		expect(top).toBe(-15);
	});

	it('learns no pace from short texts, and none beyond reason', () => {
		expect(habitsOf(heardOf(Array(9).fill({ said: 'Right.' })), voice).pace).toBeUndefined();
		expect(habitsOf(heardOf(Array(9).fill({ pace: 5 })), voice).pace).toBe(1.6);
		expect(habitsOf(heardOf(Array(9).fill({ pace: 0.2 })), voice).pace).toBe(0.55);
	});

	it('forgets what was long ago', () => {
		const takes = [...Array(60).fill({ top: -30 }), ...Array(40).fill({ top: -12 })];
		expect(habitsOf(heardOf(takes), voice).top).toBe(-12);
	});

	it('is kept for each voice, and never changed in place', () => {
		const before = heardOf(Array(5).fill({}));
		learn(before, { text, voice }, { ...measures, top: 0 });
		expect(before.get('x')).toHaveLength(5);
		expect(habitsOf(before, { id: 'constructor' }).top).toBeUndefined();
	});

	it('tells a voice that begins at once by half of its takes', () => {
		expect(habitsOf(heardOf([{ onset: -2 }]), voice).beginsAtOnce).toBe(true);
		expect(habitsOf(heardOf([{ onset: -2 }, {}, {}]), voice).beginsAtOnce).toBe(false);
		expect(habitsOf(uncalibrated, { id: 'espeak:pt-br+f2' }).beginsAtOnce).toBe(true);
	});
});

describe('the gate on a voice it knows', () => {
	const said = 'Nobody could explain why, and nobody was asked to.';
	const pcm = speechLike({ seconds: expectedSeconds(said) + 0.3 });
	const known = (take: Take) => heardOf(Array(5).fill({ top: measureTake(pcm).top, ...take }));
	const kinds = (calibration: Calibration) =>
		inspectTake(pcm, { text: said, voice }, calibration).faults.map(({ kind }) => kind);

	it('accepts what is usual', () => {
		expect(kinds(uncalibrated)).toEqual([]);
		expect(kinds(known({}))).toEqual([]);
	});

	it('refuses what is not', () => {
		expect(kinds(known({ pace: 0.55 }))).toEqual(['length']);
		expect(kinds(known({ pace: 1.6 }))).toEqual([]);
		expect(kinds(known({ top: -40 }))).toEqual(['level']);
		expect(kinds(known({ top: 10 }))).toEqual(['level']);
	});
});
