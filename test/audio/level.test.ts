import { expect, test } from 'vitest';
import { turnGains } from '../../integration/audio/level.ts';

const turn = (host: string, loudness: number, seconds = 10) => ({ host, loudness, seconds });

test('brings every host to the same level', () => {
	const turns = [turn('ann', -16), turn('bob', -30), turn('ann', -16), turn('bob', -30)];
	expect(turnGains(turns)).toEqual([-4, 10, -4, 10]);
});

test('evens out the turns of one host', () => {
	const turns = [turn('ann', -20), turn('ann', -22), turn('ann', -18)];
	expect(turnGains(turns)).toEqual([0, 2, -2]);
});

test('a short turn follows its host, more so the shorter it is', () => {
	const [, , full, half, none] = turnGains([
		turn('ann', -20),
		turn('ann', -20),
		turn('ann', -24, 5),
		turn('ann', -24, 2.5),
		turn('ann', -24, 0),
		turn('ann', -16),
		turn('ann', -16),
	]);
	expect([full, half, none]).toEqual([4, 2, 0]);
});

test('a whisper stays one: nothing is evened out by more than 6 LU', () => {
	expect(turnGains([turn('ann', -20), turn('ann', -20), turn('ann', -45)]).at(-1)).toBe(6);
});
