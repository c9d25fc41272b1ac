import { expect, test } from 'vitest';
import { findGain } from '../../integration/audio/gain.ts';

/** A limiter that takes more the harder it is driven: at most 8 LU above -20 are to be had. */
const limited = async (gain: number) => -20 + 8 * (1 - Math.exp(-gain / 8));

test('finds the gain at which a limited programme reaches its target', async () => {
	const gain = await findGain(limited, -15, 5);
	expect(Math.abs((await limited(gain)) + 15)).toBeLessThanOrEqual(0.05);
});

test('asks once when nothing is limited', async () => {
	const asked: number[] = [];
	const gain = await findGain(
		async (dB) => {
			asked.push(dB);
			return -20 + dB;
		},
		-14,
		6,
	);
	expect([gain, asked]).toEqual([6, [6]]);
});

test('gives up on a target that is out of reach', async () => {
	let asked = 0;
	await findGain(
		(dB) => {
			asked++;
			return limited(dB);
		},
		-9,
		11,
	);
	expect(asked).toBeLessThanOrEqual(6);
});
