import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'astro/zod';

/** Lies in a model's folder once all of its files are there. */
export const recordName = 'newscast-model.json';

const hash = z.string().regex(/^[0-9a-f]{64}$/);

const recordSchema = z.object({
	id: z.string(),
	repository: z.string(),
	/** What was asked for. */
	revision: z.string(),
	/** What the hub says it gave. */
	commit: z.string().optional(),
	files: z.array(
		z.object({
			name: z.string(),
			bytes: z.int().nonnegative(),
			sha256: hash,
			/** Whose hash it was compared with. `nobody`: only the size was. */
			vouchedBy: z.enum(['catalogue', 'hub', 'nobody']),
		}),
	),
});

/** What came at the first download of a model. From then on, it is what the files are compared with. */
export type ModelRecord = z.infer<typeof recordSchema>;
export type RecordedFile = ModelRecord['files'][number];

/** @returns undefined when there is none that can be read. */
export function readRecord(folder: string): ModelRecord | undefined {
	try {
		return recordSchema.parse(JSON.parse(readFileSync(join(folder, recordName), 'utf8')));
	} catch {
		return undefined;
	}
}

/** Writes it whole or not at all: it is what makes a model be found. */
export async function writeRecord(folder: string, record: ModelRecord): Promise<void> {
	const file = join(folder, recordName);
	const temporary = `${file}.${randomUUID()}.tmp`;
	try {
		await writeFile(temporary, `${JSON.stringify(record, undefined, '\t')}\n`, { flush: true });
		await rename(temporary, file);
	} finally {
		await rm(temporary, { force: true });
	}
}
