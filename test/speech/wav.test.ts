import { describe, expect, it } from 'vitest';
import { decodeWav, encodeWav } from '../../integration/wav.ts';

const samples = Float32Array.from({ length: 1_000 }, (_, n) => 0.8 * Math.sin(n / 7));

/** A WAV file with the chunks given, the format in its long form with a GUID. */
function floatWav(values: Float32Array, { channels = 1, bits = 32, extensible = true } = {}): Uint8Array {
	const format = new Uint8Array(extensible ? 40 : 16);
	const view = new DataView(format.buffer);
	view.setUint16(0, extensible ? 0xfffe : 3, true);
	view.setUint16(2, channels, true);
	view.setUint32(4, 24_000, true);
	view.setUint16(14, bits, true);
	if (extensible) view.setUint16(24, 3, true);
	const chunks = [
		chunk('fmt ', format),
		chunk('LIST', new Uint8Array(5)),
		chunk('data', new Uint8Array(values.buffer)),
	];
	return chunk('RIFF', Buffer.concat([Buffer.from('WAVE'), ...chunks]));
}

function chunk(id: string, content: Uint8Array): Buffer {
	const header = Buffer.alloc(8);
	header.write(id, 'latin1');
	header.writeUInt32LE(content.length, 4);
	return Buffer.concat([header, content, Buffer.alloc(content.length % 2)]);
}

describe('WAV files', () => {
	it('give back what was written, to 16 bits', () => {
		const { samples: read, sampleRate } = decodeWav(encodeWav({ samples, sampleRate: 22_050 }));
		expect(sampleRate).toBe(22_050);
		expect(read).toHaveLength(samples.length);
		for (const [n, sample] of samples.entries()) expect(read[n]).toBeCloseTo(sample, 4);
	});

	it('turn sound that peaks above full scale down as a whole', () => {
		const loud = { samples: samples.map((x) => x * 3), sampleRate: 16_000 };
		const { samples: read } = decodeWav(encodeWav(loud));
		const peak = loud.samples.reduce((highest, x) => Math.max(highest, Math.abs(x)), 0);
		for (const [n, sample] of loud.samples.entries()) expect(read[n]).toBeCloseTo(sample / peak, 3);
	});

	it('round to the nearest of 16 bits', () => {
		const values = Float32Array.of(1, -1, 0.5, -0.5, 1e-5, -1e-5, 2e-5, -2e-5);
		const { samples: read } = decodeWav(encodeWav({ samples: values, sampleRate: 16_000 }));
		expect(Array.from(read, (sample) => sample * 32_768)).toEqual(
			Array.from(values, (sample) => Math.round(sample * 32_767) + 0),
		);
	});

	it.each([4, 5])('sound the same with a note of %i bytes', (length) => {
		const note = { id: 'note', bytes: new Uint8Array(length).fill(255) };
		const bytes = encodeWav({ samples, sampleRate: 16_000 }, note);
		expect(bytes.length % 2).toBe(0);
		expect(decodeWav(bytes)).toEqual(decodeWav(encodeWav({ samples, sampleRate: 16_000 })));
	});

	it('are refused samples that are not numbers', () => {
		const broken = { samples: Float32Array.of(0, Number.NaN), sampleRate: 16_000 };
		expect(() => encodeWav(broken)).toThrow('not numbers');
	});

	it.each([true, false])('can hold floats among other chunks (extensible: %s)', (extensible) => {
		expect(decodeWav(floatWav(samples, { extensible }))).toEqual({ samples, sampleRate: 24_000 });
	});

	it('can lie anywhere in a larger buffer', () => {
		const bytes = encodeWav({ samples, sampleRate: 16_000 });
		const larger = new Uint8Array(bytes.length + 3);
		larger.set(bytes, 3);
		expect(decodeWav(larger.subarray(3))).toEqual(decodeWav(bytes));
	});

	it.each<[string, Uint8Array, RegExp]>([
		['nothing', new Uint8Array(0), /begin/],
		['another file', new TextEncoder().encode('version https://git-lfs.github.com'), /begin/],
		['a header alone', encodeWav({ samples, sampleRate: 16_000 }).subarray(0, 30), /missing/],
		['a cut file', encodeWav({ samples, sampleRate: 16_000 }).subarray(0, 700), /end is missing/],
		[
			'two channels',
			floatWav(samples, { channels: 2 }),
			/2 channel\(s\) of 32-bit samples, format 3, at 24000/,
		],
		['64-bit floats', floatWav(samples, { bits: 64 }), /64-bit/],
	])('must be usable: %s', (_, bytes, reason) => {
		expect(() => decodeWav(bytes)).toThrow(reason);
	});
});
