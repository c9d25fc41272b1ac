import { writeFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { measureBuilds } from './builds.ts';

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
console.log(
	'\nepisodes  without, s  with, s  ratio  overhead, s  hooks, s  ms/episode  peak without, MB  peak with, MB',
);
for (const row of warm) {
	const cells: [string, number][] = [
		[String(row.episodes), 8],
		[number(row.without.seconds, 2), 10],
		[number(row.with.seconds, 2), 7],
		[number(row.with.seconds / row.without.seconds, 2), 5],
		[number(row.overhead, 2), 11],
		[number(row.hooks, 2), 8],
		[number((row.overhead * 1000) / row.episodes, 2), 10],
		[number(row.without.peak, 0), 16],
		[number(row.with.peak, 0), 13],
	];
	console.log(cells.map(([text, width]) => text.padStart(width)).join('  '));
}
const file = new URL('results.json', import.meta.url);
await writeFile(file, `${JSON.stringify({ cores: availableParallelism(), ...results }, null, '\t')}\n`);
