import type { Programme } from './arrange.ts';
import type { PreparedBed } from './clips.ts';
import { amplitudeOf } from './decibels.ts';
import { envelope, type Point } from './envelope.ts';
import { readSound } from './kept-sounds.ts';
import type { Mix } from './mix.ts';
import { passagesOf } from './passages.ts';
import { programmeRate, type Stretch } from './programme.ts';

/** Under voices, LU from their level: WCAG 2.2 (1.4.7) asks for 20 dB at least, so that words are understood. */
const underVoices = -22;

/** How far it comes up where nobody speaks for a while, dB. */
const rise = amplitudeOf(10);

/** Seconds: a while, and how long coming up and going down again take. */
const [longGap, rising, falling] = [1, 0.5, 0.3];

/** Seconds at either end of it. */
const [fadeIn, fadeOut] = [1, 2];

/** Share of the ceiling that its peaks may take from the voices. */
const largestShare = 0.15;

/** Factor under voices, for the bed as it is. */
export function bedFactor({ gain, peak }: PreparedBed, mix: Mix): number {
	const wanted = amplitudeOf(gain + underVoices + mix.gain);
	return Math.min(wanted, (largestShare * amplitudeOf(mix.ceiling)) / peak);
}

/** Adds a bed to samples of the programme that follow each other. */
export function playBed(
	bed: PreparedBed,
	programme: Programme,
	mix: Mix,
): (samples: Float32Array) => Promise<void> {
	const stretch = stretchOf(bed, programme);
	const fade = envelope(fadePoints(stretch));
	const duck = envelope(duckPoints(programme, bedFactor(bed, mix)));
	let position = 0;

	return async (samples) => {
		const end = Math.min(position + samples.length, stretch.end);
		for (let at = Math.max(position, stretch.start); at < end; ) {
			const offset = (at - stretch.start) % bed.length;
			const music = await readSound(bed, offset, Math.min(bed.length, offset + end - at));
			for (let n = 0; n < music.length; n++, at++) {
				const index = at - position;
				samples[index] = (samples[index] as number) + (music[n] as number) * fade(at) * duck(at);
			}
		}
		position += samples.length;
	};
}

/** From the intro, if there is one, to the first chapter mark, the outro or the end. */
function stretchOf({ under }: PreparedBed, { parts, length }: Programme): Stretch {
	const [intro, outro] = [parts[0], parts.at(-1)];
	const crossFade = fadeIn * programmeRate;
	const start = intro && !intro.host ? Math.max(0, intro.end - crossFade) : 0;
	const chapter = under === 'opening' ? parts.find((part) => part.chapter) : undefined;
	if (chapter) return { start, end: chapter.start };
	return { start, end: outro && !outro.host ? outro.start + crossFade : length };
}

function fadePoints({ start, end }: Stretch): Point[] {
	const share = (seconds: number) => Math.min(seconds * programmeRate, (end - start) / 3);
	return [
		{ at: start, gain: 0 },
		{ at: start + share(fadeIn), gain: 1 },
		{ at: end - share(fadeOut), gain: 1 },
		{ at: end, gain: 0 },
	];
}

function duckPoints(programme: Programme, ducked: number): Point[] {
	const passages = passagesOf(programme);
	const rises = passages.flatMap(({ end }, index): Point[] => {
		const next = passages[index + 1]?.start ?? end;
		if (next - end < longGap * programmeRate) return [];
		return [
			{ at: end, gain: ducked },
			{ at: end + rising * programmeRate, gain: ducked * rise },
			{ at: next - falling * programmeRate, gain: ducked * rise },
			{ at: next, gain: ducked },
		];
	});
	return [{ at: 0, gain: ducked }, ...rises];
}
