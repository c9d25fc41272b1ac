/** Amplitude factor of a gain in dB. */
export function amplitudeOf(decibels: number): number {
	return 10 ** (decibels / 20);
}

/** Level in dB of an amplitude, `-Infinity` for none. */
export function decibelsOf(amplitude: number): number {
	return 20 * Math.log10(amplitude);
}

/** The samples times `factor`, in place. */
export function amplify(samples: Float32Array, factor: number): void {
	for (let i = 0; i < samples.length; i++) samples[i] = (samples[i] as number) * factor;
}
