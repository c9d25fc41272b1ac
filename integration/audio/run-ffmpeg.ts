import { spawn } from 'node:child_process';
import { Problem } from '../problem.ts';

/** How much of what ffmpeg said last goes into a message, characters. */
const remembered = 500;

interface RunOptions {
	signal: AbortSignal;
	/** Milliseconds after which it is taken for stuck. */
	patience: number;
	/** Takes what it writes to its output, piece by piece. */
	onOutput?: (bytes: Buffer) => void;
}

/**
 * Runs an ffmpeg that reads from and writes to files.
 * @throws {Problem} with its last words when it fails; the signal's reason when it was stopped by that.
 */
export async function runFfmpeg(
	ffmpeg: string,
	parameters: readonly string[],
	{ signal, patience, onOutput }: RunOptions,
): Promise<void> {
	signal.throwIfAborted();
	const late = AbortSignal.timeout(patience);
	const child = spawn(ffmpeg, ['-v', 'error', '-nostdin', '-y', ...parameters], {
		stdio: ['ignore', 'pipe', 'pipe'],
		signal: AbortSignal.any([signal, late]),
		killSignal: 'SIGKILL',
	});
	let said = '';
	let failure: Error | undefined;
	child.stderr.setEncoding('utf8').on('data', (text: string) => {
		said = `${said}${text}`.slice(-remembered);
	});
	child.stdout.on('data', (bytes: Buffer) => onOutput?.(bytes));
	child.on('error', (error) => {
		failure = error;
	});
	await new Promise<void>((resolve) => child.once('close', () => resolve()));
	signal.throwIfAborted();
	if (child.exitCode === 0) return;

	const end = () => {
		if (late.aborted) return `was not done after ${Math.round(patience / 1000)} s and was stopped`;
		if (child.signalCode) return `was ended by ${child.signalCode}`;
		return child.pid === undefined
			? `could not be run: ${failure?.message}`
			: `failed with exit code ${child.exitCode}`;
	};
	throw new Problem(`ffmpeg ${end()}.`, { hint: said.trim() || 'It gave no reason.', cause: failure });
}
