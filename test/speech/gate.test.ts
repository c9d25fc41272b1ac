import { describe, expect, it } from 'vitest';
import { expectedSeconds } from '../../integration/speech/expected-seconds.ts';
import { inspectTake } from '../../integration/speech/gate.ts';
import type { Pcm } from '../../integration/speech/speech.ts';
import { toneEngine } from '../helpers/tone-engine.ts';

const text = 'The model got cheaper, the bills got larger, and nobody could explain why.';
const voice = { id: 'tone:high' };
const good = await toneEngine().speak({ text, language: 'en', voice, seed: 1 }, new AbortController().signal);

/** The good take with every sample changed. */
function changed(change: (sample: number, index: number) => number): Pcm {
	return { ...good, samples: good.samples.map(change) };
}

function joined(...parts: Float32Array[]): Pcm {
	return { ...good, samples: Float32Array.from(parts.flatMap((part) => [...part])) };
}

function withGap(seconds: number): Pcm {
	const middle = good.samples.length / 2;
	const gap = new Float32Array(seconds * good.sampleRate);
	return joined(good.samples.subarray(0, middle), gap, good.samples.subarray(middle));
}

describe('the gate', () => {
	it('lets a good take pass, at any level, with its measures', () => {
		const { ok, reasons, measures } = inspectTake(good, { text, voice });
		expect({ ok, reasons }).toEqual({ ok: true, reasons: [] });
		expect(measures?.speech).toBeCloseTo(good.samples.length / good.sampleRate, 0);
		expect(
			inspectTake(
				changed((x) => x / 20),
				{ text, voice },
			).ok,
		).toBe(true);
		expect(
			inspectTake(
				changed((x) => x + 0.02),
				{ text, voice },
			).ok,
		).toBe(true);
	});

	it.each<[string, Pcm, RegExp]>([
		['nothing', { ...good, samples: new Float32Array(0) }, /is empty/],
		['NaN', changed((x, n) => (n === 5_000 ? Number.NaN : x)), /sample 5000 is NaN/],
		['infinity', changed((x, n) => (n === 7 ? Number.POSITIVE_INFINITY : x)), /sample 7 is Infinity/],
		['integers for floats', changed((x) => x * 32_767), /beyond ±4/],
		['silence', changed(() => 0), /is silent: -120\.0 dBFS/],
		['a constant', changed(() => 0.3), /is silent/],
		['hiss', changed((_, n) => ((n * 7919) % 101) / 1_000_000), /is silent/],
		['a blip', { ...good, samples: good.samples.subarray(0, 960) }, /only 0\.0\d s of it are sound/],
		['an offset', changed((x) => x + 0.2), /mean is 0\.2\d+, more than 0\.05/],
		['clipping', changed((x) => Math.max(-0.1, Math.min(0.1, x * 3))), /clipped: \d+\.\d+ %/],
		['a long gap', withGap(2.5), /silent for 2\.\d s inside, more than 2 s/],
		[
			'a take cut short',
			{ ...good, samples: good.samples.subarray(0, good.samples.length / 5) },
			/less than/,
		],
		['a take that goes on', joined(...Array(4).fill(good.samples)), /more than .* about 5\.\d s/],
	])('finds %s', (_, pcm, reason) => {
		const { ok, reasons } = inspectTake(pcm, { text, voice });
		expect(ok).toBe(false);
		expect(reasons.join('; ')).toMatch(reason);
	});

	it('expects the length that the rate makes', () => {
		expect(inspectTake(good, { text, voice: { ...voice, rate: 0.35 } }).reasons.join()).toMatch(
			/lasts .* less/,
		);
		expect(inspectTake(good, { text, voice: { ...voice, rate: 2 } }).ok).toBe(true);
	});

	it('expects pauses for punctuation and words for digits', () => {
		expect(expectedSeconds('Hello there.')).toBeCloseTo(11 / 14.5 + 0.25);
		expect(expectedSeconds('a, b')).toBeCloseTo(3 / 14.5 + 0.12);
		expect(expectedSeconds('2026')).toBeCloseTo(18 / 14.5);
	});
});
