import type { Newsletter } from '../newsletter/newsletter.ts';
import { Problem } from '../problem.ts';
import { converse } from './conversation.ts';
import { deliver } from './delivery.ts';
import { type Draft, draftClosing, draftOpening, draftSection } from './drafts.ts';
import { fitLength } from './fit.ts';
import { joinParts } from './join.ts';
import { openPhraseBook } from './phrases.ts';
import { findHosts } from './roles.ts';
import type { ScriptWriter, WriteContext } from './script.ts';
import { type Keeps, keepEverything } from './selection.ts';
import { finishTurns } from './turns.ts';

const id = 'offline-2';

/**
 * The writer that needs no language model: every word is a phrase from a host card or stands in the newsletter, and
 * everything the newsletter says is said, in its order. Only the end of long lists, code and the rows of tables are
 * left to the reader, and what an episode of a given length has no time for; then a phrase says so.
 */
export function offline(): ScriptWriter {
	return {
		id,
		async write(newsletter, context) {
			context.signal.throwIfAborted();
			const { length, report } = context;
			const episode = { newsletter, context, isSayable: sayableBy(context) };
			const keeps = length
				? fitLength(newsletter, length, (tried) => draftEpisode(episode, tried), report)
				: keepEverything;
			const drafts = deliver(draftEpisode(episode, keeps), newsletter);
			return { writer: id, language: newsletter.language, turns: finishTurns(drafts, context.spoken) };
		},
	};
}

interface EpisodeSetting {
	newsletter: Newsletter;
	context: WriteContext;
	isSayable(draft: Draft): boolean;
}

/** @throws {Problem} when nothing in the newsletter can be said. */
function draftEpisode({ newsletter, context, isSayable }: EpisodeSetting, keeps: Keeps): Draft[] {
	const phrases = openPhraseBook(newsletter, context);
	const setting = { newsletter, hosts: findHosts(context.cast), phrases };
	const sections = newsletter.sections
		.flatMap((section, ordinal) => draftSection(section, ordinal, setting, keeps))
		.filter(isSayable);
	if (sections.length === 0) {
		throw new Problem(`There is nothing to say in “${newsletter.title}”: it has no text.`, {
			hint: 'Write something below the front matter, or set `draft: true` until you have.',
			place: { file: newsletter.file, line: newsletter.bodyLine },
		});
	}
	return [...draftOpening(setting), ...converse(sections, setting), ...draftClosing(setting)];
}

/** Whether a turn gives a voice anything to say: an emoji alone, say, does not. */
function sayableBy({ spoken }: WriteContext): (draft: Draft) => boolean {
	// An episode that must fit a length is drafted many times, from the same texts.
	const known = new Map<string, boolean>();
	return ({ parts }) => {
		const text = joinParts(parts);
		const isSayable = known.get(text) ?? /[\p{L}\p{N}]/u.test(spoken(text));
		known.set(text, isSayable);
		return isSayable;
	};
}
