import { statSync } from 'node:fs';
import { mkdir, mkdtemp, rmdir } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, isAbsolute, join } from 'node:path';
import { Problem, reasonOf } from '../../problem.ts';
import { folderOf, type Model } from './catalogue.ts';
import { type ModelRecord, readRecord } from './record.ts';

/** Where this process runs. Tests say; all others leave it out. */
export interface Surroundings {
	env?: Readonly<Record<string, string | undefined>>;
	platform?: NodeJS.Platform;
	home?: string;
	/** The device of a folder, undefined where there is none. */
	deviceOf?(folder: string): number | undefined;
}

/** A folder that may have models. */
export interface ModelsFolder {
	path: string;
	/** Why it is looked at. */
	because: 'the setting' | 'NEWSCAST_MODELS' | 'a mounted volume' | 'the cache';
}

/** A model that is here, whole. */
export interface LocatedModel {
	/** Holds its files under the names of the catalogue. */
	folder: string;
	record: ModelRecord;
}

/** Volumes of rented GPUs: serverless workers have them at the first, pods at the second. */
const volumes = ['/runpod-volume', '/workspace'];

/**
 * The folders that may have models, in the order in which they are asked.
 * @param setting The `models` option, absolute.
 */
export function modelsFolders(setting?: string, surroundings: Surroundings = {}): readonly ModelsFolder[] {
	const { env = process.env } = surroundings;
	const own = env['NEWSCAST_MODELS'];
	if (own && !isAbsolute(own)) {
		throw new Problem(`NEWSCAST_MODELS is “${own}”, which depends on where a command runs.`, {
			hint: 'Give it an absolute path.',
		});
	}
	const cache = cacheFolder(surroundings);
	return [
		...(setting ? [{ path: setting, because: 'the setting' as const }] : []),
		...(own ? [{ path: own, because: 'NEWSCAST_MODELS' as const }] : []),
		...volumes
			.filter((volume) => isMount(volume, surroundings.deviceOf ?? deviceOf))
			.map((volume) => ({ path: join(volume, 'newscast/models'), because: 'a mounted volume' as const })),
		...(cache ? [{ path: join(cache, 'newscast/models'), because: 'the cache' as const }] : []),
	];
}

/** The root of another file system. An image may have a plain folder of that name, which is lost with the machine. */
function isMount(folder: string, device: NonNullable<Surroundings['deviceOf']>): boolean {
	const own = device(folder);
	return own !== undefined && own !== device(dirname(folder));
}

function deviceOf(folder: string): number | undefined {
	try {
		return statSync(folder).dev;
	} catch {
		return undefined;
	}
}

/** By the XDG base directory specification (relative paths in it are ignored), and what the other systems have. */
function cacheFolder({
	env = process.env,
	platform = process.platform,
	home,
}: Surroundings): string | undefined {
	const xdg = env['XDG_CACHE_HOME'];
	if (xdg && isAbsolute(xdg)) return xdg;
	const own = home ?? homeFolder();
	if (platform === 'win32') return env['LOCALAPPDATA'] || (own && join(own, 'AppData/Local'));
	return own && join(own, platform === 'darwin' ? 'Library/Caches' : '.cache');
}

/** A container may run as a user whom it does not know. */
function homeFolder(): string | undefined {
	try {
		return homedir() || undefined;
	} catch {
		return undefined;
	}
}

/** The first folder that has a model whole: by its record and the sizes of its files. Nothing is hashed. */
export function locateModel(model: Model, folders: readonly ModelsFolder[]): LocatedModel | undefined {
	for (const { path } of folders) {
		const folder = join(path, folderOf(model));
		const record = readRecord(folder);
		if (record && isWhole(model, folder, record)) return { folder, record };
	}
	return undefined;
}

function isWhole(model: Model, folder: string, record: ModelRecord): boolean {
	return model.files.every(({ name, sha256 }) => {
		const recorded = record.files.find((file) => file.name === name);
		if (recorded === undefined || (sha256 !== undefined && recorded.sha256 !== sha256)) return false;
		return sizeOf(join(folder, name)) === recorded.bytes;
	});
}

function sizeOf(file: string): number | undefined {
	try {
		return statSync(file).size;
	} catch {
		return undefined;
	}
}

/** All folders of a model, whole or not, since a damaged one hides no whole one further down. */
export function foldersWith(model: Model, folders: readonly ModelsFolder[]): string[] {
	const own = folders.map(({ path }) => join(path, folderOf(model)));
	return [...new Set(own)].filter(isFolder);
}

function isFolder(path: string): boolean {
	try {
		return statSync(path).isDirectory();
	} catch {
		return false;
	}
}

export interface WritableFolder extends ModelsFolder {
	/** Folders that come before it, and why they cannot be written to. */
	passedOver: readonly { path: string; reason: string }[];
}

/**
 * The first folder that models can be written to. It exists afterwards.
 * @throws {Problem} when there is none.
 */
export async function writableFolder(folders: readonly ModelsFolder[]): Promise<WritableFolder> {
	const passedOver: { path: string; reason: string }[] = [];
	for (const folder of folders) {
		try {
			await mkdir(folder.path, { recursive: true });
			// Trying is the only way to know: permissions say nothing about file systems and quotas.
			await rmdir(await mkdtemp(join(folder.path, '.writable-')));
			return { ...folder, passedOver };
		} catch (error) {
			passedOver.push({ path: folder.path, reason: reasonOf(error) });
		}
	}
	const tried = passedOver.map(({ path, reason }) => `${path} (${reason})`).join(', ');
	throw new Problem(`There is no folder for models that can be written to${tried ? `: ${tried}` : ''}.`, {
		hint: 'Set NEWSCAST_MODELS to the absolute path of a folder that can.',
	});
}
