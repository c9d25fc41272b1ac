import { createMp3Encoder } from 'wasm-media-encoders';

/** Some chords that ring out: of the kind that shows begin with. Amplitude 1 is full scale. */
export function music(seconds: number, sampleRate: number, amplitude = 0.5): Float32Array {
	const chords = [
		[262, 330, 392],
		[220, 262, 330],
		[175, 220, 262],
		[196, 247, 294],
	];
	const beat = 0.5;
	return Float32Array.from({ length: Math.round(seconds * sampleRate) }, (_, n) => {
		const time = n / sampleRate;
		const since = time % beat;
		const chord = chords[Math.floor(time / beat) % chords.length] ?? [];
		const tones = chord.reduce((sum, hz) => sum + Math.sin(2 * Math.PI * hz * time), 0) / chord.length;
		return amplitude * tones * Math.min(1, since * 200) * Math.exp(-3 * since);
	});
}

/** A WAV file of 16-bit samples, which are clipped at full scale. */
export function wav(channels: readonly Float32Array[], sampleRate: number): Buffer {
	const count = channels.length;
	const length = channels[0]?.length ?? 0;
	const bytes = Buffer.alloc(44 + length * count * 2);
	bytes.write('RIFF', 0, 'latin1');
	bytes.writeUInt32LE(bytes.length - 8, 4);
	bytes.write('WAVEfmt ', 8, 'latin1');
	bytes.writeUInt32LE(16, 16);
	bytes.writeUInt16LE(1, 20);
	bytes.writeUInt16LE(count, 22);
	bytes.writeUInt32LE(sampleRate, 24);
	bytes.writeUInt32LE(sampleRate * count * 2, 28);
	bytes.writeUInt16LE(count * 2, 32);
	bytes.writeUInt16LE(16, 34);
	bytes.write('data', 36, 'latin1');
	bytes.writeUInt32LE(length * count * 2, 40);
	for (let n = 0; n < length; n++) {
		for (const [channel, samples] of channels.entries()) {
			const value = Math.max(-1, Math.min(1, samples[n] ?? 0));
			bytes.writeInt16LE(Math.round(value * 32_767), 44 + (n * count + channel) * 2);
		}
	}
	return bytes;
}

/** An MP3 of 128 kbit/s with one channel or two, after a tag. */
export async function mp3(
	[left, right]: readonly [Float32Array, Float32Array?],
	sampleRate: 22_050 | 44_100 | 48_000,
): Promise<Buffer> {
	const lame = await createMp3Encoder();
	lame.configure(
		right ? { channels: 2, sampleRate, bitrate: 128 } : { channels: 1, sampleRate, bitrate: 128 },
	);
	const tag = Buffer.from('4944330300000000000a00000000000000000000', 'hex');
	const frames = Buffer.from(lame.encode(right ? [left, right] : [left]));
	return Buffer.concat([tag, frames, lame.finalize()]);
}
