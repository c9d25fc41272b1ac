import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { availableParallelism, cpus, tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { findFfmpeg } from '../../integration/audio/ffmpeg.ts';
import { type LongMaster, measureLongMasters } from './audio/long-masters.ts';
import { writeProgramme } from './audio/material.ts';
import { loudness } from './audio/our-master.ts';
import { race, type Standing } from './audio/race.ts';

/**
 * Prints how fast our master is beside the classic two passes of loudnorm and beside ffmpeg-normalize, what comes out
 * of each, and how much memory a master of some hours takes.
 * @param flags `--minutes 30` of programme, `--rounds 3` of which the median counts, `--hours 3` of the long masters. `--rounds 0` or `--hours 0` leaves that part out.
 */
export async function benchAudio(flags: readonly string[]): Promise<void> {
	const { values } = parseArgs({
		args: [...flags],
		options: {
			minutes: { type: 'string', default: '30' },
			rounds: { type: 'string', default: '3' },
			hours: { type: 'string', default: '3' },
		},
	});
	const [minutes, rounds, hours] = [values.minutes, values.rounds, values.hours].map(Number) as [
		number,
		number,
		number,
	];
	const found = await findFfmpeg(undefined, process.env);
	if (found.path === undefined) {
		console.log(`There is nothing to compare with: ${found.why.join(' ')}`);
		return;
	}
	const folder = await mkdtemp(path.join(tmpdir(), 'newscast-bench-'));
	try {
		const programme = await writeProgramme(folder, minutes);
		console.log(
			`${cpus()[0]?.model.trim()}, ${availableParallelism()} cores; ffmpeg ${found.version}; ${(programme.seconds / 60).toFixed(1)} minutes in ${programme.turns.length} turns; ${rounds} rounds, medians`,
		);
		const tools = { ffmpeg: found.path, folder };
		const standings = rounds > 0 ? await race(programme, { ...tools, rounds }) : [];
		if (rounds > 0) printRace(standings);
		const long = hours > 0 ? await measureLongMasters(programme, { ...tools, hours }) : [];
		printLong(long);
		const file = new URL('audio/results.json', import.meta.url);
		const results = { cores: availableParallelism(), ffmpeg: found.version, minutes, standings, long };
		await writeFile(file, `${JSON.stringify(results, null, '\t')}\n`);
		if (standings.some(({ name, same }) => isOurs(name) && !same)) {
			console.error('Our master made different bytes of the same takes.');
			process.exitCode = 1;
		}
	} finally {
		await rm(folder, { recursive: true, force: true });
	}
}

function printRace(standings: readonly Standing[]): void {
	const classic = standings.find(({ name }) => !isOurs(name))?.cost;
	console.log(
		`\nFor ${loudness.target} LUFS and at most ${loudness.truePeak} dBTP, MP3 of 192 kbit/s\n` +
			'| master | wall | of the two passes | processor time | of the two passes | peak | loudness | off by | true peak | range | between hosts | silences, mean | longest | loudnorm was | same bytes |\n' +
			'|---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|',
	);
	for (const { name, cost, figures, kind, same } of standings) {
		const { integrated, truePeak, range, difference, silence } = figures;
		const share = (measure: 'seconds' | 'processor') =>
			(cost[measure] / (classic?.[measure] ?? 0)).toFixed(2);
		const cells = [
			name,
			`${cost.seconds.toFixed(1)} s`,
			share('seconds'),
			`${cost.processor.toFixed(1)} s`,
			share('processor'),
			`${cost.peak.toFixed(0)} MB`,
			`${integrated.toFixed(2)} LUFS`,
			`${(integrated - loudness.target).toFixed(2)} LU`,
			`${truePeak.toFixed(2)} dBTP`,
			`${range.toFixed(1)} LU`,
			`${difference.toFixed(2)} LU`,
			`${silence.mean.toFixed(2)} s`,
			`${silence.longest.toFixed(2)} s`,
			kind ?? '',
			same ? 'yes' : 'no',
		];
		console.log(`| ${cells.join(' | ')} |`);
	}
}

function printLong(masters: readonly LongMaster[]): void {
	for (const { name, hours, seconds, peak } of masters) {
		console.log(
			`\n${hours.toFixed(2)} hours, ${name}: peak ${peak.toFixed(0)} MB of all processes together, ${seconds.toFixed(0)} s`,
		);
	}
}

function isOurs(name: string): boolean {
	return name.startsWith('astro-newscast');
}
