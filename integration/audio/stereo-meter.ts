import type { LoudnessReport } from './audio.ts';
import { decibelsOf } from './decibels.ts';
import { integratedLoudness, loudnessMeter } from './meter.ts';
import { truePeakMeter } from './true-peak.ts';

export interface StereoMeter {
	/** @param bytes Interleaved 32-bit floats of two channels, in pieces of any length. */
	push(bytes: Buffer): void;
	/** So far. */
	measured(): Pick<LoudnessReport, 'integrated' | 'truePeak'> & { seconds: number };
}

const bytesPerFrame = 2 * Float32Array.BYTES_PER_ELEMENT;

/**
 * Measures stereo as ITU-R BS.1770-4 does: the energies of both channels are added, and the higher true peak counts.
 * Unlike an MP3 of ours, what other encoders make of two equal channels may differ between them.
 */
export function stereoMeter(sampleRate: number): StereoMeter {
	const channels = [0, 1].map(() => ({ loudness: loudnessMeter(sampleRate), peak: truePeakMeter() }));
	let rest: Buffer<ArrayBufferLike> = Buffer.alloc(0);
	let frames = 0;

	return {
		push(bytes) {
			const all = rest.length === 0 ? bytes : Buffer.concat([rest, bytes]);
			const whole = Math.floor(all.length / bytesPerFrame);
			rest = Buffer.from(all.subarray(whole * bytesPerFrame));
			// A copy, because a typed array cannot begin at any byte.
			const both = new Float32Array(whole * channels.length);
			Buffer.from(both.buffer).set(all.subarray(0, whole * bytesPerFrame));
			for (const [channel, { loudness, peak }] of channels.entries()) {
				const samples = new Float32Array(whole);
				for (let frame = 0; frame < whole; frame++) {
					samples[frame] = both[frame * channels.length + channel] as number;
				}
				loudness.push(samples);
				peak.push(samples);
			}
			frames += whole;
		},
		measured() {
			const [left, right] = channels.map(({ loudness }) => loudness.energies());
			// The meter counts each energy twice, for the two equal channels it is made for.
			const energies = Float64Array.from(left ?? [], (energy, hop) => (energy + (right?.[hop] ?? 0)) / 2);
			return {
				integrated: integratedLoudness(energies),
				truePeak: decibelsOf(Math.max(...channels.map(({ peak }) => peak.peak()))),
				seconds: frames / sampleRate,
			};
		},
	};
}
