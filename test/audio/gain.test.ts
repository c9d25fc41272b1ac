import { expect, test } from 'vitest';
import { findGains, type Gains, type Levels } from '../../integration/audio/gain.ts';

/** A limiter that takes more the harder it is driven: at most `most` LU above -20 are to be had. */
const limited = (gain: number, most: number) => -20 + most * (1 - Math.exp(-gain / most));

/** Loudness of two hosts who speak as long as each other, together, LUFS. */
const together = (...loudness: number[]) =>
	10 * Math.log10(loudness.reduce((sum, each) => sum + 10 ** (each / 10), 0) / loudness.length);

const alone: Levels = { programme: -20, hosts: new Map() };
const two: Levels = {
	programme: -20,
	hosts: new Map([
		['ann', -20],
		['bob', -20],
	]),
};

function levelsOf({ hosts, voices }: Gains, most: { ann: number; bob: number }): Levels {
	const ann = limited(hosts.get('ann') ?? voices, most.ann);
	const bob = limited(hosts.get('bob') ?? voices, most.bob);
	return {
		programme: together(ann, bob),
		hosts: new Map([
			['ann', ann],
			['bob', bob],
		]),
	};
}

/** Counts how often it asks. */
async function search(
	levelsAt: (gains: Gains) => Levels,
	target: number,
	unlimited: Levels,
): Promise<Gains & { asked: number }> {
	let asked = 0;
	const gains = await findGains(
		async (each) => {
			asked++;
			return levelsAt(each);
		},
		target,
		unlimited,
	);
	return { ...gains, asked };
}

test('finds the gain at which a limited programme reaches its target', async () => {
	const levelsAt = ({ gain }: Gains) => ({ ...alone, programme: limited(gain, 8) });
	const { gain, voices, asked } = await search(levelsAt, -15, alone);
	expect(Math.abs(limited(gain, 8) + 15)).toBeLessThanOrEqual(0.05);
	// Nobody says enough to be measured: words and music keep together.
	expect(voices).toBe(gain);
	expect(asked).toBeLessThanOrEqual(5);
});

test('gives the host whose peaks are higher more of it, until both are as loud as each other', async () => {
	const most = { ann: 40, bob: 9 };
	const { hosts, voices, gain, asked } = await search((gains) => levelsOf(gains, most), -14, two);
	const { ann = 0, bob = 0 } = Object.fromEntries(hosts);
	expect(bob - ann).toBeGreaterThan(2);
	expect(Math.abs(limited(ann, most.ann) - limited(bob, most.bob))).toBeLessThanOrEqual(0.1);
	expect(Math.abs(together(limited(ann, most.ann), limited(bob, most.bob)) + 14)).toBeLessThanOrEqual(0.05);
	// Who says too little to be measured follows the others, and music gets what the limiter left of theirs.
	expect(voices).toBeCloseTo((ann + bob) / 2, 9);
	expect(Math.abs(gain - 6)).toBeLessThanOrEqual(0.1);
	expect(asked).toBeLessThanOrEqual(5);
});

test('asks once when nothing is limited', async () => {
	const asked: Gains[] = [];
	const gains = await findGains(
		async (each) => {
			asked.push(each);
			return {
				programme: -20 + each.voices,
				hosts: new Map([...each.hosts].map(([id, dB]) => [id, -20 + dB])),
			};
		},
		-14,
		two,
	);
	expect(asked).toEqual([gains]);
	expect(gains).toEqual({
		gain: 6,
		voices: 6,
		hosts: new Map([
			['ann', 6],
			['bob', 6],
		]),
	});
});

test('gives up on a target that is out of reach', async () => {
	const { asked } = await search((gains) => levelsOf(gains, { ann: 8, bob: 3 }), -9, two);
	expect(asked).toBeLessThanOrEqual(8);
});
