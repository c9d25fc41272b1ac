import { availableParallelism } from 'node:os';
import type { AstroIntegrationLogger } from 'astro';
import { findFfmpeg } from './audio/ffmpeg.ts';
import { type Mastering, mastering } from './audio/mastering.ts';
import { pausesFor } from './audio/pauses.ts';
import { tagMp3 } from './audio/tags.ts';
import { type Cover, readOwnCover } from './cover.ts';
import { countDevices } from './devices.ts';
import { type Engines, openEngines } from './engines.ts';
import { consoleProgress } from './episode/console-progress.ts';
import { makeEpisodes, type Outcome } from './episode/make.ts';
import type { MissingEpisode } from './episode/plan.ts';
import type { Studio } from './episode/studio.ts';
import type { Language } from './newsletter/newsletter.ts';
import type { Options } from './options.ts';
import { audioFileName } from './publish/audio-file-name.ts';
import { cuesFor } from './publish/cues.ts';
import { disclosure } from './publish/disclosure.ts';
import { episodeGuid } from './publish/guid.ts';
import { chapterTitle } from './publish/text.ts';
import { respell } from './script/spoken/respell.ts';
import type { Scripts } from './scripts.ts';
import { readSound, type Sound } from './sound.ts';
import { builtin } from './speech/builtin.ts';
import { standInHint } from './speech/models/stand-in-hint.ts';
import { recordTake } from './speech/take.ts';
import type { Ledger } from './store/ledger.ts';
import type { ObjectStore } from './store/store.ts';
import { using } from './using.ts';
import { readyVoices } from './voices.ts';

/** More than this many threads only wait for the disk and for each other. */
const mostThreads = 8;

interface MakingContext {
	options: Options;
	/** Absolute path of the project. */
	root: string;
	scripts: Scripts;
	store: ObjectStore;
	ledger: Ledger;
	cover: Cover;
	logger: AstroIntegrationLogger;
	signal: AbortSignal;
}

/** Puts together writer, engines, mastering and the rest, and makes the missing episodes. */
export async function makeMissingEpisodes(
	missing: readonly MissingEpisode[],
	context: MakingContext,
): Promise<Outcome[]> {
	const { options, root, logger } = context;
	const sound = await readSound(root, options.sound);
	const ffmpeg = await findFfmpeg(options.ffmpeg, process.env);
	logger.info(describeEncoder(ffmpeg));
	const cores = Math.min(availableParallelism(), mostThreads);
	const concurrency = options.concurrency ?? cores;
	return using(
		openEngines(options.engine, () => builtin({ threads: concurrency })),
		(engines) =>
			using(mastering({ threads: cores }), (master) => {
				const tools = { ffmpeg: ffmpeg.path, sound, engines, master, cores, concurrency };
				return makeWith(tools, missing, context);
			}),
	);
}

interface Tools {
	/** Path, or undefined for the built-in encoder. */
	ffmpeg: string | undefined;
	sound: Sound | undefined;
	engines: Engines;
	master: Mastering;
	/** Episodes made at the same time. */
	cores: number;
	/** Turns spoken at the same time, in one episode. */
	concurrency: number;
}

async function makeWith(
	{ ffmpeg, sound, engines, master, cores, concurrency }: Tools,
	missing: readonly MissingEpisode[],
	{ options, root, scripts, store, ledger, cover, logger, signal }: MakingContext,
): Promise<Outcome[]> {
	logger.info(engines.description);
	const hosts = await readyVoices(
		scripts.hosts,
		missing.map(({ newsletter }) => newsletter.language),
		{ root, engines, warn: (line) => logger.warn(line) },
	);
	const devices = countDevices();
	const builtinSpoke = new Set<Language>();
	const progress = consoleProgress({
		info: (line) => logger.info(line),
		warn: (line) => logger.warn(line),
		error: (line) => logger.error(line),
		live: process.stdout.isTTY && !process.env['CI'] ? process.stdout : undefined,
	});
	const studio: Studio = {
		show: { title: options.show.title, author: options.show.author },
		hosts,
		store,
		ledger,
		progress,
		script: scripts.stage,
		speech: {
			engine: engines.usual,
			engineFor: engines.engineFor,
			respell(text, language, voice) {
				const name = `${engines.engineFor(voice).id} ${voice.id}`;
				return respell(text, language, name, scripts.lexicon?.lexicon);
			},
			async record(engine, request, abort) {
				const take = await recordTake(engine, request, { signal: abort });
				devices.add(take.device);
				if (options.engine === undefined) builtinSpoke.add(request.language);
				return take;
			},
			concurrency,
			recording: new Map(),
		},
		audio: {
			loudness: options.loudness,
			sound,
			pausesFor,
			master: (request, abort) => master.master({ ...request, ffmpeg }, abort),
			tag: tagMp3,
			coverFor: async ({ id, cover: own }) => (own ? readOwnCover(root, { id, cover: own }) : cover),
		},
		publish: { guid: episodeGuid, audioFileName, cuesFor, chapterTitle, disclosure },
	};
	try {
		const outcomes = await makeEpisodes(missing, studio, { together: cores, signal });
		const spokenOn = devices.line();
		if (spokenOn) logger.info(spokenOn);
		if (builtinSpoke.size > 0) logger.info(standInHint(builtinSpoke));
		return outcomes;
	} finally {
		progress.close();
	}
}

function describeEncoder(ffmpeg: Awaited<ReturnType<typeof findFfmpeg>>): string {
	return ffmpeg.path === undefined
		? `MP3s are encoded by the built-in encoder. ${ffmpeg.why.join(' ')}`
		: `MP3s are encoded by ffmpeg ${ffmpeg.version} (${ffmpeg.path})`;
}
