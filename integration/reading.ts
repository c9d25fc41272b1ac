import type { AstroIntegrationLogger } from 'astro';
import { closestTo } from './closest.ts';
import { consoleProgress } from './episode/console-progress.ts';
import type { ScriptOrigin } from './episode/progress.ts';
import { writeScript } from './episode/script-stage.ts';
import type { Newsletter, NewsletterSource } from './newsletter/newsletter.ts';
import { Problem } from './problem.ts';
import type { Script } from './script/script.ts';
import type { Scripts } from './scripts.ts';
import type { ObjectStore } from './store/store.ts';

/** A script to be read before it is spoken. */
export interface ScriptReading {
	newsletter: Newsletter;
	script: Script;
	from: ScriptOrigin;
}

interface ReadingContext {
	sources: readonly NewsletterSource[];
	parse(source: NewsletterSource): Promise<Newsletter>;
	scripts: Scripts;
	store: ObjectStore;
	logger: AstroIntegrationLogger;
	signal: AbortSignal;
	/** Whether a script that is kept beside the newsletter is used. */
	pinned: boolean;
}

/**
 * The script of a newsletter, as a build would make or find it: what is written now, a build finds.
 * @throws {Problem} when there is no such newsletter, or it cannot be written.
 */
export async function readScript(
	id: string,
	{ sources, parse, scripts, store, logger, signal, pinned }: ReadingContext,
): Promise<ScriptReading> {
	const source = sources.find((each) => each.id === id) ?? startingWith(id, sources);
	const newsletter = await parse(source);
	const progress = consoleProgress({
		info: (line) => logger.info(line),
		warn: (line) => logger.warn(line),
		error: (line) => logger.error(line),
		live: undefined,
	});
	const studio = { script: scripts.stage, hosts: scripts.hosts, store, progress };
	const { script, from } = await writeScript(newsletter, pinned ? source.pinned : undefined, studio, signal);
	return { newsletter, script, from };
}

/** `042` is enough for `042-edicao-de-finados`, when there is one such newsletter only. */
function startingWith(start: string, sources: readonly NewsletterSource[]): NewsletterSource {
	const [only, ...others] = sources.filter(({ id }) => id.startsWith(start));
	if (only && others.length === 0) return only;
	const ids = (only ? [only, ...others] : sources).map(({ id }) => id);
	const closest = only ? undefined : closestTo(start, ids);
	throw new Problem(only ? `“${start}” is more than one newsletter.` : `There is no newsletter “${start}”.`, {
		hint: closest ? `Did you mean \`${closest}\`?` : `Name one of: ${ids.join(', ')}.`,
	});
}
