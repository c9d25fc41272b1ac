import type { Newsletter } from '../../newsletter/newsletter.ts';
import type { WriteContext } from '../script.ts';
import { brief } from './briefing.ts';
import type { DraftTurn } from './draft.ts';
import { isSayable } from './draft-check.ts';
import type { Question } from './model.ts';
import { patchSchema, readPatches } from './patches.ts';
import { describeSource, fence } from './source.ts';
import { nameOf, type Stretch } from './stretches.ts';

/** Asks for the words of a draft as people would say them. Who says what, and in which order, is settled. */
export function refineQuestion(
	drafts: readonly DraftTurn[],
	stretch: Stretch,
	newsletter: Newsletter,
	context: WriteContext,
): Question<string[]> {
	const ids = drafts.map((_, index) => labelOf(index));
	const lines = drafts.map(({ host, opinion, refs, text }, index) => ({
		id: labelOf(index),
		host,
		opinion,
		refs,
		text,
	}));
	const characters = drafts.reduce((sum, { text }) => sum + text.length, 0);
	return {
		about: `the refinement of ${nameOf(stretch)}`,
		system: brief('refine', stretch, newsletter, context),
		user: [describeSource(stretch, newsletter), fence('turns', lines)].join('\n\n'),
		schema: patchSchema(ids),
		read(answer) {
			const patches = readPatches(answer, ids, (text) => isSayable(text, context.spoken));
			const texts = new Map(patches.map(({ id, text }) => [id, text]));
			return drafts.map(({ text }, index) => texts.get(labelOf(index)) ?? text);
		},
		longest: 2 * characters + 100 * drafts.length + 2000,
	};
}

/** Short, and the same whatever happens in other sections. */
function labelOf(index: number): string {
	return `t${index + 1}`;
}
