import { readFile, rm, stat, writeFile } from 'node:fs/promises';
import type { PlannedFile } from './plan.ts';

/** Where a file lies while it is incomplete. */
export function partOf(path: string): string {
	return `${path}.part`;
}

/** What is known about the bytes of an incomplete file. */
interface Note {
	/** Of which content they are. */
	content: string | undefined;
	/** The server's own strong tag for it (RFC 9110 section 8.8.1): only with such a one may pieces be put together. */
	tag: string | undefined;
}

/** What is here of the content that is wanted. Anything else is removed. */
export async function leftover(
	planned: PlannedFile,
	part: string,
): Promise<{ have: number; tag?: string | undefined }> {
	const found = await stat(part).catch(() => undefined);
	if (!found?.size) return { have: 0 };
	const note = await readNote(part);
	const content = contentOf(planned);
	const same = content !== undefined && note?.content === content;
	// Without a hash, nothing but the server's tag would tell that the rest belongs to it.
	if (same && found.size <= planned.bytes && (planned.digest || note.tag)) {
		return { have: found.size, tag: note.tag };
	}
	await discard(part);
	return { have: 0 };
}

export function contentOf({ digest, etag }: PlannedFile): string | undefined {
	return digest?.value ?? etag;
}

async function readNote(part: string): Promise<Partial<Note> | undefined> {
	try {
		return JSON.parse(await readFile(noteOf(part), 'utf8')) as Partial<Note>;
	} catch {
		return undefined;
	}
}

export async function writeNote(part: string, note: Note): Promise<void> {
	await writeFile(noteOf(part), JSON.stringify(note));
}

function noteOf(part: string): string {
	return `${part}.json`;
}

/** Removes it. The part goes first: bytes without a note are not used, a note without bytes does no harm. */
export async function discard(part: string): Promise<void> {
	await rm(part, { force: true });
	await rm(noteOf(part), { force: true });
}
