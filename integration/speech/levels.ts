/** Samples within this share of the peak, in a run of at least so many, are a flat top. */
const flatTop = { share: 0.005, run: 4 };

/** dBFS of a frame about its own mean, which takes rumble and DC out. */
export function levelOf(frame: Float32Array): number {
	const mean = meanOf(frame);
	let power = 0;
	for (let n = 0; n < frame.length; n++) power += ((frame[n] as number) - mean) ** 2;
	return 10 * Math.log10(power / Math.max(1, frame.length) + 1e-12);
}

/** Mean of samples; 0 of none. */
export function meanOf(samples: Float32Array): number {
	let sum = 0;
	for (let n = 0; n < samples.length; n++) sum += samples[n] as number;
	return sum / Math.max(1, samples.length);
}

/** Share of samples in flat tops. They are told by the take's own peak: clipping turned down later is found too. */
export function clippedShare(samples: Float32Array): number {
	let peak = 0;
	for (let n = 0; n < samples.length; n++) peak = Math.max(peak, Math.abs(samples[n] as number));
	const threshold = peak * (1 - flatTop.share);
	let [tops, run] = [0, 0];
	for (let n = 0; n < samples.length; n++) {
		run = Math.abs(samples[n] as number) >= threshold ? run + 1 : 0;
		if (run === flatTop.run) tops += run;
		else if (run > flatTop.run) tops += 1;
	}
	return tops / samples.length;
}

/** dB of the mean power of levels in dB. */
export function powerMean(levels: readonly number[]): number {
	const sum = levels.reduce((total, level) => total + 10 ** (level / 10), 0);
	return 10 * Math.log10(sum / Math.max(1, levels.length) + 1e-12);
}

/** The value below which a share of all lies; minus infinity of none. */
export function percentile(values: readonly number[], share: number): number {
	const sorted = values.toSorted((a, b) => a - b);
	return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NEGATIVE_INFINITY;
}
