/** Sample rate of the programme from the join onwards, Hz. */
export const programmeRate = 44_100;

/** Silence after the last part, seconds, at least. */
const tail = 0.8;

/** Samples in a frame of the MP3. */
export const samplesPerFrame = 1152;

/** Samples at the programme's rate; `end` is exclusive. */
export interface Stretch {
	start: number;
	end: number;
}

export interface Laid<Part> {
	/** In the order in which they begin. */
	parts: readonly (Part & Stretch)[];
	/** Samples of the whole programme. */
	length: number;
}

/**
 * Lays parts (`length` in samples) one after the other, with a pause (seconds) before each. A pause below zero lets a
 * part begin while the one before it is still heard, but not before that one does. The programme ends with a whole
 * frame, because some versions of ffmpeg note a wrong length for others (5.1: up to 46 samples too many).
 */
export function layOut<Part extends { length: number; pause: number }>(parts: readonly Part[]): Laid<Part> {
	let [previous, position, end] = [0, 0, 0];
	const laid = parts.map((part) => {
		const start = Math.max(previous, position + Math.round(part.pause * programmeRate));
		previous = start;
		position = start + part.length;
		end = Math.max(end, position);
		return { ...part, start, end: position };
	});
	const frames = Math.ceil((end + tail * programmeRate) / samplesPerFrame);
	return { parts: laid, length: frames * samplesPerFrame };
}
