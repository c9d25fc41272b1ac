import { Problem } from '../problem.ts';
import type { Programme } from './arrange.ts';
import type { Master } from './audio.ts';
import { decibelsOf } from './decibels.ts';
import { monoDecoder } from './decode.ts';
import { type HostLoudness, hostLoudness } from './host-loudness.ts';
import { expectedInfoFrame } from './info-frame.ts';
import { integratedLoudness, loudnessMeter, loudnessRange } from './meter.ts';
import { programmeRate } from './programme.ts';
import { type Silence, silenceMeter } from './silence.ts';
import { truePeakMeter } from './true-peak.ts';
import { waveformOf } from './waveform.ts';

/** Bytes of MP3 decoded at once, 0.3 s of sound: while a longer piece is, an encoder waits for more. */
const pieceLength = 8_192;

/** What the decoded MP3 says of itself. */
export interface Measurement {
	report: Pick<Master, 'loudness' | 'waveform'>;
	hosts: readonly HostLoudness[];
	/** Those that are too long. */
	silences: readonly Silence[];
}

/** Measures an MP3 of ours while it is made. */
export interface Mp3Meter {
	/** Takes what comes after the Info frame, in pieces of any length. */
	push(bytes: Uint8Array): void;
	/**
	 * What listeners will hear.
	 * @throws {Problem} when it does not decode to exactly the samples of the programme.
	 */
	measurement(): Measurement;
	/** Gives its memory back. */
	close(): void;
}

export async function mp3Meter(programme: Programme): Promise<Mp3Meter> {
	const decoder = await monoDecoder();
	const loudness = loudnessMeter(programmeRate);
	const peak = truePeakMeter();
	const silence = silenceMeter(programmeRate);
	const pieces = equalPieces(pieceLength, measure);
	let length = 0;

	function measure(bytes: Uint8Array): void {
		const samples = decoder.decode(bytes);
		if (!samples) return;
		loudness.push(samples);
		peak.push(samples);
		silence.push(samples);
		length += samples.length;
	}

	pieces.push(expectedInfoFrame(programme.length));
	return {
		push: pieces.push,
		measurement() {
			pieces.end();
			if (length !== programme.length) {
				throw new Problem(`The MP3 decodes to ${length} samples; the programme has ${programme.length}.`, {
					hint: 'Try the other encoder: `ffmpeg: false` is the built-in one. If that helps, this ffmpeg is broken.',
				});
			}
			const energies = loudness.energies();
			const hosts = hostLoudness(energies, programme);
			return {
				report: {
					loudness: {
						integrated: integratedLoudness(energies),
						truePeak: decibelsOf(peak.peak()),
						range: loudnessRange(energies),
						hosts: Object.fromEntries(hosts.map(({ host, loudness }) => [host, loudness])),
						longestSilence: silence.longest(),
					},
					waveform: waveformOf(energies),
				},
				hosts,
				silences: silence.tooLong(),
			};
		},
		close: decoder.close,
	};
}

/** Cuts what comes into pieces of one length: sums that are added up in other pieces differ in their last digits. */
function equalPieces(length: number, use: (piece: Uint8Array) => void) {
	const piece = new Uint8Array(length);
	let filled = 0;
	return {
		push(bytes: Uint8Array): void {
			for (let done = 0; done < bytes.length; ) {
				const part = bytes.subarray(done, done + length - filled);
				piece.set(part, filled);
				filled += part.length;
				done += part.length;
				if (filled < length) continue;
				use(piece);
				filled = 0;
			}
		},
		end(): void {
			use(piece.subarray(0, filled));
			filled = 0;
		},
	};
}
