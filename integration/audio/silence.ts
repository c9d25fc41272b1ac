/** RMS level below which a frame of 10 ms counts as silent, dBFS: far below speech, above an encoder's noise. */
const threshold = -60;
const framesPerSecond = 100;

/** Seconds without sound, at most: beyond, listeners look whether it still plays. */
export const longestSilence = 2.5;

/** Seconds from the beginning. */
export interface Silence {
	start: number;
	end: number;
}

export interface SilenceMeter {
	push(samples: Float32Array): void;
	/** Longest silence so far with sound before and after it, seconds. */
	longest(): number;
	/** All those that are too long. */
	tooLong(): readonly Silence[];
}

/** Finds silences in mono sound, which may come in pieces of any length. */
export function silenceMeter(sampleRate: number): SilenceMeter {
	const frameLength = Math.round(sampleRate / framesPerSecond);
	const silent = frameLength * 10 ** (threshold / 10);
	let [sum, filled] = [0, 0];
	let [run, longest] = [0, 0];
	let [heard, frames] = [false, 0];
	const silences: Silence[] = [];
	const seconds = (count: number) => (count * frameLength) / sampleRate;

	function endFrame(): void {
		if (sum < silent) {
			run++;
		} else {
			if (heard) longest = Math.max(longest, run);
			if (heard && seconds(run) > longestSilence) {
				silences.push({ start: seconds(frames - run), end: seconds(frames) });
			}
			heard = true;
			run = 0;
		}
		frames++;
		[sum, filled] = [0, 0];
	}

	return {
		push(samples) {
			for (let start = 0; start < samples.length; ) {
				const end = Math.min(samples.length, start + frameLength - filled);
				sum = addSquares(sum, samples, start, end);
				filled += end - start;
				start = end;
				if (filled === frameLength) endFrame();
			}
		},
		longest: () => seconds(longest),
		tooLong: () => silences,
	};
}

function addSquares(sum: number, samples: Float32Array, start: number, end: number): number {
	let total = sum;
	for (let n = start; n < end; n++) total += (samples[n] as number) * (samples[n] as number);
	return total;
}
