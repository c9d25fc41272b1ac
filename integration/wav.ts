import { Problem } from './problem.ts';
import type { Pcm } from './speech/speech.ts';

const header = 44;
const integerFormat = 1;
const floatFormat = 3;
/** Real formats are told by the first two bytes of a GUID at this place of the `fmt ` chunk. */
const extensibleFormat = 0xfffe;
const subformatAt = 24;

/**
 * A mono WAV file of 16-bit samples (RIFF/WAVE, format 1). Sound that peaks above full scale is turned down as a
 * whole, never clipped: the level of a take means nothing yet, its shape does.
 * @throws {Problem} for samples that are not finite numbers.
 */
export function encodeWav({ samples, sampleRate }: Pcm): Uint8Array {
	const bytes = new Uint8Array(header + samples.length * 2);
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

	const scale = 32_767 / Math.max(1, peakOf(samples));
	for (const [n, sample] of samples.entries()) {
		view.setInt16(header + n * 2, Math.round(sample * scale), true);
	}
	return bytes;
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
	const size = bits / 8;
	const samples = Float32Array.from({ length: Math.floor(data.length / size) }, (_, n) => {
		const at = data.start + n * size;
		return integer ? view.getInt16(at, true) / 32_768 : view.getFloat32(at, true);
	});
	return { samples, sampleRate };
}

function peakOf(samples: Float32Array): number {
	let peak = 0;
	for (const sample of samples) {
		if (!Number.isFinite(sample)) {
			throw new Problem('A take has samples that are not numbers.', {
				hint: 'This is a fault of the speech engine that made it.',
			});
		}
		peak = Math.max(peak, Math.abs(sample));
	}
	return peak;
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
