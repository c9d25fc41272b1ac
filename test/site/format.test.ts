import { describe, expect, test } from 'vitest';
import {
	formatClock,
	formatDate,
	formatDuration,
	formatLevel,
	formatSize,
	isoDuration,
} from '../../integration/site/format.ts';
import { momentId, momentOf } from '../../integration/site/moment.ts';
import { strings } from '../../integration/site/strings.ts';

test('levels have one decimal and a true minus sign', () => {
	expect(formatLevel(-14.0323, 'en')).toBe('−14.0');
	expect(formatLevel(2.64, 'pt-BR')).toBe('2,6');
});

test.each([
	[0, '0 s'],
	[29.4, '29 s'],
	[30, '1 min'],
	[93.4, '2 min'],
	[2520, '42 min'],
	[3569, '59 min'],
	[3570, '1 h 00 min'],
	[3723, '1 h 02 min'],
	[36_000, '10 h 00 min'],
])('a duration of %d s is %s', (seconds, text) => expect(formatDuration(seconds)).toBe(text));

test.each([
	[0, '0:00'],
	[9.99, '0:09'],
	[83, '1:23'],
	[600, '10:00'],
	[3599.9, '59:59'],
	[3723, '1:02:03'],
])('the moment %d s is %s', (seconds, text) => expect(formatClock(seconds)).toBe(text));

test.each([
	['2026-11-20T00:00:00.000Z', 'pt-BR', '20 de novembro de 2026'],
	['2026-11-20T23:59:59.000Z', 'en', 'November 20, 2026'],
	['2026-11-20T22:00:00-03:00', 'en', 'November 21, 2026'],
] as const)('the day of %s in %s, in UTC, is %s', (instant, language, text) => {
	expect(formatDate(instant, language)).toBe(text);
});

test('sizes use the language’s decimal mark', () => {
	expect(formatSize(2_241_715, 'pt-BR')).toBe('2,2 MB');
	expect(formatSize(722_403, 'en')).toBe('0.7 MB');
});

test('ISO durations are whole seconds', () => expect(isoDuration(93.6)).toBe('PT94S'));

describe('moments', () => {
	test.each([
		['#t=0', 0],
		['#t=83', 83],
		['#t=83.5', 83.5],
		['#t=1:23', 83],
		['#t=1:02:03', 3723],
		['#t=1m23s', 83],
		['#t=1h02m', 3720],
	])('%s', (fragment, seconds) => expect(momentOf(fragment)).toBe(seconds));

	test.each(['', '#', '#t=', '#t=abc', '#t=-5', '#t=1:', '#t=5x', '#player', '#x&t=83', '#t=1:2:3:4'])(
		'%j names none',
		(fragment) => expect(momentOf(fragment)).toBeUndefined(),
	);

	test('read back as written', () => expect(momentOf(`#${momentId(83.9)}`)).toBe(83));
});

test('every interface string is there in both languages, and translated', () => {
	const { en, 'pt-BR': portuguese } = strings;
	type Words = string | ((value: string) => string) | { readonly [name: string]: Words };
	const say = (words: Words): string => {
		if (typeof words === 'string') return words;
		if (typeof words === 'function') return words('2026-11-02');
		return Object.values(words).map(say).join(' ');
	};
	expect(Object.keys(portuguese).sort()).toEqual(Object.keys(en).sort());
	for (const key of Object.keys(en) as (keyof typeof en)[]) {
		expect(say(en[key]), key).toMatch(/\S/);
		// The words that Portuguese took over.
		if (key !== 'newsletter' && key !== 'podcast') expect(say(portuguese[key]), key).not.toBe(say(en[key]));
	}
});
