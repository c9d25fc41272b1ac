import { writeFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { measureBuilds } from './builds.ts';

/** Measures whole builds of the demo, prints and keeps the numbers. */
export async function benchBuilds(): Promise<void> {
	const results = await measureBuilds();
	const { cold, unchanged, edit, warm } = results;
	const number = (value: number, digits = 1) => value.toFixed(digits);

	console.log(
		`cold build of the demo: ${number(cold.seconds)} s for ${number(cold.minutes)} min of audio, ${number(cold.timesRealTime)}× real time, peak ${number(cold.peak, 0)} MB`,
	);
	console.log(
		`nothing changed: ${number(unchanged.seconds)} s, ${number(unchanged.ofCold, 3)} of cold, peak ${number(unchanged.peak, 0)} MB`,
	);
	console.log(
		`one sentence changed: ${number(edit.seconds)} s, ${number(edit.ofCold, 3)} of cold, ${edit.spoken} turns spoken and ${edit.reused} reused`,
	);
	console.log('\nNothing new: seconds of a whole build, their ratio to the build without, and what is added');
	console.log('episodes  without  files only        with pages         hooks  added  per episode  peak MB');
	for (const { episodes, runs, overhead } of warm) {
		const ratio = (seconds: number) =>
			`${number(seconds, 2)} (${number(seconds / runs.without.seconds, 2)}×)`;
		const cells: [string, number][] = [
			[String(episodes), 8],
			[number(runs.without.seconds, 2), 7],
			[ratio(runs.files.seconds), 16],
			[ratio(runs.pages.seconds), 16],
			[number(overhead.hooks, 2), 7],
			[number(overhead.files, 2), 5],
			[`${number((overhead.files * 1000) / episodes)} ms`, 11],
			[`${number(runs.without.peak, 0)}→${number(runs.pages.peak, 0)}`, 9],
		];
		console.log(cells.map(([text, width]) => text.padStart(width)).join('  '));
	}
	const file = new URL('results.json', import.meta.url);
	await writeFile(file, `${JSON.stringify({ cores: availableParallelism(), ...results }, null, '\t')}\n`);
}
