import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Model, ModelFile } from './catalogue.ts';
import { findStranger } from './content.ts';
import { digestsOf } from './digest.ts';
import { partOf } from './part.ts';
import { type RecordedFile, readRecord, recordName } from './record.ts';

/** Something that is wrong with a model. */
export interface ModelFault {
	/** Name in the model's folder. */
	file: string;
	/** To follow the name: “is not there”. */
	fault: string;
}

/**
 * Reads all files of a model and compares them with the catalogue, or else with what came at the first download.
 * @param folder Absolute path of the model's own folder.
 * @returns What is wrong; nothing when the model is whole.
 */
export async function checkModel(
	model: Model,
	folder: string,
	signal: AbortSignal,
): Promise<readonly ModelFault[]> {
	const record = readRecord(folder);
	const faults: ModelFault[] = [];
	for (const file of model.files) {
		const recorded = record?.files.find(({ name }) => name === file.name);
		const fault = await findFault(file, recorded, folder, signal);
		if (fault !== undefined) faults.push({ file: file.name, fault });
		else if (record && !recorded) faults.push({ file: recordName, fault: `does not have ${file.name}` });
	}
	if (!record) faults.push({ file: recordName, fault: 'is not there: the download did not come to its end' });
	return faults;
}

async function findFault(
	file: ModelFile,
	recorded: RecordedFile | undefined,
	folder: string,
	signal: AbortSignal,
): Promise<string | undefined> {
	const path = join(folder, file.name);
	const found = await stat(path).catch(() => undefined);
	if (!found?.isFile()) {
		const begun = await stat(partOf(path)).catch(() => undefined);
		return begun ? `is not there: its download stopped after ${begun.size} bytes` : 'is not there';
	}
	try {
		const stranger = await findStranger(path, file.kind);
		if (stranger !== undefined) return `is ${stranger}`;
		const bytes = file.bytes ?? recorded?.bytes;
		if (bytes !== undefined && found.size !== bytes) {
			return `has ${found.size} bytes instead of ${bytes}${found.size < bytes ? ': it is cut off' : ''}`;
		}
		const sha256 = file.sha256 ?? recorded?.sha256;
		if (sha256 === undefined) return undefined;
		const actual = (await digestsOf(path, signal)).sha256;
		return actual === sha256 ? undefined : `is damaged: its SHA-256 is ${actual} instead of ${sha256}`;
	} catch (error) {
		signal.throwIfAborted();
		return `cannot be read: ${error instanceof Error ? error.message : error}`;
	}
}
