import type { EpisodePage } from '../episode/episode.ts';

/** Half the height of the bars, in a drawing's own units: they grow from the middle to both sides. */
export const halfHeight = 100;

/** Marks stand below the bars, in a strip of their own. */
export const markHeight = 28;

/** Where they begin and how far they go. */
const [markTop, markLength] = [halfHeight + 8, markHeight - 8];

/** Silence is part of an episode as well: it has a bar. */
const lowest = 4;

/** Width of a drawing without bars, and how much of it is left out between two chapters. */
const [plainWidth, gap] = [200, 1];

export interface Waveform {
	/** One unit for each bar. */
	width: number;
	/** Path data of the bars of each host. None in episodes that were published before their loudness was kept. */
	voices: readonly { name: string; role: 'author' | 'cohost'; path: string }[];
	/** Path data of the bars where nobody speaks: music, or a pause. */
	others: string;
	/** Path data of a plain line, in one piece for each chapter: what such episodes have instead. */
	line: string;
	/** Path data of a mark where each chapter begins but the first. */
	marks: string;
}

/** How loud an episode is from beginning to end, and who speaks, as SVG paths of vertical strokes. */
export function drawWaveform(episode: EpisodePage): Waveform {
	const { waveform: levels = [], turns, hosts, chapters, audio } = episode;
	const width = levels.length || plainWidth;
	const at = (seconds: number, beside = 0) => ((seconds / audio.seconds) * width + beside).toFixed(1);
	const speakers = levels.map((_, bar) => {
		const middle = ((bar + 0.5) / width) * audio.seconds;
		return turns.find(({ start, end }) => start <= middle && middle < end)?.host;
	});
	const barsOf = (host: string | undefined) =>
		levels.map((level, bar) => (speakers[bar] === host ? barOf(bar, level) : '')).join('');
	const voices = hosts.map(({ id, name, role }) => ({ name, role, path: barsOf(id) }));
	const pieces = chapters.length > 0 ? chapters : [{ start: 0, end: audio.seconds }];
	return {
		width,
		voices: voices.filter(({ path }) => path !== ''),
		others: barsOf(undefined),
		line: pieces.map(({ start, end }) => `M${at(start)} 0H${at(end, -gap)}`).join(''),
		marks: chapters
			.slice(1)
			.map(({ start }) => `M${at(start)} ${markTop}v${markLength}`)
			.join(''),
	};
}

function barOf(bar: number, level: number): string {
	// By energy: levels of speech over seconds are so alike that they would make a block.
	const half = Math.max(lowest, Math.round(level ** 2 * halfHeight));
	return `M${bar + 0.5}-${half}v${half * 2}`;
}
