import { expect, test } from 'vitest';
import { titleAdvice } from '../../integration/publish/title-advice.ts';

test.each([
	['#42: The Cache', 42],
	['42 – The Cache', 42],
	['Episódio 42: O cache', 42],
	['Episode 042. The Cache', 42],
	['Ep. 7 - O cache', 7],
	['Nº 7: O cache', 7],
])('%s has a number that apps show as well', (title, number) => {
	expect(titleAdvice([{ title, number }])).toBe(
		`Apps show the number of an episode themselves; it is in the title as well: “${title}”.`,
	);
});

test.each([
	['42 ways to lose a cache', 42],
	['2026: the year of the cache', 42],
	['7: a número da sorte', undefined],
	['O cache, 42: segunda parte', 42],
])('%s (%s) is well', (title, number) => {
	expect(titleAdvice([{ title, ...(number !== undefined && { number }) }])).toBeUndefined();
});

test('what looks like HTML is told with everything else, in one line', () => {
	expect(titleAdvice([{ title: '1. Um', number: 1 }, { title: 'R&D <3' }, { title: 'Três' }])).toBe(
		'Apps show the number of an episode themselves; it is in the title as well: “1. Um”. Some apps take “<” and “>” in a title for HTML: “R&D <3”.',
	);
});
