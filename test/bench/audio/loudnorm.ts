import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { addCosts, type Cost, measuredRun } from './measured-run.ts';

/** What a tool made of a WAV file: an MP3 of 192 kbit/s, 44.1 kHz, stereo. */
export interface Made {
	cost: Cost;
	/** Whether loudnorm kept to one gain, as it was asked to, or did not: `linear`, `dynamic`. */
	kind: string;
}

export interface LoudnormTool {
	name: string;
	normalise(input: string, output: string): Promise<Made>;
}

/** What loudnorm prints. */
interface Loudnorm {
	input_i: string;
	input_tp: string;
	input_lra: string;
	input_thresh: string;
	target_offset: string;
	normalization_type: string;
}

/** As for our master. The loudness ranges are what guides say, and what ffmpeg-normalize takes if it is not told. */
const target = { loudness: -14, truePeak: -1, range: 11, rangeOfFfmpegNormalize: 7 };

const mp3 = ['-c:a', 'libmp3lame', '-b:a', '192k', '-ar', '44100', '-ac', '2'];

/** Two passes of ffmpeg, as they stand in every guide: measure, then apply what was measured. */
export function twoPasses(ffmpeg: string): LoudnormTool {
	const { loudness, truePeak, range } = target;
	const filter = `loudnorm=I=${loudness}:TP=${truePeak}:LRA=${range}`;
	const run = (input: string, parameters: readonly string[]) =>
		measuredRun({
			program: ffmpeg,
			parameters: ['-hide_banner', '-nostdin', '-y', '-i', input, ...parameters],
		});
	return {
		name: 'two passes of loudnorm',
		async normalise(input, output) {
			const first = await run(input, ['-af', `${filter}:print_format=json`, '-f', 'null', '-']);
			const found = readLoudnorm(first.said);
			const measured =
				`measured_I=${found.input_i}:measured_TP=${found.input_tp}:measured_LRA=${found.input_lra}:` +
				`measured_thresh=${found.input_thresh}:offset=${found.target_offset}:linear=true`;
			const second = await run(input, ['-af', `${filter}:${measured}:print_format=json`, ...mp3, output]);
			return { cost: addCosts(first.cost, second.cost), kind: kindOf(second.said) };
		},
	};
}

/**
 * The command lines of ffmpeg-normalize's documentation for an MP3, with our target: the program itself, if pip can
 * fetch it into a folder, or else the ffmpeg commands it runs (those of version 1.37).
 */
export async function ffmpegNormalize(ffmpeg: string, folder: string): Promise<LoudnormTool> {
	const { loudness, truePeak } = target;
	const packages = path.join(folder, 'python');
	const env = { PYTHONPATH: packages, FFMPEG_PATH: ffmpeg };
	try {
		const run = promisify(execFile);
		await run('python3', ['-m', 'pip', 'install', '--quiet', '--target', packages, 'ffmpeg-normalize'], {
			timeout: 120_000,
		});
		const { stdout } = await run('python3', ['-m', 'ffmpeg_normalize', '--version'], {
			env: { ...process.env, ...env },
		});
		const [targets, extra] = [
			['-t', String(loudness), '-tp', String(truePeak)],
			['-e', '-ac 2'],
		];
		return {
			name: stdout.trim().split('\n').at(-1) ?? 'ffmpeg-normalize',
			async normalise(input, output) {
				const { cost, said } = await measuredRun({
					program: 'python3',
					parameters: [
						...['-m', 'ffmpeg_normalize', input, '-o', output, '-f', '-p'],
						...[...targets, '-c:a', 'libmp3lame', '-b:a', '192k', '-ar', '44100', ...extra],
					],
					env,
				});
				return { cost, kind: kindOf(said) };
			},
		};
	} catch {
		return commandsOfFfmpegNormalize(ffmpeg);
	}
}

function commandsOfFfmpegNormalize(ffmpeg: string): LoudnormTool {
	const { loudness, truePeak, rangeOfFfmpegNormalize: range } = target;
	const filter = `loudnorm=i=${loudness.toFixed(1)}:lra=${range.toFixed(1)}:tp=${truePeak.toFixed(1)}`;
	const run = (input: string, parameters: readonly string[]) =>
		measuredRun({ program: ffmpeg, parameters: ['-hide_banner', '-y', '-i', input, ...parameters] });
	return {
		name: 'ffmpeg-normalize (its ffmpeg commands: pip has it not)',
		async normalise(input, output) {
			const first = await run(input, [
				...['-map', '0:0', '-filter_complex', `[0:0]${filter}:offset=0.0:print_format=json`],
				...['-vn', '-sn', '-f', 'null', '/dev/null'],
			]);
			const found = readLoudnorm(first.said);
			const measured =
				`offset=${found.target_offset}:measured_i=${found.input_i}:measured_lra=${found.input_lra}:` +
				`measured_tp=${found.input_tp}:measured_thresh=${found.input_thresh}:linear=true`;
			const second = await run(input, [
				...['-filter_complex', `[0:0]${filter}:${measured}:print_format=json[norm0]`],
				...['-map_metadata', '0', '-map_metadata:s:a:0', '0:s:a:0', '-map_chapters', '0', '-map', '[norm0]'],
				...['-c:a:0', 'libmp3lame', '-b:a:0', '192k', '-ar:a:0', '44100', '-sample_fmt:a:0', 's16p'],
				...['-c:s', 'copy', '-ac', '2', output],
			]);
			return { cost: addCosts(first.cost, second.cost), kind: kindOf(second.said) };
		},
	};
}

function readLoudnorm(said: string): Loudnorm {
	const json = /\{[^{}]*"target_offset"[^{}]*\}/.exec(said)?.[0];
	if (json === undefined) throw new Error(`loudnorm printed no figures:\n${said.slice(-1_000)}`);
	return JSON.parse(json);
}

/** Of the pass that was the last to print it. */
function kindOf(said: string): string {
	return [...said.matchAll(/"normalization_type"\s*:\s*"(\w+)"/g)].at(-1)?.[1] ?? 'unknown';
}
