import { biquad, type Coefficients, type Filter } from './biquad.ts';

/**
 * The K-weighting of ITU-R BS.1770-4, Annex 1, for any sample rate.
 *
 * The recommendation gives coefficients for 48 kHz only. These are the analogue filters behind them, found by
 * B. De Man ("Evaluation of implementations of the EBU R128 loudness measurement", AES 145, 2018), put through
 * the bilinear transform again; at 48 kHz the printed table comes out.
 */
export function kWeighting(sampleRate: number): Filter {
	const shelf = biquad(shelfStage(sampleRate));
	const highPass = biquad(highPassStage(sampleRate));
	return (samples) => {
		shelf(samples);
		highPass(samples);
	};
}

/** First stage: the head's effect, a high shelf of 4 dB. */
export function shelfStage(sampleRate: number): Coefficients {
	const k = Math.tan((Math.PI * 1681.974450955533) / sampleRate);
	const quality = 0.7071752369554196;
	const high = 10 ** (3.999843853973347 / 20);
	const band = high ** 0.4996667741545416;
	const a0 = 1 + k / quality + k * k;
	return {
		b0: (high + (band * k) / quality + k * k) / a0,
		b1: (2 * (k * k - high)) / a0,
		b2: (high - (band * k) / quality + k * k) / a0,
		a1: (2 * (k * k - 1)) / a0,
		a2: (1 - k / quality + k * k) / a0,
	};
}

/** Second stage: the RLB curve, a high-pass. The table leaves its numerator unscaled: 1, -2, 1. */
export function highPassStage(sampleRate: number): Coefficients {
	const k = Math.tan((Math.PI * 38.13547087602444) / sampleRate);
	const quality = 0.5003270373238773;
	const a0 = 1 + k / quality + k * k;
	return { b0: 1, b1: -2, b2: 1, a1: (2 * (k * k - 1)) / a0, a2: (1 - k / quality + k * k) / a0 };
}
