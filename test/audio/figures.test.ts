import { describe, expect, test } from 'vitest';
import { missed, missOf, requireEvenness } from '../../integration/audio/figures.ts';
import type { Measurement } from '../../integration/audio/measurement.ts';
import { programmeRate } from '../../integration/audio/programme.ts';

const wanted = { target: -14, truePeak: -1 };
const report = (integrated: number, truePeak: number) => ({
	integrated,
	truePeak,
	range: 2,
	hosts: {},
	longestSilence: 1,
});

test('loudness within 0.5 LU and a true peak within its limit are as wanted; all else is a miss with its size', () => {
	for (const figures of [report(-14, -1), report(-14.5, -3), report(-13.5, -1)]) {
		expect(missOf(figures, wanted)).toBeUndefined();
	}
	expect(missOf(report(-14.75, -3), wanted)).toEqual({ missing: 0.75, excess: -2 });
	expect(missOf(report(-14, -0.5), wanted)).toEqual({ missing: 0, excess: 0.5 });
	expect(missOf(report(Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY), wanted)).toBeDefined();
	expect(missed(report(-14.75, -0.9), wanted).message).toMatch(/measures -14\.75 LUFS and -0\.90 dBTP/);
});

/** Turns of two hosts from 0 to 10 s and from 11 to 20 s, and a clip between 20 and 30 s. */
const programme = {
	parts: [
		{ host: 'ann', start: 0, end: 10 * programmeRate },
		{ host: 'bob', start: 11 * programmeRate, end: 20 * programmeRate },
		{ start: 20 * programmeRate, end: 30 * programmeRate },
		{ host: 'ann', start: 36 * programmeRate, end: 40 * programmeRate },
	],
};
const turns = ['1.wav', '2.wav', '3.wav'].map((file, index) => ({
	file,
	host: index === 1 ? 'bob' : 'ann',
	pause: 1,
}));

type Evenness = Pick<Measurement, 'hosts' | 'silences'>;

function check(measured: Partial<Evenness>): void {
	requireEvenness({ hosts: [], silences: [], ...measured }, programme, turns);
}

function problemOf(measured: Partial<Evenness>): unknown {
	try {
		check(measured);
	} catch (error) {
		return error;
	}
	return undefined;
}

describe('hosts', () => {
	const host = (id: string, loudness: number, telling = true) => ({ host: id, loudness, telling });

	test('may be less than 1 LU apart', () => {
		check({ hosts: [host('ann', -13.6), host('bob', -14.59)] });
		check({ hosts: [host('ann', -14)] });
		check({});
	});

	test('who are further apart are a Problem with both figures and what to do', () => {
		expect(problemOf({ hosts: [host('ann', -13.1), host('cy', -14), host('bob', -14.6)] })).toMatchObject({
			name: 'Newscast',
			message: expect.stringMatching(/ann is 1\.50 LU louder than bob \(-13\.10 and -14\.60 LUFS\)/),
			hint: expect.stringMatching(/peaks of bob.*loudness\.target/),
		});
	});

	test('who say too little to be measured are not held to it', () => {
		check({ hosts: [host('ann', -13), host('bob', -19, false)] });
	});
});

describe('a silence longer than 2.5 s', () => {
	test('inside a turn is a Problem that names the take', () => {
		expect(problemOf({ silences: [{ start: 13, end: 16 }] })).toMatchObject({
			message: expect.stringMatching(
				/Nothing is heard for 3\.0 s .* from 13\.0 s on: the take of turn 2 is silent/,
			),
			loc: { file: '2.wav' },
		});
	});

	test('that begins in a turn and goes on after it names that turn', () => {
		expect(problemOf({ silences: [{ start: 8, end: 11.1 }] })).toMatchObject({
			message: expect.stringMatching(/turn 1 is silent for 2\.0 s of it/),
			loc: { file: '1.wav' },
		});
	});

	test('is in order where a pause or a clip has it', () => {
		check({ silences: [{ start: 30, end: 36.1 }] });
		check({ silences: [{ start: 22, end: 27 }] });
		check({ silences: [{ start: 19.8, end: 36.2 }] });
	});
});
