import type { KeptSound } from './kept-sounds.ts';
import type { PreparedTurn } from './prepared-turns.ts';
import type { Laid } from './programme.ts';

/** Whatever has its place in the programme: a turn or a clip. */
export interface Part extends KeptSound {
	/** Seconds before it; less than none when it begins under what comes before. */
	pause: number;
	/** What brings it to the common level, dB. */
	gain: number;
	/** Of a turn: who speaks, host id. Clips have none. */
	host?: string;
	/** Whether a chapter that is not the first begins with it, or with the clip before it. */
	chapter?: boolean;
}

export type Programme = Laid<Part>;

export interface MixedTurn extends PreparedTurn {
	gain: number;
}

/** A clip ready to be joined. */
export interface PreparedClip extends KeptSound {
	gain: number;
	/** Seconds, no more than it lasts. */
	overlap: number;
}

export interface Clips {
	intro?: PreparedClip | undefined;
	outro?: PreparedClip | undefined;
	between?: PreparedClip | undefined;
}

/** Seconds from the last word to the outro: half of what lies between two sections. */
const beforeOutro = 0.55;

/** Puts clips between the turns: the pause there is shared between both sides of the clip. */
export function arrange(turns: readonly MixedTurn[], { intro, outro, between }: Clips): Part[] {
	const parts = turns.flatMap((turn, index): Part[] => {
		const clip = index === 0 ? intro : turn.chapter ? between : undefined;
		if (clip === undefined) return [turn];
		const half = turn.pause / 2;
		return [
			{ ...clip, pause: half, chapter: index > 0 },
			{ ...turn, pause: clip.overlap > 0 ? -clip.overlap : half },
		];
	});
	if (outro) parts.push({ ...outro, pause: outro.overlap > 0 ? -outro.overlap : beforeOutro });
	return parts;
}
