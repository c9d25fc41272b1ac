import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Newsletter } from '../newsletter/newsletter.ts';
import type { Script } from '../script/script.ts';
import { getJson, putJson } from '../store/objects.ts';
import type { ObjectStore } from '../store/store.ts';
import { chapterTitles } from './chapters.ts';
import type { Episode } from './episode.ts';
import { objectKey, sha256 } from './keys.ts';
import { describeEpisode, tagsFor } from './manifest.ts';
import type { Studio, StudioCover } from './studio.ts';
import { readTakeNote } from './take-file.ts';
import type { Take } from './take-stage.ts';

export interface MasterResult {
	/** Key of the episode object. */
	key: string;
	episode: Episode;
	reused: boolean;
}

/** Where the MP3 of an episode object is kept. */
export function audioKey(episodeKey: string): string {
	return episodeKey.replace(/\.json$/, '.mp3');
}

/** Where its own cover is kept, if it has one. */
export function coverKey(episodeKey: string): string {
	return episodeKey.replace(/\.json$/, '.cover');
}

/** Takes -> tagged MP3 and episode object. The object is stored last: where it is, the MP3 is. */
export async function masterEpisode(
	newsletter: Newsletter,
	script: Script,
	takes: readonly Take[],
	cover: StudioCover,
	studio: Studio,
	signal: AbortSignal,
): Promise<MasterResult> {
	const { audio, publish, store } = studio;
	const pauses = audio.pausesFor(script.turns, newsletter.id);
	const published = studio.ledger.get(newsletter.id)?.published ?? newsletter.date;
	const chapters = chapterTitles(script.turns, newsletter).map((title) => title !== undefined);
	const key = episodeKey({ newsletter, script, takes, cover, pauses, chapters, published, studio });
	const kept = await getJson<Episode>(store, key);
	if (kept && (await hasFiles(kept, key, store))) return { key, episode: kept, reused: true };

	const folder = await mkdtemp(join(tmpdir(), 'newscast-'));
	try {
		const file = join(folder, 'master.mp3');
		const master = await audio.master(
			{
				turns: script.turns.map((turn, index) => ({
					file: takes[index]?.file ?? '',
					host: turn.host,
					pause: pauses[index] ?? 0,
					chapter: chapters[index] ?? false,
				})),
				sound: audio.sound?.programme,
				loudness: audio.loudness,
				output: file,
			},
			signal,
		);
		const notes = await Promise.all(takes.map((take) => readTakeNote(take.file)));
		const words = notes.map((note) => note?.words);
		const described = describeEpisode(newsletter, script, master, words, published, studio);
		const tags = tagsFor(described, master.seconds, studio, await cover.jpeg());
		const mp3 = await audio.tag(await readFile(file), tags);
		const hash = sha256(mp3);
		const episode: Episode = {
			...described,
			...(cover.own && { cover: cover.own.fileName }),
			engine: enginesOf(takes),
			audio: {
				file: publish.audioFileName(newsletter.id, hash),
				bytes: mp3.byteLength,
				seconds: master.seconds,
				sha256: hash,
				encoder: master.encoder,
			},
		};
		await writeFile(file, mp3);
		await store.put(audioKey(key), file);
		if (cover.own) await store.put(coverKey(key), cover.own.path);
		await putJson(store, key, episode);
		return { key, episode, reused: false };
	} finally {
		await rm(folder, { recursive: true, force: true });
	}
}

interface EpisodeInputs {
	newsletter: Newsletter;
	script: Script;
	takes: readonly Take[];
	cover: StudioCover;
	/** Seconds before each turn. */
	pauses: readonly number[];
	/** Whether a chapter begins with each turn. */
	chapters: readonly boolean[];
	/** ISO 8601 instant. */
	published: string;
	studio: Studio;
}

/** Of all that decides the MP3 and what is told about it. What is absent counts for nothing: old keys stay valid. */
function episodeKey({ newsletter, script, takes, cover, studio, ...inputs }: EpisodeInputs): string {
	const { audio, hosts, show } = studio;
	const { type, label } = newsletter;
	return objectKey('episode', 'json', [
		newsletter.id,
		newsletter.title,
		newsletter.description,
		newsletter.number,
		newsletter.season,
		inputs.published,
		newsletter.links,
		script.writer,
		enginesOf(takes),
		script.turns.map(({ host, section, text, opinion, evidence, repair }) => {
			return [host, section, text, opinion, opinion && evidence, repair];
		}),
		takes.map((take) => take.key),
		inputs.pauses,
		audio.loudness,
		show,
		hosts.map(({ id, name, role }) => [id, name, role]),
		cover.sha256,
		...(type || label || cover.own ? [[type, label, cover.own?.fileName]] : []),
		// Named, so that it cannot be taken for what may come before it.
		...(audio.sound ? [{ sound: audio.sound.inputs, chapters: inputs.chapters }] : []),
	]);
}

async function hasFiles({ cover }: Episode, key: string, store: ObjectStore): Promise<boolean> {
	const keys = [audioKey(key), ...(cover === undefined ? [] : [coverKey(key)])];
	const files = await Promise.all(keys.map((each) => store.get(each)));
	return files.every((file) => file !== undefined);
}

/** Ids of all engines that speak in it. */
function enginesOf(takes: readonly Take[]): string {
	return [...new Set(takes.map(({ engine }) => engine))].join(', ');
}
