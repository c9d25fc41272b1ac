/** Sample rate of the programme from the join onwards, Hz. */
export const programmeRate = 44_100;

/** Silence after the last turn, seconds, at least. */
const tail = 0.8;

/** Samples in a frame of the MP3. */
export const samplesPerFrame = 1152;

/** Samples at the programme's rate; `end` is exclusive. */
export interface Stretch {
	start: number;
	end: number;
}

/** Where everything lies: what is not in a turn is silent. */
export interface Timeline {
	turns: readonly Stretch[];
	/** Samples of the whole programme. */
	length: number;
}

/**
 * Lays turns (`length` in samples) one after the other, with a pause (seconds) before each. The programme ends with a
 * whole frame, because some versions of ffmpeg note a wrong length for others (5.1: up to 46 samples too many).
 */
export function layOut(turns: readonly { length: number; pause: number }[]): Timeline {
	let position = 0;
	const stretches = turns.map(({ length, pause }) => {
		const start = position + Math.round(pause * programmeRate);
		position = start + length;
		return { start, end: position };
	});
	const frames = Math.ceil((position + tail * programmeRate) / samplesPerFrame);
	return { turns: stretches, length: frames * samplesPerFrame };
}
