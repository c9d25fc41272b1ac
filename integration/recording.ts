import { Problem } from './problem.ts';

/** A recording with all its channels, which are equally long. */
export interface Recorded {
	channels: Float32Array[];
	/** Hz. */
	sampleRate: number;
}

type Read = (view: DataView, at: number) => number;

/** How a sample is read, by the format code and the bits of a sample. */
const readers: Readonly<Record<string, Read>> = {
	'1/8': (view, at) => (view.getUint8(at) - 128) / 128,
	'1/16': (view, at) => view.getInt16(at, true) / 2 ** 15,
	'1/24': (view, at) => (view.getInt8(at + 2) * 2 ** 16 + view.getUint16(at, true)) / 2 ** 23,
	'1/32': (view, at) => view.getInt32(at, true) / 2 ** 31,
	'3/32': (view, at) => view.getFloat32(at, true),
	'3/64': (view, at) => view.getFloat64(at, true),
};
/** The real format is told by the first two bytes of a GUID at this place of the `fmt ` chunk. */
const extensible = { code: 0xfffe, at: 24 };

/**
 * Reads a WAV file as recorders and editors write them: any number of channels, integers of 8 to 32 bits or floats.
 * A file whose end is missing is read as far as it goes.
 * @throws {Problem} for anything else.
 */
export function decodeRecording(bytes: Uint8Array): Recorded {
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	if (nameAt(bytes, 0) !== 'RIFF' || nameAt(bytes, 8) !== 'WAVE')
		throw unreadable('it does not begin like one');
	const chunks = new Map<string, DataView>();
	for (let at = 12; at + 8 <= bytes.length; ) {
		const length = view.getUint32(at + 4, true);
		const there = Math.min(length, bytes.length - at - 8);
		chunks.set(nameAt(bytes, at), new DataView(bytes.buffer, bytes.byteOffset + at + 8, there));
		at += 8 + length + (length % 2);
	}
	const format = chunks.get('fmt ');
	const data = chunks.get('data');
	if (!format || !data || format.byteLength < 16) throw unreadable('its format or its data is missing');

	const code = format.getUint16(0, true);
	const extended = code === extensible.code && format.byteLength >= extensible.at + 2;
	const encoding = extended ? format.getUint16(extensible.at, true) : code;
	const count = format.getUint16(2, true);
	const sampleRate = format.getUint32(4, true);
	const bits = format.getUint16(14, true);
	const read = readers[`${encoding}/${bits}`];
	if (!read || count === 0 || sampleRate === 0) {
		throw unreadable(
			`it has ${count} channel(s) of ${bits}-bit samples, format ${encoding}, at ${sampleRate} Hz`,
		);
	}
	const size = bits / 8;
	const length = Math.floor(data.byteLength / (size * count));
	const channels = Array.from({ length: count }, (_, channel) => {
		const samples = new Float32Array(length);
		for (let n = 0; n < length; n++) samples[n] = read(data, (n * count + channel) * size);
		return samples;
	});
	return { channels, sampleRate };
}

function nameAt(bytes: Uint8Array, at: number): string {
	return String.fromCharCode(...bytes.subarray(at, at + 4));
}

function unreadable(reason: string): Problem {
	return new Problem(`This is not a WAV file that can be used: ${reason}.`, {
		hint: 'Make one of it, for example with `ffmpeg -i recording -c:a pcm_s16le recording.wav`.',
	});
}
