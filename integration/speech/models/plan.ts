import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import pMap from 'p-map';
import { Problem } from '../../problem.ts';
import type { Model, ModelFile } from './catalogue.ts';
import { type Digest, digestsOf } from './digest.ts';
import { askAbout, type Facts, type Hub } from './hub.ts';
import { type ModelRecord, type RecordedFile, readRecord } from './record.ts';

/** A file of a model, and what it has to be. */
export interface PlannedFile {
	file: ModelFile;
	bytes: number;
	/** What it is compared with. Absent when neither the catalogue nor the hub has a hash of it. */
	digest?: Digest | undefined;
	/** Identifies the content on the hub. */
	etag?: string | undefined;
	/** Whose hash that is. `record`: of the first download. */
	digestOf: RecordedFile['vouchedBy'] | 'record';
	/** Whose hash was compared with it at the first download, which may be this one. */
	vouchedBy: RecordedFile['vouchedBy'];
	/** SHA-256 of the file that is here and right, or undefined when it has to be downloaded. */
	here?: string | undefined;
}

export interface PullPlan {
	model: Model;
	/** Absolute path of the model's own folder. */
	folder: string;
	/** What is asked for: a commit, if the hub says which. */
	revision: string;
	commit?: string | undefined;
	files: readonly PlannedFile[];
}

/** How the hub is asked: with repeats. */
export type AskHub = <Value>(about: string, ask: () => Promise<Value>) => Promise<Value>;

/** Files asked about or downloaded at the same time. */
export const atOnce = 3;

/** What is known of a file without asking: the catalogue comes first, then what came at the first download. */
interface Known {
	file: ModelFile;
	bytes?: number | undefined;
	sha256?: string | undefined;
	recorded?: RecordedFile | undefined;
	here?: string | undefined;
}

/**
 * Says what has to be downloaded. Files that are here and right are not asked about; all others come from one commit,
 * the one of the first download if there was one.
 * @param folder Absolute path of the model's own folder.
 * @throws {Problem} when the hub does not have the model, or has another one than the catalogue or the record know;
 * what `ask` throws.
 */
export async function planPull(
	model: Model,
	folder: string,
	{ hub, ask, signal }: { hub: Hub; ask: AskHub; signal: AbortSignal },
): Promise<PullPlan> {
	const record = recordOf(model, folder);
	const known: Known[] = [];
	for (const file of model.files) known.push(await lookAt(file, folder, record, signal));
	const missing = known.filter(({ here }) => here === undefined);
	let revision = record?.commit ?? model.revision;
	const askFacts = ({ file: { path } }: Known) =>
		ask(path, () => askAbout(hub, { repository: model.repository, revision, path }, signal));

	const facts = new Map<Known, Facts>();
	const [first, ...rest] = missing;
	if (first) {
		const told = await askFacts(first);
		facts.set(first, told);
		revision = told.commit ?? revision;
		await pMap(rest, async (entry) => facts.set(entry, await askFacts(entry)), { concurrency: atOnce });
	}
	const commit = first ? facts.get(first)?.commit : record?.commit;
	const files: PlannedFile[] = [];
	for (const entry of known) files.push(await settle(entry, facts.get(entry), model, folder));
	return { model, folder, revision, commit, files };
}

/** The record of an earlier download of the same thing. */
export function recordOf(model: Model, folder: string): ModelRecord | undefined {
	const record = readRecord(folder);
	const same = record?.repository === model.repository && record.revision === model.revision;
	return same ? record : undefined;
}

async function lookAt(
	file: ModelFile,
	folder: string,
	record: ModelRecord | undefined,
	signal: AbortSignal,
): Promise<Known> {
	const recorded = record?.files.find(({ name }) => name === file.name);
	const known: Known = {
		file,
		bytes: file.bytes ?? recorded?.bytes,
		sha256: file.sha256 ?? recorded?.sha256,
		recorded,
	};
	if (known.sha256 === undefined) return known;
	const sha256 = await sha256Of(join(folder, file.name), signal);
	return { ...known, here: sha256 === known.sha256 ? sha256 : undefined };
}

async function settle(
	{ file, bytes: knownBytes, sha256, recorded, here }: Known,
	facts: Facts | undefined,
	model: Model,
	folder: string,
): Promise<PlannedFile> {
	const path = join(folder, file.name);
	const told = facts?.digest;
	const fresh: RecordedFile['vouchedBy'] = file.sha256 ? 'catalogue' : told ? 'hub' : 'nobody';
	const whose =
		recorded && !file.sha256
			? { digestOf: 'record' as const, vouchedBy: recorded.vouchedBy }
			: { digestOf: fresh, vouchedBy: fresh };
	if (here !== undefined) return { file, bytes: (await stat(path)).size, here, ...whose };
	const bytes = knownBytes ?? facts?.bytes;
	if (bytes === undefined) {
		throw new Problem(`The hub does not say how large ${file.path} of ${model.repository} is.`, {
			hint: 'Look at what stands between here and the hub, such as a proxy, or set HF_ENDPOINT to another mirror.',
		});
	}
	const otherHash = sha256 !== undefined && told?.algorithm === 'sha256' && told.value !== sha256;
	if (otherHash || (facts?.bytes !== undefined && facts.bytes !== bytes)) {
		throw strangerProblem(model, file, { inCatalogue: (file.sha256 ?? file.bytes) !== undefined });
	}
	const digest: Digest | undefined = sha256 ? { algorithm: 'sha256', value: sha256 } : told;
	const planned = { file, bytes, digest, etag: facts?.etag, ...whose };
	// Where a hash was known before, the file that is here has another.
	return { ...planned, here: sha256 === undefined && told ? await sameAs(told, path) : undefined };
}

/** @returns the SHA-256 of a file that is what the hub says, undefined otherwise. */
async function sameAs({ algorithm, value }: Digest, path: string): Promise<string | undefined> {
	const digests = await digestsOf(path).catch(() => undefined);
	return digests?.[algorithm] === value ? digests.sha256 : undefined;
}

async function sha256Of(path: string, signal: AbortSignal): Promise<string | undefined> {
	try {
		return (await digestsOf(path, signal)).sha256;
	} catch {
		signal.throwIfAborted();
		return undefined;
	}
}

function strangerProblem(
	{ id, repository }: Model,
	{ path }: ModelFile,
	{ inCatalogue }: { inCatalogue: boolean },
): Problem {
	return new Problem(
		`${path} in ${repository} is not the file ${inCatalogue ? 'that the catalogue knows' : 'that came at the first download'}.`,
		{
			hint: inCatalogue
				? 'Nothing was downloaded. Look whether there is a newer astro-newscast, and report it if not.'
				: `Nothing was downloaded. To take ${id} as it is on the hub now, delete its folder here and pull it again.`,
		},
	);
}
