/** RMS level below which a frame of 10 ms counts as silent, dBFS: far below speech, above an encoder's noise. */
const threshold = -60;
const framesPerSecond = 100;

export interface SilenceMeter {
	push(samples: Float32Array): void;
	/** Longest silence so far with sound before and after it, seconds. */
	longest(): number;
}

/** Finds silences in mono sound, which may come in pieces of any length. */
export function silenceMeter(sampleRate: number): SilenceMeter {
	const frameLength = Math.round(sampleRate / framesPerSecond);
	const silent = frameLength * 10 ** (threshold / 10);
	let [sum, filled] = [0, 0];
	let [run, longest] = [0, 0];
	let heard = false;

	function endFrame(): void {
		if (sum < silent) {
			run++;
		} else {
			if (heard) longest = Math.max(longest, run);
			heard = true;
			run = 0;
		}
		[sum, filled] = [0, 0];
	}

	return {
		push(samples) {
			for (const sample of samples) {
				sum += sample * sample;
				if (++filled === frameLength) endFrame();
			}
		},
		longest: () => (longest * frameLength) / sampleRate,
	};
}
