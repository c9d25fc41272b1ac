import { availableParallelism } from 'node:os';
import type { AstroIntegrationLogger } from 'astro';
import { findFfmpeg } from './audio/ffmpeg.ts';
import { mastering } from './audio/mastering.ts';
import { pausesFor } from './audio/pauses.ts';
import { tagMp3 } from './audio/tags.ts';
import type { Cover } from './cover.ts';
import { consoleProgress } from './episode/console-progress.ts';
import { makeEpisodes, type Outcome } from './episode/make.ts';
import type { MissingEpisode } from './episode/plan.ts';
import type { Studio } from './episode/studio.ts';
import type { Options } from './options.ts';
import { audioFileName } from './publish/audio-file-name.ts';
import { cuesFor } from './publish/cues.ts';
import { disclosure } from './publish/disclosure.ts';
import { episodeGuid } from './publish/guid.ts';
import { respell } from './script/spoken/respell.ts';
import type { Scripts } from './scripts.ts';
import { builtin } from './speech/builtin.ts';
import { recordTake } from './speech/take.ts';
import type { Ledger } from './store/ledger.ts';
import type { ObjectStore } from './store/store.ts';

/** More than this many threads only wait for the disk and for each other. */
const mostThreads = 8;

interface MakingContext {
	options: Options;
	scripts: Scripts;
	store: ObjectStore;
	ledger: Ledger;
	cover: Cover;
	logger: AstroIntegrationLogger;
	signal: AbortSignal;
}

/** Puts together writer, engine, mastering and the rest, and makes the missing episodes. */
export async function makeMissingEpisodes(
	missing: readonly MissingEpisode[],
	context: MakingContext,
): Promise<Outcome[]> {
	const { options, scripts, store, ledger, cover, logger, signal } = context;
	const ffmpeg = await findFfmpeg(options.ffmpeg, process.env);
	logger.info(describeEncoder(ffmpeg));
	logger.info(describeEngine(options));

	const cores = Math.min(availableParallelism(), mostThreads);
	await using engine = options.engine ?? builtin({ threads: options.concurrency ?? cores });
	await using master = mastering({ threads: cores });
	const progress = consoleProgress({
		info: (line) => logger.info(line),
		error: (line) => logger.error(line),
		live: process.stdout.isTTY && !process.env['CI'] ? process.stdout : undefined,
	});
	const studio: Studio = {
		show: { title: options.show.title, author: options.show.author },
		hosts: scripts.hosts,
		store,
		ledger,
		progress,
		script: scripts.stage,
		speech: {
			engine,
			respell: (text, language, { id }) =>
				respell(text, language, `${engine.id} ${id}`, scripts.lexicon?.lexicon),
			record: (using, request, abort) => recordTake(using, request, { signal: abort }),
			concurrency: options.concurrency ?? cores,
			recording: new Map(),
		},
		audio: {
			loudness: options.loudness,
			pausesFor,
			master: (request, abort) => master.master({ ...request, ffmpeg: ffmpeg.path }, abort),
			tag: tagMp3,
			cover,
		},
		publish: { guid: episodeGuid, audioFileName, cuesFor, disclosure },
	};
	try {
		return await makeEpisodes(missing, studio, { together: cores, signal });
	} finally {
		progress.close();
	}
}

function describeEngine({ engine }: Options): string {
	return engine
		? `Speech comes from the engine “${engine.id}”`
		: 'Speech comes from the built-in voices, on the CPU: clear, offline, and plainly machines';
}

function describeEncoder(ffmpeg: Awaited<ReturnType<typeof findFfmpeg>>): string {
	return ffmpeg.path === undefined
		? `MP3s are encoded by the built-in encoder. ${ffmpeg.why.join(' ')}`
		: `MP3s are encoded by ffmpeg ${ffmpeg.version} (${ffmpeg.path})`;
}
