import type { Outcome } from './make.ts';

/**
 * One table of what this build made: a row for each episode, and a line for those that stood already.
 * @param unchanged Number of published episodes that were left alone.
 */
export function summarise(outcomes: readonly Outcome[], unchanged: number): string[] {
	const rows = outcomes.map((outcome) => {
		if ('problem' in outcome) return [outcome.id, 'not made', '', '', '', '', '', ''];
		const { audio, loudness } = outcome.published.episode;
		return [
			outcome.id,
			(audio.seconds / 60).toFixed(1),
			String(outcome.turns.spoken),
			String(outcome.turns.reused),
			outcome.seconds.toFixed(1),
			loudness.integrated.toFixed(1),
			loudness.truePeak.toFixed(1),
			(audio.bytes / 1e6).toFixed(1),
		];
	});
	const lines =
		rows.length === 0
			? []
			: table(['episode', 'minutes', 'spoken', 'reused', 'seconds', 'LUFS', 'dBTP', 'MB'], rows);
	if (unchanged > 0) {
		lines.push(
			`${unchanged} published ${unchanged === 1 ? 'episode is' : 'episodes are'} unchanged and reused`,
		);
	}
	return lines;
}

function table(header: readonly string[], rows: readonly (readonly string[])[]): string[] {
	const all = [header, ...rows];
	const widths = header.map((_, column) => Math.max(...all.map((row) => (row[column] ?? '').length)));
	return all.map((row) =>
		row
			.map((cell, column) =>
				column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0),
			)
			.join('  ')
			.trimEnd(),
	);
}
