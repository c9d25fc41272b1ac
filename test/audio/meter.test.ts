import { spawnSync } from 'node:child_process';
import { afterAll, describe, expect, test } from 'vitest';
import { decibelsOf } from '../../integration/audio/decibels.ts';
import { highPassStage, shelfStage } from '../../integration/audio/k-weighting.ts';
import {
	energiesOf,
	integratedLoudness,
	loudnessMeter,
	loudnessRange,
} from '../../integration/audio/meter.ts';
import { truePeakOf } from '../../integration/audio/true-peak.ts';
import { resample } from '../../integration/resample.ts';
import { builtin } from '../../integration/speech/builtin.ts';
import { joined, pieces, silence, sine, speechLike } from '../helpers/signals.ts';
import { systemFfmpeg } from './ffmpeg-here.ts';

const portuguese =
	'A conta da nuvem dobrou em um mês. Ninguém tinha lido o contrato, e o contrato, por sua vez, não tinha lido ninguém.';
const english =
	'The bill has doubled within a month. Nobody had read the contract. I had, of course, but nobody ever asks me.';

/** A 1 kHz sine for each level (dBFS) and duration (s), as EBU Tech 3341 and 3342 define their signals. */
function levels(sampleRate: number, ...parts: readonly [number, number][]): Float32Array {
	return joined(
		...parts.map(([dbfs, seconds]) => sine({ hz: 1000, amplitude: 10 ** (dbfs / 20) }, seconds, sampleRate)),
	);
}

describe.each([44_100, 48_000])('at %i Hz', (sampleRate) => {
	const integrated = (samples: Float32Array) => integratedLoudness(energiesOf(samples, sampleRate));

	// EBU Tech 3341 (2023), table 1, cases 1 to 5.
	test.each<[string, number, [number, number][]]>([
		['case 1', -23, [[-23, 20]]],
		['case 2', -33, [[-33, 20]]],
		[
			'case 3',
			-23,
			[
				[-36, 10],
				[-23, 60],
				[-36, 10],
			],
		],
		[
			'case 4',
			-23,
			[
				[-72, 10],
				[-36, 10],
				[-23, 60],
				[-36, 10],
				[-72, 10],
			],
		],
		[
			'case 5',
			-23,
			[
				[-26, 20],
				[-20, 20.1],
				[-26, 20],
			],
		],
	])('EBU Tech 3341 %s reads %d LUFS within 0.1 LU', (_case, expected, parts) => {
		expect(Math.abs(integrated(levels(sampleRate, ...parts)) - expected)).toBeLessThanOrEqual(0.1);
	});

	// Case 6 has five channels; 7 and 8 are recordings, in whose place speech is compared with ffmpeg below.

	test('EBU Tech 3341 case 9: every 3 s have the same loudness, so that there is no range', () => {
		const pattern: [number, number][] = [
			[-20, 1.34],
			[-30, 1.66],
		];
		const samples = levels(sampleRate, ...Array.from({ length: 5 }, () => pattern).flat());
		expect(loudnessRange(energiesOf(samples, sampleRate))).toBeLessThanOrEqual(0.1);
	});

	test('EBU Tech 3341 case 12: every 400 ms read -23 LUFS within 0.1 LU', () => {
		const pattern: [number, number][] = [
			[-20, 0.18],
			[-30, 0.22],
		];
		const samples = levels(sampleRate, ...Array.from({ length: 25 }, () => pattern).flat());
		expect(Math.abs(integrated(samples) + 23)).toBeLessThanOrEqual(0.1);
	});

	// EBU Tech 3342 (2023), table 1, cases 1 to 4. Cases 5 and 6 are recordings.
	test.each<[string, number, [number, number][]]>([
		[
			'case 1',
			10,
			[
				[-20, 20],
				[-30, 20],
			],
		],
		[
			'case 2',
			5,
			[
				[-20, 20],
				[-15, 20],
			],
		],
		[
			'case 3',
			20,
			[
				[-40, 20],
				[-20, 20],
			],
		],
		[
			'case 4',
			15,
			[
				[-50, 20],
				[-35, 20],
				[-20, 20],
				[-35, 20],
				[-50, 20],
			],
		],
	])('EBU Tech 3342 %s reads a range of %d LU within 1 LU', (_case, expected, parts) => {
		const range = loudnessRange(energiesOf(levels(sampleRate, ...parts), sampleRate));
		expect(Math.abs(range - expected)).toBeLessThanOrEqual(1);
	});
});

test('at 48 kHz the filters are those printed in BS.1770-4, Annex 1', () => {
	const shelf = {
		b0: 1.53512485958697,
		b1: -2.69169618940638,
		b2: 1.19839281085285,
		a1: -1.69065929318241,
		a2: 0.73248077421585,
	};
	const highPass = { b0: 1, b1: -2, b2: 1, a1: -1.99004745483398, a2: 0.99007225036621 };
	for (const [name, value] of Object.entries(shelfStage(48_000))) {
		expect(value).toBeCloseTo(Reflect.get(shelf, name) as number, 8);
	}
	for (const [name, value] of Object.entries(highPassStage(48_000))) {
		expect(value).toBeCloseTo(Reflect.get(highPass, name) as number, 8);
	}
});

