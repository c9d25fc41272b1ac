import { chmod, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { crc16 } from '../../integration/audio/crc16.ts';
import { encodeWithFfmpeg } from '../../integration/audio/encode-ffmpeg.ts';
import { encodeWithWasm } from '../../integration/audio/encode-wasm.ts';
import { infoFrame } from '../../integration/audio/info-frame.ts';
import { silence } from '../helpers/signals.ts';
import { encoderContract } from './encoder-contract.ts';
import { systemFfmpeg } from './ffmpeg-here.ts';

describe('LAME in WebAssembly', () => encoderContract(encodeWithWasm));

describe.skipIf(!systemFfmpeg)('ffmpeg', () =>
	encoderContract((file, signal) => encodeWithFfmpeg(systemFfmpeg ?? '', file, signal)),
);

test('CRC-16/ARC has its published check value', () => {
	expect(crc16(new TextEncoder().encode('123456789'))).toBe(0xbb3d);
	expect(crc16(new TextEncoder().encode('6789'), crc16(new TextEncoder().encode('12345')))).toBe(0xbb3d);
});

test('the Info frame closes with the CRC of what is before it', () => {
	const frame = Buffer.from(infoFrame({ samples: 2_646_000, bytes: 1_440_705, crc: 0x1234 }));
	expect(frame.length).toBe(626);
	expect(frame.readUInt32BE(44)).toBe(2298);
	// 576 samples of delay and 720 of padding, 12 bits each.
	expect(frame.toString('hex', 177, 180)).toBe('2402d0');
	expect(frame.readUInt16BE(188)).toBe(0x1234);
	expect(frame.readUInt16BE(190)).toBe(crc16(frame.subarray(0, 190)));
});

describe.skipIf(process.platform === 'win32')('an ffmpeg that breaks', () => {
	let folder: string;
	beforeAll(async () => {
		folder = await mkdtemp(join(tmpdir(), 'newscast-ffmpeg-'));
	});
	afterAll(() => rm(folder, { recursive: true }));

	/** A program that answers the probe like ffmpeg, and does `then` when it is to encode. */
	async function fake(name: string, then: string): Promise<string> {
		const path = join(folder, name);
		const probe = 'echo "ffmpeg version 9-fake" >&2; echo " A....D libmp3lame"; exit 0';
		await writeFile(path, `#!/bin/sh\nif [ "$1" = "-encoders" ]; then ${probe}; fi\n${then}\n`);
		await chmod(path, 0o755);
		return path;
	}

	test.each([
		['fails', 'echo half; echo "No space left on device" >&2; exit 7', /exit code 7/],
		['is killed', 'echo half; kill -9 $$', /ended by SIGKILL/],
	])('when it %s, the Problem says so and no file is left', async (name, then, message) => {
		const path = await fake(name.replace(' ', '-'), then);
		const file = join(folder, 'programme.mp3');
		const encoder = await encodeWithFfmpeg(path, file, new AbortController().signal);
		const failure = encoder.write(silence(60, 44_100)).then(() => encoder.finish());
		await expect(failure).rejects.toThrow(message);
		await encoder.abort();
		expect(await readdir(folder)).not.toContain('programme.mp3');
	});

	test('its last words are in the hint', async () => {
		const path = await fake('talks', 'echo "Disk quota exceeded" >&2; exit 1');
		const encoder = await encodeWithFfmpeg(path, join(folder, 'x.mp3'), new AbortController().signal);
		await expect(encoder.finish()).rejects.toMatchObject({
			name: 'Newscast',
			hint: expect.stringContaining('Disk quota exceeded'),
		});
	});
});
