import type { Newsletter } from '../newsletter/newsletter.ts';
import type { Options } from '../options.ts';
import type { ScriptReading } from '../reading.ts';
import type { Lexicon } from '../script/spoken/spoken.ts';

/** What commands need of a podcast. */
export interface Desk {
	/**
	 * The script of a newsletter, as a build would make or find it: what is written now, a build finds.
	 * @param how With `pinned: false`, the writer's script even where one is pinned.
	 * @throws {Problem} when there is no such newsletter, or it cannot be written.
	 */
	script(id: string, signal: AbortSignal, how: { pinned: boolean }): Promise<ScriptReading>;
	/** All newsletters, whether they have an episode or not. */
	newsletters(): Promise<readonly Newsletter[]>;
	/** The show's own terms. */
	lexicon(): Promise<Lexicon | undefined>;
	/**
	 * Tells the hub to read the feed.
	 * @throws {Problem} when there is no hub, or it cannot be told.
	 */
	ping(): Promise<{ hub: string; feed: string }>;
}

/** What `doctor` looks at. */
export interface Site {
	options: Options;
	/** Absolute path of the project. */
	root: string;
	/** Absolute path of the folder that keeps what was made. */
	cache: string;
	/** @throws {Problem} for one that cannot be read. */
	newsletters(): Promise<readonly Newsletter[]>;
}

/** Where a command runs. */
export interface Io {
	/** Results. */
	out(text: string): void;
	/** Everything that is not the result. */
	err(text: string): void;
	/** Absolute path of the project. */
	root: string;
	/** @throws {Problem} when there is no site with a podcast. */
	open(): Promise<Desk>;
	/**
	 * @returns undefined when there is no site with a podcast.
	 * @throws {Problem} when it cannot be read.
	 */
	site(): Promise<Site | undefined>;
	signal: AbortSignal;
}

/** A command of the command line. */
export interface Command {
	/** What `--help` prints. */
	help: string;
	/**
	 * @param args What follows the command's name.
	 * @throws {UsageProblem} for arguments it does not understand, {Problem} for what it cannot do.
	 */
	run(args: readonly string[], io: Io): Promise<void>;
}
