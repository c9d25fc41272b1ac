import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { z } from 'astro/zod';
import { compareText } from '../order.ts';
import { Problem, reasonOf } from '../problem.ts';

const entrySchema = z.strictObject({
	/** For life, whatever happens to title, audio or domain. */
	guid: z.string(),
	/** ISO 8601 instant of first publication. */
	published: z.string(),
	/** SHA-256 of the newsletter file this episode was made from. */
	source: z.string(),
	/** Key of the episode object. */
	episode: z.string(),
	/** Audio file name. */
	file: z.string(),
	bytes: z.number(),
	seconds: z.number(),
});

const ledgerSchema = z.strictObject({
	version: z.literal(1),
	episodes: z.record(z.string(), entrySchema),
});

export type LedgerEntry = z.output<typeof entrySchema>;

/** What has been published, by newsletter id. What is in it changes only with the newsletter itself. */
export interface Ledger {
	get(id: string): LedgerEntry | undefined;
	/** Returns once the entry is safely on disk. */
	record(id: string, entry: LedgerEntry): Promise<void>;
}

/** @throws {Problem} when the file is damaged: starting over in silence could change what is published. */
export async function openLedger(file: string): Promise<Ledger> {
	const entries = new Map(Object.entries(await readEntries(file)));
	let writing = Promise.resolve();

	async function save(): Promise<void> {
		const episodes = Object.fromEntries([...entries].sort(([a], [b]) => compareText(a, b)));
		const temporary = `${file}.${process.pid}.tmp`;
		try {
			await mkdir(dirname(file), { recursive: true });
			await writeFile(temporary, `${JSON.stringify({ version: 1, episodes }, null, '\t')}\n`, {
				flush: true,
			});
			await rename(temporary, file);
		} catch (cause) {
			await rm(temporary, { force: true });
			throw new Problem(`The ledger could not be written: ${reasonOf(cause)}`, {
				hint: `Check the disk of ${dirname(file)} and run the build again. What was finished is kept.`,
				place: { file },
				cause,
			});
		}
	}

	return {
		get: (id) => entries.get(id),
		async record(id, entry) {
			entries.set(id, entry);
			// One after the other: two saves at once would rename one file over the other half-way.
			writing = writing.then(save, save);
			await writing;
		},
	};
}

async function readEntries(file: string): Promise<Record<string, LedgerEntry>> {
	let text: string;
	try {
		text = await readFile(file, 'utf8');
	} catch (error) {
		if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return {};
		throw error;
	}
	try {
		return ledgerSchema.parse(JSON.parse(text)).episodes;
	} catch (cause) {
		throw new Problem('The ledger of published episodes is damaged.', {
			hint: 'Restore it from a backup. Or delete it: episodes are then looked up again by their content, and any whose prompts, voices or options changed since are made anew.',
			place: { file },
			cause,
		});
	}
}
