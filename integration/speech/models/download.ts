import { mkdir, open, rename } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Problem, reasonOf } from '../../problem.ts';
import { findStranger } from './content.ts';
import { digestsOf } from './digest.ts';
import { Failure, persist, setAlarm } from './failure.ts';
import { askFor, type Hub, type HubFile } from './hub.ts';
import { contentOf, discard, leftover, partOf, writeNote } from './part.ts';
import type { PlannedFile } from './plan.ts';

/** The silence ends when this many bytes have come, so that a trickle is taken for what it is. */
const leastBytes = 64 * 1024;
/** An attempt that got this much further does not count as fruitless. */
const worthwhile = 1024 * 1024;

export interface DownloadSetting {
	hub: Hub;
	source: HubFile;
	/** Absolute path of the model's own folder. */
	folder: string;
	signal: AbortSignal;
	/** @param bytes That are here, of all there are. */
	progress(bytes: number): void;
	retry(failure: Failure, seconds: number): void;
}

/**
 * Downloads a file, or what is still missing of it, to `<name>.part`, compares it, and gives it its name.
 * @returns its SHA-256.
 * @throws {Failure} when the server does not get it through, {Problem} when it is not what it should be; file system
 * errors as they are; the signal's reason.
 */
export async function downloadFile(planned: PlannedFile, setting: DownloadSetting): Promise<string> {
	const path = join(setting.folder, planned.file.name);
	const part = partOf(path);
	await mkdir(dirname(path), { recursive: true });
	for (let repeated = false; ; repeated = true) {
		await fetchAll(planned, part, setting);
		const { wrong, sha256 } = await compare(planned, part, setting.signal);
		if (wrong === undefined) {
			await rename(part, path);
			await discard(part);
			return sha256;
		}
		await discard(part);
		// What was damaged on its way, or put together from two versions, is right the second time.
		if (repeated) throw wrongProblem(planned, wrong, setting);
	}
}

async function fetchAll(planned: PlannedFile, part: string, setting: DownloadSetting): Promise<void> {
	let furthest = 0;
	let counted = 0;
	const progress = (bytes: number) => {
		furthest = Math.max(furthest, bytes);
		setting.progress(bytes);
	};
	await persist(() => fetchRest(planned, part, { ...setting, progress }), {
		patience: setting.hub.patience,
		signal: setting.signal,
		gotFurther() {
			if (furthest - counted < worthwhile) return false;
			counted = furthest;
			return true;
		},
		report: setting.retry,
	});
}

async function fetchRest(planned: PlannedFile, part: string, setting: DownloadSetting): Promise<void> {
	const { hub, source, signal, progress } = setting;
	const { bytes } = planned;
	const { have, tag } = await leftover(planned, part);
	progress(have);
	if (have === bytes) return;
	const alarm = setAlarm(hub.patience.stall);
	try {
		const range = have > 0 ? { range: `bytes=${have}-`, ...(tag && { 'if-range': tag }) } : {};
		const response = await askFor(hub, source, range, AbortSignal.any([signal, alarm.signal]));
		const from = await startOf(response, have, planned, part);
		if (from === 0) {
			await discard(part);
			await writeNote(part, { content: contentOf(planned), tag: strongTag(response) });
		}
		const handle = await open(part, 'a');
		try {
			let at = from;
			let postponedAt = from;
			for await (const chunk of readBody(response, signal)) {
				at += chunk.length;
				if (at > bytes) {
					await discard(part);
					throw new Failure(`More than the ${bytes} bytes of ${planned.file.path} came.`);
				}
				await handle.appendFile(chunk);
				progress(at);
				if (at - postponedAt < leastBytes) continue;
				alarm.postpone();
				postponedAt = at;
			}
			if (at < bytes) throw new Failure(`It broke off after ${at} of ${bytes} bytes.`);
			await handle.sync();
		} finally {
			await handle.close();
		}
	} finally {
		alarm.stop();
	}
}

/** @returns the place of the first byte of the answer. */
async function startOf(
	response: Response,
	have: number,
	{ bytes, file }: PlannedFile,
	part: string,
): Promise<number> {
	if (response.status === 200) return 0;
	const range = /^bytes (\d{1,15})-\d{1,15}\/(\d{1,15}|\*)$/.exec(
		response.headers.get('content-range') ?? '',
	);
	const asked = Number(range?.[1]) === have && (range?.[2] === '*' || Number(range?.[2]) === bytes);
	if (response.status === 206 && asked) return have;
	await response.body?.cancel();
	await discard(part);
	throw new Failure(`Another part of ${file.path} came than was asked for (${response.status}).`);
}

async function* readBody(response: Response, signal: AbortSignal): AsyncGenerator<Uint8Array> {
	const reader = response.body?.getReader();
	try {
		for (;;) {
			const { done, value } = (await reader?.read()) ?? { done: true };
			if (done) return;
			yield value;
		}
	} catch (cause) {
		signal.throwIfAborted();
		if (cause instanceof Failure) throw cause;
		const reason = cause instanceof Error && cause.cause ? reasonOf(cause.cause) : reasonOf(cause);
		throw new Failure(`The connection was lost: ${reason}.`, { cause });
	} finally {
		await reader?.cancel().catch(() => {});
	}
}

function strongTag({ headers }: Response): string | undefined {
	const tag = headers.get('etag');
	return tag?.startsWith('"') ? tag : undefined;
}

async function compare(
	{ file, digest, bytes }: PlannedFile,
	part: string,
	signal: AbortSignal,
): Promise<{ wrong: string | undefined; sha256: string }> {
	const digests = await digestsOf(part, signal);
	const stranger = await findStranger(part, file.kind);
	if (stranger !== undefined) return { wrong: `it is ${stranger}`, sha256: digests.sha256 };
	if (digest === undefined || digests[digest.algorithm] === digest.value) {
		return { wrong: undefined, sha256: digests.sha256 };
	}
	const wrong = `its ${digest.algorithm === 'git' ? 'git hash' : 'SHA-256'} is ${digests[digest.algorithm]} instead of ${digest.value}, at the right size of ${bytes} bytes`;
	return { wrong, sha256: digests.sha256 };
}

function wrongProblem({ file }: PlannedFile, wrong: string, { hub, source }: DownloadSetting): Problem {
	return new Problem(
		`What ${hub.endpoint} gives for ${file.path} of ${source.repository} is wrong: ${wrong}.`,
		{
			hint: 'It was downloaded twice and was not kept. Look at what stands between here and the hub, such as a proxy or a mirror, and try again later.',
		},
	);
}
