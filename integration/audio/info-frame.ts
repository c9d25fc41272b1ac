import { crc16 } from './crc16.ts';
import { kilobitsPerSecond } from './encoder.ts';
import { programmeRate, samplesPerFrame } from './programme.ts';

/** Bytes of a frame, on average: 1152 samples at the bit rate. */
const frameLength = ((samplesPerFrame / 8) * kilobitsPerSecond * 1000) / programmeRate;

/** This one has no padding byte. */
export const infoFrameLength = Math.floor(frameLength);

/** MPEG-1 layer III without CRC, 192 kbit/s, 44.1 kHz, joint stereo. */
const frameHeader = [0xff, 0xfb, 0xb0, 0x40];

/** Offsets in the frame: "Info" follows the header and 32 bytes of side information, LAME's part 120 bytes later. */
const [info, lame] = [36, 156];

/** Samples that LAME's encoder puts before the first; decoders know their own delay. */
const encoderDelay = 576;

export interface InfoFields {
	/** Samples per channel that were encoded. */
	samples: number;
	/** Bytes of all audio frames, without this one. */
	bytes: number;
	/** CRC-16 of those bytes. */
	crc: number;
}

/** How many frames bytes without the Info frame are. */
export function framesIn(bytes: number): number {
	return Math.round(bytes / frameLength);
}

/** How many frames LAME makes: 576 samples of delay, the samples, and 576 more or what then fills up the last one. */
export function framesFor(samples: number): number {
	return Math.ceil(samples / samplesPerFrame) + 1;
}

/** The Info frame of what is yet to be encoded: it says where the sound will begin and end, and nothing else. */
export function expectedInfoFrame(samples: number): Uint8Array {
	return infoFrame({ samples, bytes: Math.round(framesFor(samples) * frameLength), crc: 0 });
}

/**
 * The frame that tells players the exact length, where to seek and what to cut off (gapless playback): "Info" is
 * Xing's VBR header for constant bit rates, extended by LAME ("Mp3 Info Tag revision 1 specification").
 */
export function infoFrame({ samples, bytes, crc }: InfoFields): Uint8Array {
	const frames = framesIn(bytes);
	const padding = frames * samplesPerFrame - samples - encoderDelay;
	const length = infoFrameLength + bytes;
	const frame = new Uint8Array(infoFrameLength);
	const view = new DataView(frame.buffer);
	frame.set(frameHeader);

	frame.set(latin1('Info'), info);
	// All four fields are there: frames, bytes, table of contents, quality.
	view.setUint32(info + 4, 0b1111);
	view.setUint32(info + 8, frames);
	view.setUint32(info + 12, length);
	for (let percent = 0; percent < 100; percent++) {
		frame[info + 16 + percent] = Math.floor((256 * (infoFrameLength + (bytes * percent) / 100)) / length);
	}

	frame.set(latin1('LAME3.100'), lame);
	// Revision 0, constant bit rate.
	frame[lame + 9] = 1;
	// The bit rate, and two numbers of 12 bits.
	view.setUint32(lame + 20, (kilobitsPerSecond << 24) | (encoderDelay << 12) | padding);
	view.setUint32(lame + 28, length);
	view.setUint16(lame + 32, crc);
	view.setUint16(lame + 34, crc16(frame.subarray(0, lame + 34)));
	return frame;
}

function latin1(text: string): Uint8Array {
	return Buffer.from(text, 'latin1');
}
