import type { Newsletter, Section } from '../../newsletter/newsletter.ts';
import { type Draft, draftClosing, draftOpening, draftSection } from '../drafts.ts';
import { openPhraseBook } from '../phrases.ts';
import { findHosts } from '../roles.ts';
import type { Turn, WriteContext } from '../script.ts';
import { finishTurns } from '../turns.ts';
import { isSayable } from './draft-check.ts';
import type { Stretch } from './stretches.ts';

/** The turns that no model writes: greetings and farewells, and stretches that are read as they stand. */
export interface VerbatimTurns {
	opening(): Turn[];
	closing(): Turn[];
	/** What the offline writer makes of a stretch, perhaps nothing. */
	read(stretch: Stretch): Turn[];
}

/** These turns of a newsletter, by the offline writer. */
export function verbatimTurns(newsletter: Newsletter, context: WriteContext): VerbatimTurns {
	const phrases = openPhraseBook(newsletter, context);
	const setting = { newsletter, hosts: findHosts(context.cast), phrases };
	const finish = (drafts: readonly Draft[]) =>
		finishTurns(drafts, context.spoken).filter(({ text }) => isSayable(text, context.spoken));
	return {
		opening: () => finish(draftOpening(setting)),
		closing: () => finish(draftClosing(setting)),
		read: (stretch) => finish(draftSection(cutSection(stretch), stretch.ordinal, setting)),
	};
}

/** Only the first stretch of a section announces its title. */
function cutSection({ section: { title, ...section }, blocks, number }: Stretch): Section {
	return number === 1 && title ? { ...section, title, blocks } : { ...section, blocks };
}
