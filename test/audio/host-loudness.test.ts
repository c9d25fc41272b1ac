import { expect, test } from 'vitest';
import { hostLoudness } from '../../integration/audio/host-loudness.ts';
import { programmeRate } from '../../integration/audio/programme.ts';

/** A programme of turns and clips (without a host), with its energies: for each `[host, start, end, LUFS]`, seconds. */
function programme(...parts: readonly [string | undefined, number, number, number][]) {
	const energies = new Float64Array(1_000);
	for (const [, start, end, lufs] of parts) {
		for (let hop = start * 10; hop < end * 10; hop++) {
			energies[hop] = (energies[hop] ?? 0) + 10 ** ((lufs + 0.691) / 10) / 2;
		}
	}
	const laid = parts.map(([host, start, end]) => ({
		...(host !== undefined && { host }),
		start: start * programmeRate,
		end: end * programmeRate,
	}));
	return hostLoudness(energies, { parts: laid });
}

test('measures each host over all turns of theirs', () => {
	const hosts = programme(['ann', 0, 10, -14], ['bob', 10, 20, -16], ['ann', 21, 31, -14]);
	expect(hosts).toEqual([
		{ host: 'ann', loudness: expect.closeTo(-14, 6), telling: true },
		{ host: 'bob', loudness: expect.closeTo(-16, 6), telling: true },
	]);
});

test('who says less than 3 s is measured, but is no measure', () => {
	const hosts = programme(
		['ann', 0, 10, -14],
		['bob', 10, 11, -20],
		['bob', 12, 13, -20],
		['cy', 20, 23, -14],
	);
	expect(hosts.map(({ host, telling }) => [host, telling])).toEqual([
		['ann', true],
		['bob', false],
		['cy', true],
	]);
});

test('leaves out what is heard together with a clip, unless there is nothing else', () => {
	const [ann] = programme([undefined, 0, 5, -8], ['ann', 4, 10, -14]);
	expect(ann?.loudness).toBeCloseTo(-14, 6);
	const [bob] = programme([undefined, 0, 20, -8], ['bob', 4, 10, -14]);
	expect(bob?.loudness).toBeGreaterThan(-8);
});

test('a turn too short to fill 100 ms has a loudness all the same', () => {
	const energies = Float64Array.of(0, 0.01, 0, 0);
	const [ann] = hostLoudness(energies, { parts: [{ host: 'ann', start: 4_500, end: 8_500 }] });
	expect(ann).toEqual({ host: 'ann', loudness: expect.closeTo(-17.7, 1), telling: false });
});
