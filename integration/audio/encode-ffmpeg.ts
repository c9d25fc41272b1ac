import { spawn } from 'node:child_process';
import { Problem } from '../problem.ts';
import { kilobitsPerSecond, type Mp3Encoder } from './encoder.ts';
import { versionOf } from './ffmpeg.ts';
import { createMp3File, type Frames } from './mp3-file.ts';
import { programmeRate } from './programme.ts';

/** Milliseconds without progress after which an ffmpeg is taken for stuck. */
const patience = 120_000;

/** How much of what ffmpeg said last goes into a message, lines. */
const remembered = 5;

/**
 * Encodes with libmp3lame. Dual mono by `pan`, because `-ac 2` turns both channels down by 3 dB. Through a pipe, so
 * that frames are heard while others are made; the Info frame, for which ffmpeg wants a file, is ours.
 */
export async function encodeWithFfmpeg(
	ffmpeg: string,
	file: string,
	signal: AbortSignal,
	listener?: Frames,
): Promise<Mp3Encoder> {
	const version = await versionOf(ffmpeg, 'this build');
	signal.throwIfAborted();
	const mp3 = await createMp3File(file, listener);
	const child = spawn(ffmpeg, encoderArguments, { stdio: ['pipe', 'pipe', 'pipe'] });

	let said = '';
	let failure: Error | undefined;
	let unkept: { cause: unknown } | undefined;
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
	const kill = () => child.kill('SIGKILL');
	signal.addEventListener('abort', kill, { once: true });
	let stuck = false;
	const watchdog = setTimeout(() => {
		stuck = true;
		kill();
	}, patience);
	const closed = new Promise<void>((resolve) => child.once('close', () => resolve()));
	const ended = Promise.all([closed, keep()]);
	let samples = 0;

	/** Writes what comes. What is wrong with it ends ffmpeg, too. */
	async function keep(): Promise<void> {
		try {
			for await (const bytes of child.stdout) await mp3.append(bytes);
		} catch (cause) {
			unkept = { cause };
			kill();
		}
	}

	async function clear(): Promise<void> {
		await ended;
		clearTimeout(watchdog);
		signal.removeEventListener('abort', kill);
	}

	async function fail(): Promise<never> {
		await clear();
		await mp3.discard();
		signal.throwIfAborted();
		if (unkept) throw unkept.cause;
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
		async write(piece) {
			watchdog.refresh();
			samples += piece.length;
			const bytes = Buffer.from(piece.buffer, piece.byteOffset, piece.byteLength);
			const error = await new Promise((resolve) => child.stdin.write(bytes, resolve));
			if (error) await fail();
		},
		async finish() {
			watchdog.refresh();
			child.stdin.end();
			await ended;
			if (unkept || child.exitCode !== 0) await fail();
			await clear();
			await mp3.finish(samples);
		},
		async abort() {
			kill();
			await clear();
			await mp3.discard();
		},
	};
}

const encoderArguments = [
	...['-v', 'error', '-f', 'f32le', '-ar', `${programmeRate}`, '-ac', '1', '-i', 'pipe:0'],
	...['-af', 'aformat=channel_layouts=mono,pan=stereo|c0=c0|c1=c0'],
	// LAME's fast way: of one channel at this rate it leaves no more noise under speech (63.5 dB below it) or music (37.2)
	// than the usual one (63.2, 37.1), in four fifths of the time.
	...['-c:a', 'libmp3lame', '-b:a', `${kilobitsPerSecond}k`, '-joint_stereo', '1', '-compression_level', '7'],
	...['-map_metadata', '-1', '-id3v2_version', '0', '-fflags', '+bitexact', '-flags:a', '+bitexact'],
	...['-write_xing', '0', '-f', 'mp3', 'pipe:1'],
];
