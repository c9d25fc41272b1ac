import { expect, test } from 'vitest';
import { silenceMeter } from '../../integration/audio/silence.ts';
import { joined, pieces, silence, sine } from '../helpers/signals.ts';

const sampleRate = 44_100;
const tone = sine({ hz: 300, amplitude: 0.1 }, 1, sampleRate);
const still = (seconds: number) => silence(seconds, sampleRate);

function measured(...parts: Float32Array[]) {
	const meter = silenceMeter(sampleRate);
	for (const piece of pieces(joined(...parts), [441, 1, 10_000])) meter.push(piece);
	return meter;
}

test('finds the longest silence between sounds, and not the ones at the ends', () => {
	const meter = measured(still(3), tone, still(0.4), tone, still(1.2), tone, still(5));
	expect(meter.longest()).toBeCloseTo(1.2, 1);
	expect(meter.tooLong()).toEqual([]);
});

test('lists each that is longer than 2.5 s, with its times', () => {
	const meter = measured(tone, still(2.6), tone, still(2.4), tone, still(4), tone);
	expect(meter.longest()).toBeCloseTo(4, 1);
	const times = meter.tooLong().map(({ start, end }) => [start.toFixed(1), end.toFixed(1)]);
	expect(times).toEqual([
		['1.0', '3.6'],
		['8.0', '12.0'],
	]);
});

test('takes what an encoder leaves of silence for silence, and a whisper for sound', () => {
	const at = (dBFS: number) => sine({ hz: 300, amplitude: Math.SQRT2 * 10 ** (dBFS / 20) }, 3, sampleRate);
	expect(measured(tone, at(-75), tone).longest()).toBeCloseTo(3, 1);
	expect(measured(tone, at(-50), tone).longest()).toBe(0);
});

test('measures nothing in nothing', () => {
	expect(silenceMeter(sampleRate).longest()).toBe(0);
});
