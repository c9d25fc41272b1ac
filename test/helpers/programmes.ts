import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ProgrammeTurn } from '../../integration/audio/audio.ts';
import type { Pcm } from '../../integration/speech/speech.ts';
import { encodeWav } from '../../integration/wav.ts';
import { speechLike, withBursts } from './signals.ts';

/** Writes takes as WAV files into a folder: turns of two hosts in alternation. */
export function writeTakes(folder: string, takes: readonly Pcm[]): Promise<ProgrammeTurn[]> {
	return Promise.all(
		takes.map(async (take, index) => {
			const file = join(folder, `turn-${index + 1}.wav`);
			await writeFile(file, encodeWav(take));
			return { file, host: index % 2 === 0 ? 'ann' : 'bob', pause: index === 0 ? 0.3 : 0.25 };
		}),
	);
}

/** Some 30 s by two hosts 8 dB apart, with an interjection and one turn at another rate. */
export function cleanTakes(): Pcm[] {
	return [5, 7, 0.6, 6, 4, 5, 3].map((seconds, index) =>
		speechLike({
			seconds,
			seed: index + 1,
			hz: index % 2 === 0 ? 115 : 190,
			gain: (index % 2 === 0 ? -4 : -12) + (index % 3) - 1,
			sampleRate: index === 3 ? 22_050 : 24_000,
		}),
	);
}

/** The same with hard-clipped bursts in two turns. */
export function stressedTakes(): Pcm[] {
	return cleanTakes().map((take, index) => (index === 1 || index === 4 ? withBursts(take) : take));
}
