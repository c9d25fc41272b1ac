import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import pMap from 'p-map';
import { Problem } from '../../problem.ts';
import { using } from '../../using.ts';
import { folderOf, type Model, publicHub } from './catalogue.ts';
import { checkModel } from './check.ts';
import { explainDisk } from './disk.ts';
import { downloadFile } from './download.ts';
import { Failure, type Patience, persist, usualPatience } from './failure.ts';
import type { Hub } from './hub.ts';
import { lockFolder } from './lock.ts';
import { type AskHub, atOnce, type PlannedFile, type PullPlan, planPull, recordOf } from './plan.ts';
import { type ModelRecord, type RecordedFile, writeRecord } from './record.ts';

export interface PullOptions {
	/** Folder of models, absolute: the model gets its own folder in it. */
	folder: string;
	/** Address of the hub or of a mirror of it. @default the public hub */
	endpoint?: string | undefined;
	/** Access token, for what the hub does not give to everyone. */
	token?: string | undefined;
	fetch?: typeof fetch;
	signal: AbortSignal;
	report(event: PullEvent): void;
	patience?: Patience;
}

export type PullEvent =
	/** Comes before the first download, and not at all when everything is here. */
	| { kind: 'plan'; plan: PullPlan }
	/** Of one file, bytes. */
	| { kind: 'progress'; name: string; bytes: number; of: number }
	| { kind: 'retry'; name: string; reason: string; seconds: number }
	| { kind: 'file'; name: string; sha256: string; vouchedBy: RecordedFile['vouchedBy'] };

/**
 * Downloads what is missing of a model and compares all of it. It can be found once it is whole. What was interrupted
 * goes on where it stopped.
 * @throws {Problem} when it cannot be had, or cannot be kept; the signal's reason when it aborts.
 */
export async function pullModel(model: Model, options: PullOptions): Promise<ModelRecord> {
	const folder = join(options.folder, folderOf(model));
	const record = recordOf(model, folder);
	// Nothing is written, so that it may be a volume that cannot be written to.
	if (record && (await checkModel(model, folder, options.signal)).length === 0) return record;
	try {
		await mkdir(folder, { recursive: true });
		return await using(await lockFolder(folder), () => pullInto(model, folder, options));
	} catch (error) {
		throw explain(error, model, folder, options);
	}
}

async function pullInto(model: Model, folder: string, options: PullOptions): Promise<ModelRecord> {
	const plan = await planPull(model, folder, asking(options));
	options.report({ kind: 'plan', plan });
	const files = await downloadAll(plan, options);
	const { id, repository, revision } = model;
	const { commit } = plan;
	const written = { id, repository, revision, ...(commit !== undefined && { commit }), files };
	await writeRecord(folder, written);
	return written;
}

/**
 * What `pullModel` would do. Writes nothing.
 * @throws {Problem} when the hub cannot be asked, or does not have the model.
 */
export async function previewPull(model: Model, options: PullOptions): Promise<PullPlan> {
	const folder = join(options.folder, folderOf(model));
	try {
		return await planPull(model, folder, asking(options));
	} catch (error) {
		throw explain(error, model, folder, options);
	}
}

function asking(options: PullOptions): { hub: Hub; ask: AskHub; signal: AbortSignal } {
	const { signal, report } = options;
	const hub = hubOf(options);
	return {
		hub,
		signal,
		ask: (name, ask) =>
			persist(() => ask(), {
				patience: hub.patience,
				signal,
				report: (failure, seconds) => report({ kind: 'retry', name, reason: failure.message, seconds }),
			}),
	};
}

function hubOf({
	endpoint = publicHub,
	token,
	fetch = globalThis.fetch,
	patience = usualPatience,
}: PullOptions): Hub {
	return { endpoint, token, fetch, patience };
}

/** When one file fails, the others stop, and keep what they have. */
async function downloadAll(plan: PullPlan, options: PullOptions): Promise<RecordedFile[]> {
	const stop = new AbortController();
	const signal = AbortSignal.any([options.signal, stop.signal]);
	const failures: unknown[] = [];
	const files = await pMap(
		plan.files,
		async (planned) => {
			try {
				if (failures.length > 0) return [];
				return [await fetchOne(planned, plan, { ...options, signal })];
			} catch (error) {
				failures.push(error);
				stop.abort();
				return [];
			}
		},
		{ concurrency: atOnce },
	);
	if (failures.length > 0) throw failures[0];
	return files.flat();
}

async function fetchOne(planned: PlannedFile, plan: PullPlan, options: PullOptions): Promise<RecordedFile> {
	const { file, bytes, vouchedBy, here } = planned;
	const { name, path } = file;
	const { signal, report } = options;
	if (here !== undefined) return { name, bytes, sha256: here, vouchedBy };
	const sha256 = await downloadFile(planned, {
		hub: hubOf(options),
		source: { repository: plan.model.repository, revision: plan.revision, path },
		folder: plan.folder,
		signal,
		progress: (done) => report({ kind: 'progress', name, bytes: done, of: bytes }),
		retry: (failure, seconds) => report({ kind: 'retry', name, reason: failure.message, seconds }),
	});
	report({ kind: 'file', name, sha256, vouchedBy });
	return { name, bytes, sha256, vouchedBy };
}

function explain(error: unknown, { id }: Model, folder: string, { signal }: PullOptions): unknown {
	if (signal.aborted) return signal.reason;
	if (!(error instanceof Failure)) return explainDisk(error, folder);
	return new Problem(`${id} could not be downloaded: ${error.message}`, {
		hint: `What has come is kept: run the command again to go on. Behind a proxy, set HTTPS_PROXY and NODE_USE_ENV_PROXY=1; where the hub cannot be reached, set HF_ENDPOINT to a mirror, or copy the folder ${folder} from a machine that has it.`,
		cause: error,
	});
}
