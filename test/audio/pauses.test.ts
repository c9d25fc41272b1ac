import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type PausedTurn, pausesFor } from '../../integration/audio/pauses.ts';

const turn = (host: string, text: string, section = 'news'): PausedTurn => ({ host, text, section });

/** Mean over many seeds: the jitter averages out. */
function usualPause(before: PausedTurn, after: PausedTurn): number {
	const seeds = Array.from({ length: 200 }, (_, seed) => `episode-${seed}`);
	return seeds.reduce((sum, seed) => sum + (pausesFor([before, after], seed)[1] ?? 0), 0) / seeds.length;
}

const statement = turn('ann', 'The price went up again this week.');

test.each([
	['the other host answers', statement, turn('bob', 'And nobody was surprised by that.'), 0.25],
	['the same host goes on', statement, turn('ann', 'And nobody was surprised by that.'), 0.4],
	['a question is answered', turn('ann', 'Did it go up?'), turn('bob', 'It did, by a whole lot.'), 0.35],
	[
		'a quoted question in Portuguese',
		turn('ann', 'Ele disse: “E agora?”'),
		turn('bob', 'Agora é esperar um pouco.'),
		0.35,
	],
	['a question is answered in a word', turn('ann', 'Subiu de novo?'), turn('bob', 'Subiu.'), 0.35],
	['an interjection', statement, turn('bob', 'Pois é, exatamente.'), 0.12],
	['a new section', statement, turn('bob', 'Next.', 'weather'), 1.1],
])('%s', (_name, before, after, seconds) => {
	expect(Math.abs(usualPause(before, after) - seconds)).toBeLessThan(seconds * 0.03);
});

test('begins with the lead-in, and is empty for no turns', () => {
	expect(pausesFor([statement], 'x')).toEqual([0.3]);
	expect(pausesFor([], 'x')).toEqual([]);
});

test('is the same for the same seed and differs between seeds and places', () => {
	const turns = Array.from({ length: 20 }, (_, n) =>
		turn(n % 2 ? 'ann' : 'bob', 'One more thing to say here.'),
	);
	expect(pausesFor(turns, 'a')).toEqual(pausesFor(turns, 'a'));
	expect(pausesFor(turns, 'a')).not.toEqual(pausesFor(turns, 'b'));
	expect(new Set(pausesFor(turns, 'a')).size).toBeGreaterThan(10);
});

test('is always between 80 ms and 1.32 s, in whole milliseconds', () => {
	const anyTurn = fc.record({
		host: fc.constantFrom('ann', 'bob'),
		text: fc.string(),
		section: fc.constantFrom('a', 'b'),
	});
	fc.assert(
		fc.property(fc.array(anyTurn), fc.string(), (turns, seed) => {
			for (const pause of pausesFor(turns, seed)) {
				expect(pause).toBeGreaterThanOrEqual(0.08);
				expect(pause).toBeLessThanOrEqual(1.32);
				expect(pause).toBe(Math.round(pause * 1000) / 1000);
			}
		}),
	);
});
