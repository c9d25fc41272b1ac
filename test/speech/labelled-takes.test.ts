import { beforeAll, describe, expect, it } from 'vitest';
import { builtin } from '../../integration/speech/builtin.ts';
import { type Calibration, learn, uncalibrated } from '../../integration/speech/calibration.ts';
import { inspectTake } from '../../integration/speech/gate.ts';
import { onnx } from '../../integration/speech/onnx/onnx.ts';
import type { SpeechEngine } from '../../integration/speech/speech.ts';
import { weights } from './onnx/weights.ts';
import {
	builtinVoices,
	grossFaults,
	type Half,
	type LabelledTake,
	speakAll,
	spoilt,
	subtleFaults,
	type Voices,
} from './takes.ts';

/** Takes of each fault, in each half. */
const each = 6;

/** The takes that are judged wrongly, with what was said of them. */
function misjudged(takes: readonly LabelledTake[], calibration: Calibration): string[] {
	return takes.flatMap(({ label, pcm, request }) => {
		const { ok, reasons } = inspectTake(pcm, request, calibration);
		if (ok === (label === 'good')) return [];
		return [`${label}: ${request.voice.id} “${request.text}” ${reasons.join('; ')}`];
	});
}

/** What a build knows of its voices after these takes. */
function heard(takes: readonly LabelledTake[]): Calibration {
	return takes.reduce((calibration, { pcm, request }) => {
		const { measures } = inspectTake(pcm, request);
		return measures ? learn(calibration, request, measures) : calibration;
	}, uncalibrated);
}

/** Voices are known from the takes of development: it knows those of both halves, or only some of them. */
function describeGate(make: () => SpeechEngine, halves: Readonly<Record<Half, Voices>>): void {
	const good: Record<Half, LabelledTake[]> = { development: [], 'held-out': [] };
	let known: Calibration = uncalibrated;
	beforeAll(async () => {
		await using engine = make();
		good.development = await speakAll(engine, 'development', halves.development);
		good['held-out'] = await speakAll(engine, 'held-out', halves['held-out']);
		known = heard(good.development);
	});

	describe.each<[Half, number]>([
		['development', 11],
		['held-out', 977],
	])('%s', (half, seed) => {
		it('refuses fewer than 2 % of the good ones, whether it knows the voice or not', () => {
			expect(good[half].length).toBeGreaterThan(10);
			expect(misjudged(good[half], uncalibrated).length).toBeLessThan(0.02 * good[half].length);
			expect(misjudged(good[half], known).length).toBeLessThan(0.02 * good[half].length);
		});

		it('passes none of the bad ones, whoever speaks', () => {
			const bad = spoilt(good[half], grossFaults, { each, seed });
			expect(bad.length).toBeGreaterThan(0.9 * each * Object.keys(grossFaults).length);
			expect(misjudged(bad, uncalibrated)).toEqual([]);
			expect(misjudged(bad, known)).toEqual([]);
		});

		it('passes none of those that a voice it knows would not do', () => {
			const ofKnown = good[half].filter(({ request }) => known.has(request.voice.id));
			expect(misjudged(spoilt(ofKnown, subtleFaults, { each, seed }), known)).toEqual([]);
		});
	});
}

describe('the gate on takes of the built-in voices, of which it is known whether they are good', () => {
	describeGate(() => builtin({ threads: 2 }), builtinVoices);
});

const piper = weights('piper');
describe.skipIf(piper.missing)('the gate on takes of neural voices, on which no limit was chosen', () => {
	describeGate(() => onnx({ model: piper.file, device: 'cpu', sessions: 2 }), {
		development: { en: [{ id: 'en_US-amy' }, { id: 'en_US-kristin', rate: 1.15 }] },
		'held-out': { en: [{ id: 'en_US-amy', rate: 1.15 }, { id: 'en_US-kristin' }] },
	});
});
