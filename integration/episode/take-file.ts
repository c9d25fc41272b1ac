import { type FileHandle, open } from 'node:fs/promises';
import type { Speech, SpokenWord } from '../speech/speech.ts';
import { putBytes } from '../store/objects.ts';
import type { ObjectStore } from '../store/store.ts';
import { encodeWav } from '../wav.ts';

/** What is known of a take besides its sound. */
export interface TakeNote {
	/** When each word of the spoken text is heard, seconds from the first sample. */
	words?: readonly SpokenWord[];
	/** What computed it: `cpu`, `webgpu`, `cuda`. */
	device?: string;
	/** Id of the voice that is heard, which may be a stand-in. */
	voice?: string;
	/** How often the engine was asked. */
	attempts?: number;
}

/** What a take comes as: of its voice and of how it came about, as much as is known. */
export interface RecordedTake extends Speech {
	voice?: { id: string };
	attempts?: readonly unknown[];
}

/** Id of the RIFF chunk with the note: JSON in UTF-8. */
const noteId = 'nwsc';
/** A note with an hour of words takes less. */
const longestNote = 4 * 1024 * 1024;
/** Our own takes have three. */
const mostChunks = 64;

/**
 * Keeps a take as a WAV file (mono, 16 bits) that holds its note.
 * @returns The file in the store.
 * @throws {Problem} for samples that are not numbers, and where it cannot be kept.
 */
export async function putTake(store: ObjectStore, key: string, take: RecordedTake): Promise<string> {
	const bytes = new TextEncoder().encode(JSON.stringify(noteOf(take)));
	return putBytes(store, key, encodeWav(take, { id: noteId, bytes }));
}

/**
 * Reads the note of a take without reading its sound.
 * @returns undefined for a take that has none, or one that is damaged: its sound may be whole.
 */
export async function readTakeNote(file: string): Promise<TakeNote | undefined> {
	const input = await open(file);
	try {
		const bytes = await findNote(input);
		return bytes && parseNote(bytes.toString());
	} finally {
		await input.close();
	}
}

function noteOf({ words, device, voice, attempts }: RecordedTake): TakeNote {
	return {
		...(words && {
			words: words.map(({ text, start, end }) => ({ text, start: rounded(start), end: rounded(end) })),
		}),
		...(device !== undefined && { device }),
		...(voice && { voice: voice.id }),
		...(attempts && { attempts: attempts.length }),
	};
}

async function findNote(input: FileHandle): Promise<Buffer | undefined> {
	let at = 12;
	for (let count = 0; count < mostChunks; count++) {
		const head = await readAt(input, at, 8);
		if (!head) return undefined;
		const length = head.readUInt32LE(4);
		if (head.toString('latin1', 0, 4) === noteId) {
			return length > longestNote ? undefined : readAt(input, at + 8, length);
		}
		at += 8 + length + (length % 2);
	}
	return undefined;
}

/** @returns undefined where the file ends before. */
async function readAt(input: FileHandle, position: number, length: number): Promise<Buffer | undefined> {
	const bytes = Buffer.alloc(length);
	const { bytesRead } = await input.read(bytes, 0, length, position);
	return bytesRead === length ? bytes : undefined;
}

function parseNote(text: string): TakeNote | undefined {
	let value: unknown;
	try {
		value = JSON.parse(text);
	} catch {
		return undefined;
	}
	if (typeof value !== 'object' || value === null) return undefined;
	const { words, device, voice, attempts }: Partial<Record<keyof TakeNote, unknown>> = value;
	return {
		...(Array.isArray(words) && words.every(isWord) && { words }),
		...(typeof device === 'string' && { device }),
		...(typeof voice === 'string' && { voice }),
		...(typeof attempts === 'number' && { attempts }),
	};
}

function isWord(value: unknown): value is SpokenWord {
	if (typeof value !== 'object' || value === null) return false;
	const { text, start, end }: Partial<Record<keyof SpokenWord, unknown>> = value;
	return typeof text === 'string' && Number.isFinite(start) && Number.isFinite(end);
}

/** Seconds, to the millisecond. */
function rounded(seconds: number): number {
	return Math.round(seconds * 1000) / 1000;
}
