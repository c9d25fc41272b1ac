import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { Problem, reasonOf } from '../problem.ts';
import type { LoudnessReport, Rendition, RenditionFormat } from './audio.ts';
import type { FoundFfmpeg } from './ffmpeg.ts';
import { runFfmpeg } from './run-ffmpeg.ts';
import { stereoMeter } from './stereo-meter.ts';
import { loudnessFrames } from './tags.ts';

export interface RenditionRequest {
	/** A finished MP3 of ours, with its tags. */
	mp3: string;
	/** What was measured on it. */
	loudness: Pick<LoudnessReport, 'integrated' | 'truePeak'>;
	/** Its exact length. */
	seconds: number;
	format: RenditionFormat;
	/** Highest true peak, dBTP. The MP3's own counts where that is higher. */
	truePeak: number;
	/** One that `renditionFfmpeg` has found. */
	ffmpeg: { path: string; version: string };
	/** The file to write. Its folder exists. */
	output: string;
}

interface Recipe {
	/** What people call it. */
	name: string;
	/** What ffmpeg calls what encodes it. */
	encoder: string;
	/** Hz: Opus has no 44.1 kHz. */
	sampleRate: number;
	parameters: readonly string[];
}

/**
 * Stereo, although both channels are the same: meters read 3 LU less of a mono file. A third and a half of the MP3,
 * at rates that leave speech and jingles as they are: below 64 kbit/s Opus takes to another way of coding, whose peaks
 * no limiter before it can hold. Without `aac_is` and `aac_pns`, ffmpeg's AAC keeps both channels the same; its
 * `fast` coder takes a fifth of the time of the other and has 9 dB less noise at this rate.
 */
const recipes: Readonly<Record<RenditionFormat, Recipe>> = {
	opus: {
		name: 'Opus',
		encoder: 'libopus',
		sampleRate: 48_000,
		parameters: ['-c:a', 'libopus', '-b:a', '64k', '-f', 'ogg', '-fflags', '+bitexact'],
	},
	aac: {
		name: 'AAC',
		encoder: 'aac',
		sampleRate: 44_100,
		parameters: [
			...['-c:a', 'aac', '-b:a', '96k', '-aac_coder', 'fast'],
			...['-aac_ms', '1', '-aac_is', '0', '-aac_pns', '0'],
			// What a player needs first stands first. Bit-exact files of this format have no tags, and others no randomness.
			...['-movflags', '+faststart', '-f', 'ipod'],
		],
	},
};

/** Peaks are limited at this many times the sample rate, so that those between samples are seen. */
const oversampling = 4;
/** Look-ahead of the limiter and time constant of its return, milliseconds. */
const [attack, release] = [5, 80];
/** How much a decoded rendition may overshoot what was encoded, dB: 0.8 was measured. */
const overshoot = 1;
/** Taken off the ceiling beyond the excess that was measured, dB. */
const margin = 0.2;
/** LU around the MP3. */
const tolerance = 0.3;
/** Seconds by which it may be longer or shorter: an encoder fills its last frame. */
const drift = 0.05;
const attempts = 3;

/** Milliseconds an ffmpeg has to say what it can do. */
const deadline = 10_000;

/**
 * The ffmpeg that MP3s are encoded with, if it can write a format as well.
 * @throws {Problem} when it cannot, or when there is none.
 */
export async function renditionFfmpeg(
	found: FoundFfmpeg,
	format: RenditionFormat,
): Promise<RenditionRequest['ffmpeg']> {
	const { name, encoder } = recipes[format];
	if (found.path === undefined) {
		throw new Problem(`There is no ffmpeg to encode ${name} with. ${found.why.join(' ')}`, {
			hint: 'Install ffmpeg or name one in FFMPEG_PATH, or leave out the option `alternate`: MP3s need neither.',
		});
	}
	const { path, version } = found;
	const encoders = await promisify(execFile)(path, ['-hide_banner', '-encoders'], {
		timeout: deadline,
		killSignal: 'SIGKILL',
	}).then(
		({ stdout }) => stdout,
		(cause: unknown) => {
			throw new Problem(`ffmpeg ${version} (${path}) does not say what it can encode: ${reasonOf(cause)}`, {
				hint: 'Name another one in FFMPEG_PATH, or leave out the option `alternate`.',
				cause,
			});
		},
	);
	if (new RegExp(`^ A\\S* ${encoder} `, 'm').test(encoders)) return { path, version };
	const other = format === 'opus' ? ", use `alternate: 'aac'`" : '';
	throw new Problem(`ffmpeg ${version} (${path}) cannot encode ${name}: it has no ${encoder}.`, {
		hint: `Name one that has it in FFMPEG_PATH${other}, or leave out the option \`alternate\`.`,
	});
}

