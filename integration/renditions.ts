import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import pMap from 'p-map';
import type { LoudnessTarget, Rendition, RenditionFormat } from './audio/audio.ts';
import type { RenditionRequest } from './audio/rendition.ts';
import type { Episode } from './episode/episode.ts';
import { objectKey, sha256 } from './episode/keys.ts';
import type { Published } from './episode/plan.ts';
import { Problem, reasonOf } from './problem.ts';
import { audioTypes } from './publish/audio-types.ts';
import { getJson, putJson, storedFile } from './store/objects.ts';
import type { ObjectStore } from './store/store.ts';

/** More than this many at a time only wait for the disk and for each other. */
const mostTogether = 8;

/** A rendition in the store. */
export interface KeptRendition extends Rendition {
	format: RenditionFormat;
	path: string;
	bytes: number;
	/** Hex. */
	sha256: string;
}

/** The episodes in a second format, for those who asked for one. */
export interface Renditions {
	/** Looks up what is kept for these episodes. */
	look(published: readonly Published[]): Promise<void>;
	/** What is kept for an episode. */
	of(episode: Episode): KeptRendition | undefined;
	/**
	 * Finds what encodes, unless nothing is lacking: before anything is paid for.
	 * @param coming How many episodes are going to be made.
	 * @throws {Problem} when there is nothing to encode with.
	 */
	prepare(published: readonly Published[], coming: number): Promise<void>;
	/**
	 * Makes what is lacking, once prepared. The MP3s are not touched.
	 * @returns A problem for each episode that goes without.
	 */
	make(published: readonly Published[], signal: AbortSignal): Promise<Problem[]>;
}

interface RenditionsContext {
	/** None is looked for or made without it. */
	format: RenditionFormat | undefined;
	/** The option `ffmpeg`. */
	ffmpeg: string | false | undefined;
	loudness: LoudnessTarget;
	store: ObjectStore;
	logger: { info(line: string): void };
}

export function openRenditions(context: RenditionsContext): Renditions {
	const { format, store, logger } = context;
	/** By SHA-256 of the MP3. */
	const kept = new Map<string, KeptRendition>();
	let ffmpeg: RenditionRequest['ffmpeg'] | undefined;

	function lacking(published: readonly Published[]): readonly Published[] {
		return published.filter(({ episode }) => !kept.has(episode.audio.sha256));
	}

	async function find(episode: Episode, wanted: RenditionFormat): Promise<void> {
		const keys = keysOf(episode, wanted);
		const [note, path] = await Promise.all([getJson<Note>(store, keys.note), store.get(keys.audio)]);
		if (note && path !== undefined) kept.set(episode.audio.sha256, { ...note, format: wanted, path });
	}

	async function look(published: readonly Published[]): Promise<void> {
		if (format === undefined) return;
		await pMap(lacking(published), ({ episode }) => find(episode, format), { concurrency: 16 });
	}

	return {
		look,
		of: ({ audio }) => kept.get(audio.sha256),

		async prepare(published, coming) {
			if (format === undefined || (coming === 0 && lacking(published).length === 0)) return;
			const { findFfmpeg } = await import('./audio/ffmpeg.ts');
			const { renditionFfmpeg } = await import('./audio/rendition.ts');
			ffmpeg = await renditionFfmpeg(await findFfmpeg(context.ffmpeg, process.env), format);
		},

		async make(published, signal) {
			if (format === undefined || ffmpeg === undefined) return [];
			const tools = { format, ffmpeg, store, loudness: context.loudness };
			const { title } = audioTypes[format];
			// What was made again may be what it was.
			await look(published);
			const problems = await pMap(
				lacking(published),
				async (each): Promise<Problem[]> => {
					const { episode } = each;
					try {
						const { bytes, loudness } = await encode(each, tools, signal);
						await find(episode, format);
						const { integrated, truePeak } = loudness;
						const heard = `${integrated.toFixed(1)} LUFS, ${truePeak.toFixed(1)} dBTP`;
						logger.info(`${episode.id} as ${title}: ${(bytes / 1e6).toFixed(1)} MB, ${heard}`);
						return [];
					} catch (error) {
						signal.throwIfAborted();
						return [problemWith(episode, title, error)];
					}
				},
				{ concurrency: Math.min(availableParallelism(), mostTogether), signal },
			);
			return problems.flat();
		},
	};
}

/** What is kept beside the file. */
type Note = Omit<KeptRendition, 'format' | 'path'>;

/** The MP3 decides everything that is in a rendition. Options count for new ones only. */
function keysOf({ audio }: Episode, format: RenditionFormat): { note: string; audio: string } {
	const note = objectKey('rendition', 'json', [audio.sha256, format]);
	return { note, audio: note.replace(/\.json$/, `.${audioTypes[format].extension}`) };
}

/** The note is stored last: where it is, the file is. */
async function encode(
	{ episode, mp3 }: Published,
	{
		format,
		ffmpeg,
		loudness,
		store,
	}: Pick<RenditionsContext, 'loudness' | 'store'> & Pick<RenditionRequest, 'format' | 'ffmpeg'>,
	signal: AbortSignal,
): Promise<Note> {
	const { makeRendition } = await import('./audio/rendition.ts');
	const keys = keysOf(episode, format);
	const folder = await mkdtemp(join(tmpdir(), 'newscast-'));
	try {
		const output = join(folder, `rendition.${audioTypes[format].extension}`);
		const rendition = await makeRendition(
			{
				mp3,
				loudness: episode.loudness,
				seconds: episode.audio.seconds,
				format,
				truePeak: loudness.truePeak,
				ffmpeg,
				output,
			},
			signal,
		);
		const bytes = await readFile(output);
		await store.put(keys.audio, output);
		await storedFile(store, keys.audio);
		const note: Note = { ...rendition, bytes: bytes.byteLength, sha256: sha256(bytes) };
		await putJson(store, keys.note, note);
		return note;
	} finally {
		await rm(folder, { recursive: true, force: true });
	}
}

function problemWith({ title }: Episode, format: string, error: unknown): Problem {
	return new Problem(`“${title}” is there as MP3 only, not as ${format}: ${reasonOf(error)}`, {
		hint:
			error instanceof Problem
				? error.hint
				: 'This is a fault of newscast. Please report it with the error below.',
		cause: error,
	});
}
