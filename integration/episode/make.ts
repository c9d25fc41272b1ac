import pMap from 'p-map';
import type { Newsletter } from '../newsletter/newsletter.ts';
import { Problem, reasonOf } from '../problem.ts';
import { storedFile } from '../store/objects.ts';
import { audioKey, coverKey, masterEpisode } from './master-stage.ts';
import type { MissingEpisode, Published } from './plan.ts';
import { writeScript } from './script-stage.ts';
import type { Studio } from './studio.ts';
import { recordTakes } from './take-stage.ts';

export interface Made {
	id: string;
	published: Published;
	turns: { spoken: number; reused: number };
	/** Wall clock. */
	seconds: number;
}

export interface Failed {
	id: string;
	/** Of the newsletter. */
	file: string;
	problem: Problem;
	/** The episode of an earlier text. */
	last: Published | undefined;
}

export type Outcome = Made | Failed;

/**
 * Makes the episodes, `together` at a time, so that one is mastered while the next is spoken. One that fails does not
 * stop the others: whatever can be finished is finished and kept.
 * @throws the signal's reason when it aborts.
 */
export async function makeEpisodes(
	missing: readonly MissingEpisode[],
	studio: Studio,
	{ together, signal }: { together: number; signal: AbortSignal },
): Promise<Outcome[]> {
	return pMap(
		missing,
		async (episode): Promise<Outcome> => {
			const { newsletter, last } = episode;
			try {
				return await makeEpisode(episode, studio, signal);
			} catch (error) {
				signal.throwIfAborted();
				const { id, file } = newsletter;
				const problem = problemWith(newsletter, error);
				studio.progress.failed(id, problem);
				return { id, file, problem, last };
			}
		},
		{ concurrency: together, signal },
	);
}

/** One newsletter, end to end. The ledger is written last: what it names exists. */
async function makeEpisode(
	{ newsletter, hash, pinned }: MissingEpisode,
	studio: Studio,
	signal: AbortSignal,
): Promise<Made> {
	const { id } = newsletter;
	const { progress } = studio;
	const began = performance.now();
	// Before anything is paid for.
	const cover = await studio.audio.coverFor(newsletter);
	const { script, from } = await writeScript(newsletter, pinned, studio, signal);
	progress.script(id, script, from);

	const takes = await recordTakes(script, id, studio, signal);
	const spoken = takes.filter(({ fresh }) => fresh > 0).length;
	const turns = { spoken, reused: takes.length - spoken };
	progress.spoken(id, turns);

	const master = await masterEpisode(newsletter, script, takes, cover, studio, signal);
	const { episode, key } = master;
	const mp3 = await storedFile(studio.store, audioKey(key));
	const own = episode.cover === undefined ? undefined : await storedFile(studio.store, coverKey(key));
	progress.mastered(id, episode, { reused: master.reused });
	await studio.ledger.record(id, {
		guid: episode.guid,
		published: episode.published,
		source: hash,
		episode: key,
		file: episode.audio.file,
		bytes: episode.audio.bytes,
		seconds: episode.audio.seconds,
	});
	return {
		id,
		published: { key, episode, mp3, ...(own && { cover: own }) },
		turns,
		seconds: (performance.now() - began) / 1000,
	};
}

function problemWith({ title, file }: Newsletter, error: unknown): Problem {
	return new Problem(`“${title}” has no episode: ${reasonOf(error)}`, {
		hint:
			error instanceof Problem
				? error.hint
				: 'This is a fault of newscast. Please report it with the error below.',
		place: error instanceof Problem && error.loc ? error.loc : { file },
		cause: error,
	});
}
