import { execFile } from 'node:child_process';
import { access, constants, stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { Problem, reasonOf } from '../problem.ts';

export type FoundFfmpeg =
	| { path: string; version: string }
	/** `why` has a sentence for every place that was looked at. */
	| { path: undefined; why: string[] };

/** The environment variables that are looked at. */
interface Environment {
	FFMPEG_PATH?: string | undefined;
	PATH?: string | undefined;
}

type Probe = { version: string } | { reason: string };

const run = promisify(execFile);

/** Milliseconds an ffmpeg has to say what it can do. */
const deadline = 10_000;

const probes = new Map<string, Promise<Probe>>();

/**
 * Finds an ffmpeg that can write MP3: the one named by the option or `FFMPEG_PATH`, else that of the package
 * `ffmpeg-static`, else the first on `PATH`. Each is tried out, once per process.
 * @param option The option `ffmpeg`: a path, or `false` for none.
 * @throws {Problem} when one was named and does not work.
 */
export async function findFfmpeg(option: string | false | undefined, env: Environment): Promise<FoundFfmpeg> {
	if (option === false) return { path: undefined, why: ['The option `ffmpeg` is false.'] };
	if (option) return { path: option, version: await versionOf(option, 'the option `ffmpeg`') };
	const named = env.FFMPEG_PATH;
	if (named) return { path: named, version: await versionOf(named, 'FFMPEG_PATH') };

	const why: string[] = [];
	for (const { place, path } of [staticFfmpeg(), await ffmpegOnPath(env)]) {
		const probe = path === undefined ? { reason: 'not there' } : await probeFfmpeg(path);
		if (path !== undefined && 'version' in probe) return { path, version: probe.version };
		if ('reason' in probe) why.push(`${path ?? place}: ${probe.reason}.`);
	}
	return { path: undefined, why };
}

/**
 * Version of an ffmpeg that has to work.
 * @param namedBy What named it, for the message.
 * @throws {Problem} when it does not.
 */
export async function versionOf(path: string, namedBy: string): Promise<string> {
	const probe = await probeFfmpeg(path);
	if ('version' in probe) return probe.version;
	throw new Problem(`The ffmpeg of ${namedBy} does not work: ${path}: ${probe.reason}.`, {
		hint: 'Name an ffmpeg with libmp3lame, or name none: then one is looked for, and the built-in encoder is the last resort.',
	});
}

function probeFfmpeg(path: string): Promise<Probe> {
	const probe = probes.get(path) ?? tryOut(path);
	probes.set(path, probe);
	return probe;
}

/** One run answers both questions: the banner has the version, the list has the encoder. */
async function tryOut(path: string): Promise<Probe> {
	try {
		if (!(await stat(path)).isFile()) return { reason: 'not a file' };
		const { stdout, stderr } = await run(path, ['-encoders'], { timeout: deadline, killSignal: 'SIGKILL' });
		const version = /^ffmpeg version (\S+)/m.exec(stderr)?.[1];
		if (!version) return { reason: 'does not answer like an ffmpeg' };
		return stdout.includes('libmp3lame') ? { version } : { reason: `version ${version} has no libmp3lame` };
	} catch (error) {
		return { reason: describe(error) };
	}
}

function describe(error: unknown): string {
	if (!(error instanceof Error)) return reasonOf(error);
	if ('killed' in error && error.killed) return `no answer within ${deadline / 1000} s`;
	if ('code' in error && error.code === 'ENOENT') return 'not there';
	if ('code' in error && typeof error.code === 'number') return `ends with exit code ${error.code}`;
	return error.message;
}

/** The package is optional, and its binary is downloaded by an install script: either may be missing. */
function staticFfmpeg(): { place: string; path: string | undefined } {
	const place = 'the package ffmpeg-static';
	try {
		const path: unknown = createRequire(import.meta.url)('ffmpeg-static');
		return { place, path: typeof path === 'string' ? path : undefined };
	} catch {
		return { place, path: undefined };
	}
}

async function ffmpegOnPath(env: Environment): Promise<{ place: string; path: string | undefined }> {
	const name = process.platform === 'win32' ? 'ffmpeg.exe' : 'ffmpeg';
	for (const folder of (env.PATH ?? '').split(delimiter).filter(Boolean)) {
		const path = join(folder, name);
		if (await isExecutable(path)) return { place: 'PATH', path };
	}
	return { place: 'ffmpeg on PATH', path: undefined };
}

async function isExecutable(path: string): Promise<boolean> {
	try {
		await access(path, constants.X_OK);
		return true;
	} catch {
		return false;
	}
}
