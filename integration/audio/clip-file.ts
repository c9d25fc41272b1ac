import { open, readFile, stat } from 'node:fs/promises';
import { Problem, reasonOf } from '../problem.ts';
import { decodeRecording } from '../recording.ts';
import type { Pcm } from '../speech/speech.ts';
import { decodePieces } from './decode.ts';

/** Hz. */
const rates = { least: 8_000, most: 192_000 };

/** Bytes of a file that is read into memory: no clip that is short enough has more. */
const largest = 200 * 2 ** 20;

/** Channels cancel each other out when their mean has less than this share of the energy of one of them. */
const cancelled = 0.1;

type Channels = readonly Float32Array[];

/**
 * Reads a WAV or MP3 file of any rate and any number of channels, which are mixed.
 * @param longest Seconds.
 * @throws {Problem} saying what is wrong with it.
 */
export async function readClip(file: string, longest: number): Promise<Pcm> {
	const beginning = await readBeginning(file);
	if (beginning.length === 0) throw unfit('It is empty.');
	const isWav = beginning.toString('latin1', 0, 4) === 'RIFF';
	if (!isWav && !isMp3(beginning)) throw unfit('It is neither a WAV nor an MP3 file.');
	const { channels, sampleRate } = isWav ? await readWav(file, longest) : await readMp3(file, longest);
	const samples = toMono(channels);
	if (samples.length === 0) throw unfit('There is no sound in it.');
	if (sampleRate < rates.least || sampleRate > rates.most)
		throw unfit(`Its sample rate is ${sampleRate} Hz.`);
	const wrong = samples.findIndex((sample) => !Number.isFinite(sample));
	if (wrong >= 0) throw unfit(`Sample ${wrong} is ${samples[wrong]}.`);
	return { samples, sampleRate };
}

async function readBeginning(file: string): Promise<Buffer> {
	try {
		const { size } = await stat(file);
		if (size > largest) throw unfit(`It has ${Math.round(size / 2 ** 20)} MiB.`);
		const handle = await open(file);
		try {
			const { buffer, bytesRead } = await handle.read(Buffer.alloc(4), 0, 4, 0);
			return buffer.subarray(0, bytesRead);
		} finally {
			await handle.close();
		}
	} catch (cause) {
		if (cause instanceof Problem) throw cause;
		throw new Problem(`It cannot be read: ${reasonOf(cause)}.`, {
			hint: 'Put the file there, or correct its path: it begins at the project root.',
			cause,
		});
	}
}

/** A tag, or the bits that begin every frame. */
function isMp3(bytes: Buffer): boolean {
	const [first = 0, second = 0] = bytes;
	return bytes.toString('latin1', 0, 3) === 'ID3' || (first === 0xff && (second & 0xe0) === 0xe0);
}

async function readWav(file: string, longest: number): Promise<{ channels: Channels; sampleRate: number }> {
	const recording = decodeRecording(await readFile(file));
	checkLength(recording.channels[0]?.length ?? 0, recording.sampleRate, longest);
	return recording;
}

async function readMp3(file: string, longest: number): Promise<{ channels: Channels; sampleRate: number }> {
	const pieces: Channels[] = [];
	let [rate, length] = [0, 0];
	for await (const { channels, sampleRate } of decodePieces(file, (why) => unfit(`It is damaged: ${why}.`))) {
		rate ||= sampleRate;
		if (sampleRate !== rate) throw unfit(`Its sample rate changes from ${rate} to ${sampleRate} Hz.`);
		pieces.push(channels);
		length += channels[0]?.length ?? 0;
		checkLength(length, rate, longest);
	}
	const count = pieces[0]?.length ?? 0;
	return {
		channels: Array.from({ length: count }, (_, channel) => joined(pieces, channel, length)),
		sampleRate: rate,
	};
}

function joined(pieces: readonly Channels[], channel: number, length: number): Float32Array {
	const samples = new Float32Array(length);
	let position = 0;
	for (const piece of pieces) {
		samples.set(piece[channel] ?? [], position);
		position += piece[0]?.length ?? 0;
	}
	return samples;
}

function checkLength(length: number, sampleRate: number, longest: number): void {
	if (length > longest * sampleRate) {
		throw new Problem(`It is longer than ${longest} s.`, { hint: 'Cut it shorter.' });
	}
}

/** The mean of the channels; where they cancel each other out, the loudest alone. */
function toMono(channels: Channels): Float32Array {
	const [first = new Float32Array(), ...others] = channels;
	if (others.length === 0) return first;
	const mean = new Float32Array(first.length);
	for (const channel of channels) {
		for (let n = 0; n < mean.length; n++) {
			mean[n] = (mean[n] as number) + (channel[n] as number) / channels.length;
		}
	}
	const loudest = channels.reduce((best, channel) => (energyOf(channel) > energyOf(best) ? channel : best));
	return energyOf(mean) < cancelled * energyOf(loudest) ? loudest : mean;
}

function energyOf(samples: Float32Array): number {
	let energy = 0;
	for (let n = 0; n < samples.length; n++) energy += (samples[n] as number) ** 2;
	return energy;
}

function unfit(message: string): Problem {
	return new Problem(message, { hint: 'Save it as WAV or MP3 with some sound in it.' });
}