test('a full-scale sine of 997 Hz in both channels reads 0 LUFS, 3.01 LU above the -3.01 of one channel', () => {
	const samples = sine({ hz: 997, amplitude: 1 }, 5, 48_000);
	expect(integratedLoudness(energiesOf(samples, 48_000))).toBeCloseTo(0, 1);
});

test('silence, and nothing at all, have no loudness', () => {
	expect(integratedLoudness(energiesOf(silence(5, 44_100), 44_100))).toBe(-Infinity);
	expect(integratedLoudness(new Float64Array())).toBe(-Infinity);
	expect(loudnessRange(new Float64Array())).toBe(0);
});

test('a sound shorter than one block is measured as a whole', () => {
	const short = sine({ hz: 1000, amplitude: 0.1 }, 0.2, 44_100);
	const long = sine({ hz: 1000, amplitude: 0.1 }, 2, 44_100);
	const difference =
		integratedLoudness(energiesOf(short, 44_100)) - integratedLoudness(energiesOf(long, 44_100));
	expect(Math.abs(difference)).toBeLessThan(0.2);
});

test('pieces of any length measure like the whole', () => {
	const { samples, sampleRate } = speechLike({ seconds: 3 });
	const meter = loudnessMeter(sampleRate);
	for (const piece of pieces(samples, [1, 977, 4410, 30_000])) meter.push(piece);
	const whole = energiesOf(samples, sampleRate);
	expect(meter.energies()).toHaveLength(whole.length);
	for (const [hop, energy] of meter.energies().entries())
		expect(energy).toBeCloseTo(whole[hop] as number, 10);
});

test('energies of turns, scaled and put in their places, measure like the programme', () => {
	const sampleRate = 44_100;
	const turns = [1, 2, 3].map((seed) => speechLike({ seconds: 4.05, seed, sampleRate }).samples);
	const gains = [1, 0.5, 2];
	const programme = joined(
		...turns.flatMap((turn, index) => [
			turn.map((sample) => sample * (gains[index] ?? 1)),
			silence(0.25, sampleRate),
		]),
	);
	const merged = new Float64Array(130);
	for (const [index, turn] of turns.entries()) {
		for (const [hop, energy] of energiesOf(turn, sampleRate).entries()) {
			const place = Math.round(index * 43) + hop;
			merged[place] = (merged[place] ?? 0) + energy * (gains[index] ?? 1) ** 2;
		}
	}
	const exact = integratedLoudness(energiesOf(programme, sampleRate));
	expect(Math.abs(integratedLoudness(merged) - exact)).toBeLessThan(0.02);
});

describe.skipIf(!systemFfmpeg)('agrees with ffmpeg', () => {
	const sampleRate = 44_100;
	const engine = builtin({ threads: 2 });
	afterAll(() => engine[Symbol.asyncDispose]());

	/** What ffmpeg's ebur128 measures of mono sound on both channels. */
	function saidOf(samples: Float32Array): { integrated: number; range: number; peak: number } {
		const measure = 'pan=stereo|c0=c0|c1=c0,ebur128=peak=true:framelog=verbose';
		const { stderr } = spawnSync(
			systemFfmpeg ?? '',
			`-hide_banner -nostats -f f32le -ar ${sampleRate} -ac 1 -i - -af ${measure} -f null -`.split(' '),
			{ input: Buffer.from(samples.buffer), encoding: 'utf8' },
		);
		const figure = (pattern: RegExp) => Number(pattern.exec(stderr)?.[1]);
		return {
			integrated: figure(/I:\s+(\S+) LUFS/),
			range: figure(/LRA:\s+(\S+) LU/),
			peak: figure(/Peak:\s+(\S+) dBFS/),
		};
	}

	/** ffmpeg prints tenths. */
	function expectAgreement(samples: Float32Array): void {
		const said = saidOf(samples);
		const energies = energiesOf(samples, sampleRate);
		expect(Math.abs(said.integrated - integratedLoudness(energies))).toBeLessThanOrEqual(0.1);
		expect(Math.abs(said.range - loudnessRange(energies))).toBeLessThanOrEqual(0.15);
		expect(Math.abs(said.peak - decibelsOf(truePeakOf(samples)))).toBeLessThanOrEqual(0.15);
	}

	test('on something like speech', () => {
		expectAgreement(speechLike({ seconds: 20, sampleRate }).samples);
	});

	test('on speech, by two voices of different levels with silence between them', async () => {
		const { signal } = new AbortController();
		const takes = await Promise.all(
			[
				{ id: 'espeak:pt-br+f2', language: 'pt-BR' as const, gain: 1, text: portuguese },
				{ id: 'flite:rms', language: 'en' as const, gain: 0.3, text: english },
				{ id: 'espeak:pt-br+m6', language: 'pt-BR' as const, gain: 0.5, text: portuguese },
			].map(async ({ id, language, gain, text }) => {
				const take = await engine.speak({ text, language, voice: { id }, seed: 1 }, signal);
				return resample(take.samples, take.sampleRate, sampleRate).map((sample) => gain * sample);
			}),
		);
		expectAgreement(joined(...takes.flatMap((take) => [take, silence(1.5, sampleRate)])));
	});
});
