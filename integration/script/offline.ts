import { Problem } from '../problem.ts';
import { draftClosing, draftOpening, draftSection, handOver } from './drafts.ts';
import { joinParts } from './join.ts';
import { openPhraseBook } from './phrases.ts';
import { findHosts } from './roles.ts';
import type { ScriptWriter } from './script.ts';
import { finishTurns } from './turns.ts';

const id = 'offline-1';

/**
 * The writer that needs no language model: every word is a phrase from a host card or stands in the newsletter, and
 * everything the newsletter says is said, in its order. Only the end of long lists, code and the rows of tables are
 * left to the reader, and then a phrase says so.
 */
export function offline(): ScriptWriter {
	return {
		id,
		async write(newsletter, context) {
			context.signal.throwIfAborted();
			const phrases = openPhraseBook(newsletter, context);
			const setting = { newsletter, hosts: findHosts(context.cast), phrases };
			const sections = newsletter.sections
				.flatMap((section, ordinal) => draftSection(section, ordinal, setting))
				// An emoji alone, say, leaves a voice with nothing to say.
				.filter(({ parts }) => /[\p{L}\p{N}]/u.test(context.spoken(joinParts(parts))));
			if (sections.length === 0) {
				throw new Problem(`There is nothing to say in “${newsletter.title}”: it has no text.`, {
					hint: 'Write something below the front matter, or set `draft: true` until you have.',
					place: { file: newsletter.file, line: newsletter.bodyLine },
				});
			}
			const drafts = handOver([...draftOpening(setting), ...sections, ...draftClosing(setting)], phrases);
			return { writer: id, language: newsletter.language, turns: finishTurns(drafts, context.spoken) };
		},
	};
}
