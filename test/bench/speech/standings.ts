import type { Score } from './contender-process.ts';
import type { Standing } from './race.ts';

/**
 * Prints a race as a table: seconds of computing for a second of sound by the clock and by processor time, how long
 * the texts took compared with the best of the others on as many cores, memory, and how long it took to be ready.
 */
export function printRace(standings: readonly Standing[]): void {
	console.log(
		'| engine | RTF | processor time | of the best peer’s time | of its processor time | peak | first sentence |',
	);
	console.log('|---|---|---|---|---|---|---|');
	for (const standing of standings) {
		const { name, cores, rounds, start } = standing;
		const peers = standings.filter((other) => other.cores === cores && isPeer(other));
		const share = (value: (score: Score) => number) => {
			if (isPeer(standing) || peers.length === 0) return '';
			return (median(rounds, value) / Math.min(...peers.map((peer) => median(peer.rounds, value)))).toFixed(
				2,
			);
		};
		const cells = [
			name,
			median(rounds, ({ seconds, sound }) => seconds / sound).toFixed(4),
			median(rounds, ({ processor, sound }) => processor / sound).toFixed(4),
			share(({ seconds }) => seconds),
			share(({ processor }) => processor),
			`${Math.max(...rounds.map(({ peak }) => peak)).toFixed(0)} MB`,
			`${start.seconds.toFixed(2)} s`,
		];
		console.log(`| ${cells.join(' | ')} |`);
	}
}

function isPeer({ name }: Standing): boolean {
	return !name.startsWith('astro-newscast');
}

function median(rounds: readonly Score[], value: (score: Score) => number): number {
	const sorted = rounds.map(value).toSorted((a, b) => a - b);
	return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
