import { describe, expect, test } from 'vitest';
import { type NewscastOptions, parseOptions } from '../integration/options.ts';
import { testShow } from './helpers/site.ts';

function parse(options: Partial<NewscastOptions>) {
	return parseOptions({ show: testShow, ...options });
}

function mistakesIn(options: Record<string, unknown>): string {
	try {
		parseOptions({ show: testShow, ...options });
	} catch (error) {
		return (error as { hint: string }).hint;
	}
	throw new Error('Nothing was refused.');
}

describe('loudness', () => {
	test.each([
		[undefined, { target: -14, truePeak: -1 }],
		['spotify', { target: -14, truePeak: -1 }],
		['apple', { target: -16, truePeak: -1 }],
		['ebu', { target: -23, truePeak: -1 }],
		[{ target: -19 }, { target: -19, truePeak: -1 }],
		[{ truePeak: -3 }, { target: -14, truePeak: -3 }],
	] as const)('%j', (loudness, expected) => {
		expect(parse({ loudness }).loudness).toEqual(expected);
	});

	test.each([
		['spotfy', '- `loudness`: “spotfy” is no preset. Did you mean `spotify`?'],
		['loud', '- `loudness`: “loud” is no preset. Known here: spotify, apple, ebu.'],
		[{ targt: -14 }, '- `loudness.targt` is not an option. Did you mean `target`?'],
		[{ target: 0 }, '- `loudness.target`: Too big: expected number to be <=-9'],
	])('%j is refused', (loudness, mistake) => {
		expect(mistakesIn({ loudness })).toBe(mistake);
	});
});

describe('sound', () => {
	test('a file alone is an object with the defaults', () => {
		expect(
			parse({ sound: { intro: 'public/a.wav', bed: { file: 'public/b.mp3', under: 'all' } } }).sound,
		).toEqual({
			intro: { file: 'public/a.wav', gain: 0, overlap: 0 },
			bed: { file: 'public/b.mp3', gain: 0, under: 'all' },
			roomTone: false,
		});
	});

	test('is not there unless asked for', () => {
		expect(parse({}).sound).toBeUndefined();
	});

	test.each([
		[{ intr: 'a.wav' }, '- `sound.intr` is not an option. Did you mean `intro`?'],
		[{ intro: { file: 'a.wav', gian: 3 } }, '- `sound.intro.gian` is not an option. Did you mean `gain`?'],
		[{ outro: { gain: 3 } }, '- `sound.outro.file`: is missing; it must be of type string'],
		[
			{ between: { file: 'a.wav', overlap: -1 } },
			'- `sound.between.overlap`: Too small: expected number to be >=0',
		],
		[{ bed: 7 }, '- `sound.bed`: Invalid input: expected object, received number'],
	])('%j is refused', (sound, mistake) => {
		expect(mistakesIn({ sound })).toBe(mistake);
	});
});