/**
 * Encodes the programme of an MP3 in another format, as loud as that, with its tags and chapters but what they tell of the
 * MP3's own loudness, and measures what it decodes to. From the MP3 and not from the takes: those may be gone, and only so is it sure to be what is published.
 * What the MP3 lost lies 57 dB below speech, what Opus loses 24 dB: coded twice it has 0.04 dB more noise than once.
 * The same MP3 gives the same bytes.
 * @throws {Problem} when ffmpeg fails, or the result is not as it has to be.
 */
export async function makeRendition(request: RenditionRequest, signal: AbortSignal): Promise<Rendition> {
	const { loudness: wanted, seconds, format, ffmpeg } = request;
	const { name, encoder } = recipes[format];
	const highest = Math.max(request.truePeak, wanted.truePeak);
	let gain = 0;
	let ceiling = highest - overshoot;
	for (let attempt = 1; ; attempt++) {
		await encode(request, { gain, ceiling }, signal);
		const { seconds: length, ...loudness } = await measure(request, signal);
		if (Math.abs(length - seconds) > drift) {
			throw unlike(name, `it is ${length.toFixed(2)} s long, and the MP3 ${seconds.toFixed(2)} s`);
		}
		const missing = wanted.integrated - loudness.integrated;
		const excess = loudness.truePeak - highest;
		if (Math.abs(missing) <= tolerance && excess <= 0) {
			return { seconds: length, loudness, encoder: `ffmpeg ${ffmpeg.version}, ${encoder}` };
		}
		if (attempt === attempts) {
			const [at, peak] = [loudness.integrated, loudness.truePeak].map((value) => value.toFixed(2));
			throw unlike(name, `it measures ${at} LUFS and ${peak} dBTP`);
		}
		gain += missing;
		if (excess > 0) ceiling -= excess + margin;
	}
}

function encode(
	{ mp3, format, seconds, ffmpeg, output }: RenditionRequest,
	{ gain, ceiling }: { gain: number; ceiling: number },
	signal: AbortSignal,
): Promise<void> {
	const { sampleRate, parameters } = recipes[format];
	const limitedRate = sampleRate * oversampling;
	// The limiter is late by its look-ahead, and only newer versions make up for it.
	const delay = (limitedRate * attack) / 1000;
	const filters = [
		`volume=${gain}dB:precision=float`,
		`aresample=${limitedRate}`,
		`apad=pad_len=${delay}`,
		`alimiter=level=false:limit=${10 ** (ceiling / 20)}:attack=${attack}:release=${release}`,
		`atrim=start_sample=${delay}`,
		'asetpts=PTS-STARTPTS',
		`aresample=${sampleRate}`,
	];
	return runFfmpeg(
		ffmpeg.path,
		[
			// Without `copyts` chapters come earlier by the encoder's delay.
			...['-copyts', '-i', mp3, '-map', '0:a', '-map_metadata', '0', '-map_chapters', '0'],
			...loudnessFrames.flatMap((name) => ['-metadata', `${name}=`]),
			...['-af', filters.join(','), '-threads', '1', '-flags:a', '+bitexact', ...parameters, output],
		],
		{ signal, patience: patienceFor(seconds) },
	);
}

/** Decodes it and measures what listeners will hear. */
async function measure({ format, seconds, ffmpeg, output }: RenditionRequest, signal: AbortSignal) {
	const { sampleRate } = recipes[format];
	const meter = stereoMeter(sampleRate);
	await runFfmpeg(
		ffmpeg.path,
		['-i', output, '-map', '0:a', '-ac', '2', '-ar', String(sampleRate), '-f', 'f32le', 'pipe:1'],
		{ signal, patience: patienceFor(seconds), onOutput: meter.push },
	);
	return meter.measured();
}

/** Milliseconds for a programme of that many seconds: slower than it is heard, something is wrong. */
function patienceFor(seconds: number): number {
	return 60_000 + 1000 * Math.ceil(seconds);
}

function unlike(name: string, reason: string): Problem {
	return new Problem(`The ${name} rendition is not like the MP3: ${reason}.`, {
		hint: 'This ffmpeg may be broken: name another one in FFMPEG_PATH, or leave out the option `alternate`.',
	});
}
