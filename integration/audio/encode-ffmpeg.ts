import { spawn } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { Problem } from '../problem.ts';
import { kilobitsPerSecond, type Mp3Encoder } from './encoder.ts';
import { versionOf } from './ffmpeg.ts';
import { programmeRate } from './programme.ts';

/** Milliseconds without progress after which an ffmpeg is taken for stuck. */
const patience = 120_000;

/** How much of what ffmpeg said last goes into a message, lines. */
const remembered = 5;

/**
 * Encodes with libmp3lame. To a file, not a pipe: only in a file can ffmpeg go back and write the Info header that
 * makes length and seeking exact. Dual mono by `pan`, because `-ac 2` turns both channels down by 3 dB.
 */
export async function encodeWithFfmpeg(
	ffmpeg: string,
	file: string,
	signal: AbortSignal,
): Promise<Mp3Encoder> {
	const version = await versionOf(ffmpeg, 'this build');
	signal.throwIfAborted();
	const child = spawn(ffmpeg, argumentsFor(file), { stdio: ['pipe', 'ignore', 'pipe'] });

	let said = '';
	let failure: Error | undefined;
	child.stderr.setEncoding('utf8').on('data', (text: string) => {
		said = `${said}${text}`
			.split('\n')
			.slice(-remembered - 1)
			.join('\n');
	});
	child.on('error', (error) => {
		failure = error;
	});
	// A broken pipe is told better by how ffmpeg ended.
	child.stdin.on('error', () => {});
	const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
	const kill = () => child.kill('SIGKILL');
	signal.addEventListener('abort', kill, { once: true });
	let stuck = false;
	const watchdog = setTimeout(() => {
		stuck = true;
		kill();
	}, patience);
	let finished = false;

	async function clear(): Promise<void> {
		await ended;
		clearTimeout(watchdog);
		signal.removeEventListener('abort', kill);
	}

	async function fail(): Promise<never> {
		await clear();
		await rm(file, { force: true });
		signal.throwIfAborted();
		throw new Problem(`ffmpeg ${describeEnd()}.`, {
			hint: `${said.trim() || 'It gave no reason.'}\nThe option \`ffmpeg: false\` encodes without it.`,
			cause: failure,
		});
	}

	function describeEnd(): string {
		if (failure) return `could not be run: ${failure.message}`;
		if (stuck) return `made no progress for ${patience / 1000} s and was stopped`;
		return child.signalCode ? `was ended by ${child.signalCode}` : `failed with exit code ${child.exitCode}`;
	}

	return {
		name: `ffmpeg ${version}, libmp3lame`,
		async write(samples) {
			watchdog.refresh();
			const bytes = Buffer.from(samples.buffer, samples.byteOffset, samples.byteLength);
			const error = await new Promise((resolve) => child.stdin.write(bytes, resolve));
			if (error) await fail();
		},
		async finish() {
			watchdog.refresh();
			child.stdin.end();
			await ended;
			if (child.exitCode !== 0) await fail();
			await clear();
			finished = true;
		},
		async abort() {
			if (finished) return;
			kill();
			await clear();
			await rm(file, { force: true });
		},
	};
}

function argumentsFor(file: string): string[] {
	return [
		...['-v', 'error', '-y', '-f', 'f32le', '-ar', `${programmeRate}`, '-ac', '1', '-i', 'pipe:0'],
		...['-af', 'aformat=channel_layouts=mono,pan=stereo|c0=c0|c1=c0'],
		...['-c:a', 'libmp3lame', '-b:a', `${kilobitsPerSecond}k`, '-joint_stereo', '1'],
		...['-map_metadata', '-1', '-id3v2_version', '0', '-fflags', '+bitexact', '-flags:a', '+bitexact'],
		...['-f', 'mp3', file],
	];
}
