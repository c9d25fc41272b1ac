import { describe, expect, it } from 'vitest';
import { wordsByReport } from '../../integration/speech/flite-words.ts';

/** A report in which every sound takes a tenth of a second. */
const report = (sounds: string) =>
	sounds
		.split(' ')
		.map((sound, index) => `${sound}:${((index + 1) / 10).toFixed(3)}`)
		.join(' ');

/** How many sounds each word has, and the pauses between them as `-`. */
function shares(text: string, sounds: string): string {
	let before = 0;
	return wordsByReport(text, report(sounds))
		.map(({ text: word, start, end }) => {
			const pause = '-'.repeat(Math.round((start - before) * 10));
			before = end;
			return `${pause}${word}:${Math.round((end - start) * 10)}`;
		})
		.join(' ');
}

describe('the words of a take by flite', () => {
	it.each([
		['The model got it.', 'pau dh ax m aa d ax l g aa t ih t pau', '-The:2 model:5 got:3 it.:2'],
		[
			'Though I knew, one once used it',
			'pau dh ow ay n uw pau w ah n w ah n s y uw z d ih t pau',
			'-Though:2 I:1 knew,:2 -one:3 once:4 used:4 it:2',
		],
		['G P U prices', 'pau jh iy p iy y uw p r ay s ax z pau', '-G:2 P:2 U:2 prices:6'],
		['An M L box', 'pau ae n eh m eh l b aa k s pau', '-An:2 M:2 L:2 box:4'],
		['José — “yes”', 'pau hh ow s ey pau y eh s pau', '-José:4 -“yes”:3'],
		['eight through enough', 'pau ey t th r uw ih n ah f pau', '-eight:2 through:3 enough:4'],
	])('%s', (text, sounds, expected) => {
		expect(shares(text, sounds)).toBe(expected);
	});

	it('has a place for every word, even where flite reports nothing', () => {
		const words = wordsByReport('Nothing was said', '');
		expect(words).toEqual(['Nothing', 'was', 'said'].map((text) => ({ text, start: 0, end: 0 })));
		expect(wordsByReport('— …', report('pau'))).toEqual([]);
	});
});
