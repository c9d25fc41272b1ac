import { describe, expect, it } from 'vitest';
import { decodeRecording, type Recorded } from '../../integration/recording.ts';
import { checkReference, type ReferenceReport } from '../../integration/speech/reference.ts';
import { repairReference } from '../../integration/speech/repair-reference.ts';
import type { Pcm } from '../../integration/speech/speech.ts';
import { encodeWav } from '../../integration/wav.ts';
import { type RecordingOptions, recorded, transcript } from '../helpers/recording.ts';
import { noise } from '../helpers/signals.ts';

const sampleRate = 24_000;
const random = noise(3);

function check(pcm: Pcm, options: Parameters<typeof checkReference>[1] = { transcript }): ReferenceReport {
	return checkReference({ channels: [pcm.samples], sampleRate: pcm.sampleRate }, options);
}

function changed(change: (x: number, n: number) => number, take: RecordingOptions = {}): Pcm {
	const pcm = recorded(take);
	return { ...pcm, samples: pcm.samples.map(change) };
}

const texts = ({ findings }: ReferenceReport) => findings.map(({ severity, text }) => `${severity}: ${text}`);

describe('the check of a reference', () => {
	it('has nothing to say about a good one, and measures it', () => {
		const report = check(recorded());
		expect(texts(report)).toEqual([]);
		expect(report.ok).toBe(true);
		expect(report.measures?.lead).toBeCloseTo(0.075, 1);
		expect(report.measures?.tail).toBeCloseTo(0.5, 1);
		expect(report.measures?.noise).toBeGreaterThan(30);
	});

	it('reads WAV files', () => {
		expect(checkReference(encodeWav(recorded()), { transcript }).ok).toBe(true);
	});

	it.each<[string, Pcm, RegExp]>([
		['nothing', { samples: new Float32Array(0), sampleRate }, /error: There is no voice/],
		['silence', changed(() => 0), /error: There is no voice/],
		['NaN', changed((x, n) => (n === 99 ? Number.NaN : x)), /error: Sample 99 is NaN/],
		['two seconds', recorded({ seconds: 2 }), /error: It has [12]\.\d s of speech, less than 3 s/],
		['eight seconds', recorded({ seconds: 8 }), /warning: It has [78]\.\d s of speech; best are 10 to 15 s/],
		['over a minute', recorded({ seconds: 65 }), /error: It has 6\d\.\d s of speech, more than 60 s/],
		['telephone', recorded({ rate: 8_000 }), /error: Its sample rate is 8000 Hz/],
		['16 kHz', recorded({ rate: 16_000 }), /warning: Its sample rate is 16000 Hz/],
		['clipping', changed((x) => Math.max(-0.1, Math.min(0.1, x))), /error: \d+\.\d+ % of it are clipped/],
		[
			'a noisy room',
			recorded({ room: -38 }),
			/warning: The voice is \d+\.\d dB above its noise \(-3\d\.\d dBFS\)/,
		],
		['a loud street', recorded({ room: -26 }), /error: The voice is \d+\.\d dB above its noise/],
		['a noise gate', recorded({ room: -150 }), /warning: Its pauses are digital silence/],
		[
			'half a second of lead',
			recorded({ lead: 0.5 }),
			/warning: 5[01]0 ms of silence come before .* 50 ms to 100 ms/,
		],
		[
			'a cut beginning',
			{ ...recorded(), samples: recorded().samples.subarray(4_000) },
			/error: It begins inside a sound/,
		],
		['no tail', recorded({ tail: 0.1 }), /warning: \d+ ms of silence follow the voice, less than 500 ms/],
		['a faint voice', changed((x) => x / 10), /warning: The voice is at -3\d\.\d dBFS/],
		['an inaudible one', changed((x) => x / 80), /error: The voice is at -[45]\d\.\d dBFS/],
		['an offset', changed((x) => x + 0.1), /warning: Its mean is 0\.1\d\d/],
	])('finds %s', (_, pcm, finding) => {
		const report = check(pcm);
		expect(texts(report).join('\n')).toMatch(finding);
		expect(report.ok).toBe(!finding.source.startsWith('error'));
	});

	it('wants another lead where it is told to', () => {
		expect(texts(check(recorded({ lead: 0.3 }), { transcript, lead: 0.3 }))).toEqual([]);
		expect(texts(check(recorded(), { transcript, lead: 0.3 })).join()).toMatch(
			/ms of silence come before .* 280/,
		);
	});

	it('compares the transcript with the length', () => {
		expect(texts(check(recorded(), {}))).toEqual([expect.stringMatching(/^warning: It has no transcript/)]);
		expect(texts(check(recorded(), { transcript: 'Hello there.' }))).toEqual([
			expect.stringMatching(/^error: Its transcript takes about 1\.\d s to say, and it has 1\d\.\d s/),
		]);
	});
});

