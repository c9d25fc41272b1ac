import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { type Figures, figuresOf } from './figures.ts';
import { ffmpegNormalize, type LoudnormTool, twoPasses } from './loudnorm.ts';
import type { BenchProgramme, Place } from './material.ts';
import type { Cost } from './measured-run.ts';
import { loudness, placesIn, runMaster } from './our-master.ts';

/** An MP3 of the programme. */
interface Made {
	cost: Cost;
	/** What loudnorm says it did. */
	kind?: string;
	places: readonly Place[];
}

interface Entrant {
	name: string;
	make(output: string): Promise<Made>;
}

export interface Standing {
	name: string;
	kind?: string | undefined;
	/** One for each round. */
	costs: readonly Cost[];
	/** The median of each. */
	cost: Cost;
	figures: Figures;
	/** Whether all rounds gave the same bytes. */
	same: boolean;
}

/** Has all make the same programme in turn, so that a busy moment of the machine meets them all. The first is ours. */
export async function race(
	programme: BenchProgramme,
	{ ffmpeg, folder, rounds }: { ffmpeg: string; folder: string; rounds: number },
): Promise<Standing[]> {
	const entrants = [
		ours('astro-newscast, ffmpeg', programme, ffmpeg),
		theirs(twoPasses(ffmpeg), programme),
		theirs(await ffmpegNormalize(ffmpeg, folder), programme),
		ours('astro-newscast, LAME in WebAssembly', programme, undefined),
	].map((entrant, index) => ({ entrant, output: path.join(folder, `made-${index}.mp3`), runs: [] as Run[] }));
	for (let round = 0; round < rounds; round++) {
		for (const { entrant, output, runs } of entrants) {
			const made = await entrant.make(output);
			runs.push({
				...made,
				sha256: createHash('sha256')
					.update(await readFile(output))
					.digest('hex'),
			});
		}
	}
	const standings: Standing[] = [];
	for (const { entrant, output, runs } of entrants) standings.push(await standingOf(entrant, output, runs));
	return standings;
}

interface Run extends Made {
	sha256: string;
}

function ours(name: string, programme: BenchProgramme, ffmpeg: string | undefined): Entrant {
	return {
		name,
		async make(output) {
			const { cost, master } = await runMaster({ turns: programme.turns, loudness, ffmpeg, output });
			return { cost, places: placesIn(master, programme) };
		},
	};
}

function theirs({ name, normalise }: LoudnormTool, { joined }: BenchProgramme): Entrant {
	return {
		name,
		make: async (output) => ({ ...(await normalise(joined.file, output)), places: joined.places }),
	};
}

async function standingOf({ name }: Entrant, output: string, runs: readonly Run[]): Promise<Standing> {
	const costs = runs.map(({ cost }) => cost);
	return {
		name,
		kind: runs[0]?.kind,
		costs,
		cost: {
			seconds: median(costs.map(({ seconds }) => seconds)),
			processor: median(costs.map(({ processor }) => processor)),
			peak: median(costs.map(({ peak }) => peak)),
		},
		figures: await figuresOf(output, runs[0]?.places ?? []),
		same: new Set(runs.map(({ sha256 }) => sha256)).size === 1,
	};
}

function median(values: readonly number[]): number {
	const sorted = values.toSorted((a, b) => a - b);
	const middle = (sorted.length - 1) / 2;
	return ((sorted[Math.floor(middle)] ?? Number.NaN) + (sorted[Math.ceil(middle)] ?? Number.NaN)) / 2;
}
