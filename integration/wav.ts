import { Problem } from './problem.ts';
import type { Pcm } from './speech/speech.ts';

const header = 44;
const integerFormat = 1;
const floatFormat = 3;
/** Real formats are told by the first two bytes of a GUID at this place of the `fmt ` chunk. */
const extensibleFormat = 0xfffe;
const subformatAt = 24;

/** Part of a RIFF file that readers who do not know it pass over. */
export interface Chunk {
	/** Four ASCII characters. */
	id: string;
	bytes: Uint8Array;
}

/**
 * A mono WAV file of 16-bit samples (RIFF/WAVE, format 1). Sound that peaks above full scale is turned down as a
 * whole, never clipped: the level of a take means nothing yet, its shape does.
 * @param note Stands behind the sound, where the plainest of readers do not look.
 * @throws {Problem} for samples that are not finite numbers.
 */
export function encodeWav({ samples, sampleRate }: Pcm, note?: Chunk): Uint8Array {
	const end = header + samples.length * 2;
	const bytes = new Uint8Array(note ? end + 8 + note.bytes.length + (note.bytes.length % 2) : end);
	const view = new DataView(bytes.buffer);
	write(bytes, 0, 'RIFF');
	view.setUint32(4, bytes.length - 8, true);
	write(bytes, 8, 'WAVEfmt ');
	view.setUint32(16, 16, true);
	view.setUint16(20, integerFormat, true);
	view.setUint16(22, 1, true);
	view.setUint32(24, sampleRate, true);
	view.setUint32(28, sampleRate * 2, true);
	view.setUint16(32, 2, true);
	view.setUint16(34, 16, true);
	write(bytes, 36, 'data');
	view.setUint32(40, samples.length * 2, true);
	writeSamples(samples, new DataView(bytes.buffer, header));
	if (note) {
		write(bytes, end, note.id);
		view.setUint32(end + 4, note.bytes.length, true);
		bytes.set(note.bytes, end + 8);
	}
	return bytes;
}

/** Blocks the main thread: 6 ms for a minute of sound, 17 ms with `Math.round`. */
function writeSamples(samples: Float32Array, target: DataView): void {
	const scale = 32_767 / Math.max(1, peakOf(samples));
	for (let n = 0; n < samples.length; n++) {
		target.setInt16(2 * n, Math.floor((samples[n] as number) * scale + 0.5), true);
	}
}

/**
 * Reads a mono WAV file of 16-bit integer or 32-bit float samples.
 * @throws {Problem} for anything else, damaged files included.
 */
export function decodeWav(bytes: Uint8Array): Pcm {
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	if (read(bytes, 0) !== 'RIFF' || read(bytes, 8) !== 'WAVE') throw unreadable('it does not begin like one');
	const chunks = findChunks(bytes, view);
	const format = chunks.get('fmt ');
	const data = chunks.get('data');
	if (!format || !data || format.length < 16) throw unreadable('its format or its data is missing');
	if (data.start + data.length > bytes.length) throw unreadable('its end is missing');

	const code = view.getUint16(format.start, true);
	const extended = code === extensibleFormat && format.length >= subformatAt + 16;
	const encoding = extended ? view.getUint16(format.start + subformatAt, true) : code;
	const channels = view.getUint16(format.start + 2, true);
	const sampleRate = view.getUint32(format.start + 4, true);
	const bits = view.getUint16(format.start + 14, true);
	const integer = encoding === integerFormat && bits === 16;
	if (channels !== 1 || sampleRate === 0 || !(integer || (encoding === floatFormat && bits === 32))) {
		throw unreadable(
			`it has ${channels} channel(s) of ${bits}-bit samples, format ${encoding}, at ${sampleRate} Hz`,
		);
	}
	const sound = new DataView(view.buffer, view.byteOffset + data.start, data.length);
	return { samples: integer ? readIntegers(sound) : readFloats(sound), sampleRate };
}

function readIntegers(sound: DataView): Float32Array {
	const samples = new Float32Array(sound.byteLength >> 1);
	for (let n = 0; n < samples.length; n++) samples[n] = sound.getInt16(2 * n, true) / 32_768;
	return samples;
}

function readFloats(sound: DataView): Float32Array {
	const samples = new Float32Array(sound.byteLength >> 2);
	for (let n = 0; n < samples.length; n++) samples[n] = sound.getFloat32(4 * n, true);
	return samples;
}

function peakOf(samples: Float32Array): number {
	let peak = 0;
	// A sample that is not a number makes the peak one, too.
	for (let n = 0; n < samples.length; n++) peak = Math.max(peak, Math.abs(samples[n] as number));
	if (Number.isFinite(peak)) return peak;
	throw new Problem('A take has samples that are not numbers.', {
		hint: 'This is a fault of the speech engine that made it.',
	});
}

/** Where the bytes of each chunk are. Chunks begin at even offsets. */
function findChunks(bytes: Uint8Array, view: DataView): Map<string, { start: number; length: number }> {
	const chunks = new Map<string, { start: number; length: number }>();
	for (let at = 12; at + 8 <= bytes.length; ) {
		const length = view.getUint32(at + 4, true);
		chunks.set(read(bytes, at), { start: at + 8, length });
		at += 8 + length + (length % 2);
	}
	return chunks;
}

function read(bytes: Uint8Array, at: number): string {
	return String.fromCharCode(...bytes.subarray(at, at + 4));
}

function write(bytes: Uint8Array, at: number, text: string): void {
	bytes.set(new TextEncoder().encode(text), at);
}

function unreadable(reason: string): Problem {
	return new Problem(`This is not a WAV file that can be used: ${reason}.`, {
		hint: 'It must be mono, with 16-bit integer or 32-bit float samples.',
	});
}
