import type { Frames } from './mp3-file.ts';

/** What comes out, whichever encoder made it: constant bit rate, 44.1 kHz, joint stereo, both channels the same. */
export const kilobitsPerSecond = 192;

/**
 * LAME turns its input down at this bit rate (measured, the same in every build of it): a scale factor from its
 * presets which no option switches off. What is encoded has to be this much louder, dB.
 */
export const encoderAttenuation = 0.2646;

/** An MP3 in the making, of whole frames. The file is complete after `finish` and gone after `abort`. */
export interface Mp3Encoder {
	/** What encodes, with its version. */
	readonly name: string;
	/** Takes mono samples at 44.1 kHz. They may be used again once the promise is settled. */
	write(samples: Float32Array): Promise<void>;
	finish(): Promise<void>;
	/** Stops at once. Never fails, and does nothing after `finish`. */
	abort(): Promise<void>;
}

/**
 * Begins an MP3. The signal stops it as `abort` does, and what is waiting fails with its reason.
 * @param listener Is told what is written behind the Info frame, as soon as it is.
 */
export type StartEncoder = (file: string, signal: AbortSignal, listener?: Frames) => Promise<Mp3Encoder>;
