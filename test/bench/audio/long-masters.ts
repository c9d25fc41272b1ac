import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { MasterRequest, ProgrammeSound, ProgrammeTurn } from '../../../integration/audio/audio.ts';
import { music, wav } from '../../helpers/jingles.ts';
import type { BenchProgramme } from './material.ts';
import { loudness, runMaster } from './our-master.ts';

export interface LongMaster {
	name: string;
	/** Of sound. */
	hours: number;
	/** Of work, by the clock. */
	seconds: number;
	/** MB. */
	peak: number;
}

/** A chapter begins with every so many turns. */
const chapterLength = 20;

/** Masters a programme of so many hours, with and without bed and jingles: the turns of a shorter one, over and over. */
export async function measureLongMasters(
	programme: BenchProgramme,
	{ ffmpeg, folder, hours }: { ffmpeg: string; folder: string; hours: number },
): Promise<LongMaster[]> {
	const count = Math.ceil((hours * 3600 * programme.turns.length) / programme.seconds);
	const turns = Array.from({ length: count }, (_, index) => {
		const turn = programme.turns[index % programme.turns.length] as ProgrammeTurn;
		return { ...turn, chapter: index > 0 && index % chapterLength === 0 };
	});
	const sound = await writeSound(folder);
	const masters: LongMaster[] = [];
	for (const [name, request] of [
		['voices only', { turns }],
		['with jingles, a bed and room tone', { turns, sound }],
	] as const) {
		const output = path.join(folder, 'long.mp3');
		const full: MasterRequest = { ...request, loudness, ffmpeg, output };
		const { cost, master } = await runMaster(full);
		masters.push({ name, hours: master.seconds / 3600, seconds: cost.seconds, peak: cost.peak });
	}
	return masters;
}

async function writeSound(folder: string): Promise<ProgrammeSound> {
	const sounds = path.join(folder, 'sounds');
	await mkdir(sounds, { recursive: true });
	const rate = 48_000;
	const write = async (name: string, seconds: number) => {
		const file = path.join(sounds, `${name}.wav`);
		const samples = music(seconds, rate);
		await writeFile(file, wav([samples, samples], rate));
		return file;
	};
	return {
		intro: { file: await write('intro', 12), gain: 0, overlap: 3 },
		between: { file: await write('between', 3), gain: 0, overlap: 0 },
		outro: { file: await write('outro', 15), gain: 0, overlap: 3 },
		bed: { file: await write('bed', 60), gain: 0, under: 'all' },
		roomTone: true,
	};
}