describe('the repair of a reference', () => {
	it('changes nothing about a good one', () => {
		const pcm = changed((x) => x * 0.7);
		const { changes, pcm: repaired } = repairReference({ channels: [pcm.samples], sampleRate });
		expect(changes).toEqual([]);
		expect(repaired.samples).toEqual(pcm.samples);
	});

	it('mends what it can, says what it did, and leaves nothing of it to find', () => {
		const { samples } = changed((x) => x / 10 + 0.05, { lead: 0.5, tail: 0.1, room: -60 });
		const source: Recorded = { channels: [samples, samples.map((x) => x * 0.9)], sampleRate };
		expect(checkReference(source, { transcript }).findings.map(({ repairable }) => repairable)).toEqual(
			Array(5).fill(true),
		);
		const { pcm, changes } = repairReference(source);
		expect(changes.map((change) => change.replace(/-?\d+(\.\d+)?/g, 'N'))).toEqual([
			'one channel made of N',
			'offset of N taken off',
			'turned up by N dB',
			'silence before the voice: N ms made N ms',
			'silence after the voice: N ms made N ms',
		]);
		expect(texts(check(pcm))).toEqual([]);
		expect(repairReference({ channels: [pcm.samples], sampleRate }).changes).toEqual([]);
	});

	it('takes the louder of two channels that are not alike', () => {
		const { samples } = recorded();
		const other = samples.map(() => 0.01 * random());
		const { pcm } = repairReference({ channels: [other, samples], sampleRate });
		expect(check(pcm).ok).toBe(true);
		expect(check(pcm).measures?.noise).toBeGreaterThan(30);
	});

	it('makes the lead it is told to', () => {
		const { samples } = recorded({ lead: 0.02 });
		const { pcm } = repairReference({ channels: [samples], sampleRate }, { lead: 0.3 });
		expect(texts(check(pcm, { transcript, lead: 0.3 }))).toEqual([]);
	});

	it('cannot bring back a beginning', () => {
		const { samples } = recorded();
		const { pcm } = repairReference({ channels: [samples.subarray(4_000)], sampleRate });
		expect(pcm.samples.length).toBeGreaterThan(0);
		expect(check({ ...pcm, samples: samples.subarray(4_000) }).ok).toBe(false);
	});
});

describe('recordings as WAV', () => {
	const values = [
		[0, 0.5, -0.5, -1],
		[0.25, -0.25, 0.75, 0],
	];

	/** A stereo file, each sample written by `put`. */
	function file(
		code: number,
		bits: number,
		put: (view: DataView, at: number, x: number) => void,
		long = false,
	) {
		const size = bits / 8;
		const data = new DataView(new ArrayBuffer(8 * size));
		for (const [c, channel] of values.entries()) {
			for (const [n, x] of channel.entries()) put(data, (2 * n + c) * size, x);
		}
		const format = new DataView(new ArrayBuffer(long ? 40 : 16));
		format.setUint16(0, long ? 0xfffe : code, true);
		format.setUint16(2, 2, true);
		format.setUint32(4, 44_100, true);
		format.setUint16(14, bits, true);
		if (long) format.setUint16(24, code, true);
		const chunk = (id: string, { buffer }: DataView) => {
			const head = Buffer.alloc(8);
			head.write(id, 'latin1');
			head.writeUInt32LE(buffer.byteLength, 4);
			return Buffer.concat([head, Buffer.from(buffer as ArrayBuffer)]);
		};
		const body = Buffer.concat([Buffer.from('WAVE'), chunk('fmt ', format), chunk('data', data)]);
		return chunk('RIFF', new DataView(Uint8Array.from(body).buffer));
	}

	it.each<[string, Uint8Array]>([
		['8 bits', file(1, 8, (view, at, x) => view.setUint8(at, x * 128 + 128))],
		['16 bits', file(1, 16, (view, at, x) => view.setInt16(at, x * 2 ** 15, true))],
		[
			'24 bits, extensible',
			file(
				1,
				24,
				(view, at, x) => {
					view.setInt16(at + 1, x * 2 ** 15, true);
				},
				true,
			),
		],
		['32 bits', file(1, 32, (view, at, x) => view.setInt32(at, x * 2 ** 31, true))],
		['floats', file(3, 32, (view, at, x) => view.setFloat32(at, x, true))],
		['doubles', file(3, 64, (view, at, x) => view.setFloat64(at, x, true))],
	])('are read with %s', (_, bytes) => {
		const { channels, sampleRate: rate } = decodeRecording(bytes);
		expect(rate).toBe(44_100);
		expect(channels.map((channel) => [...channel])).toEqual(values);
	});

	it('are read as far as they go', () => {
		const whole = file(1, 16, (view, at, x) => view.setInt16(at, x * 2 ** 15, true));
		expect(decodeRecording(whole.subarray(0, -5)).channels.map((channel) => channel.length)).toEqual([2, 2]);
	});

	it.each<[string, Uint8Array, RegExp]>([
		['an MP3', Buffer.from('ID3\u0004 and so on, for some bytes'), /does not begin like one/],
		['nothing', new Uint8Array(0), /does not begin like one/],
		['a header alone', Buffer.from('RIFF\0\0\0\0WAVE'), /data is missing/],
		['A-law', file(6, 8, () => {}), /8-bit samples, format 6/],
	])('are not %s', (_, bytes, message) => {
		expect(() => decodeRecording(bytes)).toThrow(message);
	});
});
