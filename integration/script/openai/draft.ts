import { z } from 'astro/zod';
import type { Newsletter } from '../../newsletter/newsletter.ts';
import type { CastMember, WriteContext } from '../script.ts';
import { brief } from './briefing.ts';
import { checkDraft } from './draft-check.ts';
import type { Question } from './model.ts';
import { oneLine } from './patches.ts';
import { anyText, listOf, mistakesIn, objectOf, oneOf, oneOfOrNull, readShape } from './schema.ts';
import { citableBlocks, describeSource } from './source.ts';
import { nameOf, type Stretch, textOf } from './stretches.ts';
import { paletteOf } from './tags.ts';

/** A turn as the first pass gives it. */
export interface DraftTurn {
	refs: readonly string[];
	opinion: string | null;
	host: string;
	tags: readonly string[];
	text: string;
}

const shape = z.object({
	turns: z.array(
		z.object({
			refs: z.array(z.string()),
			opinion: z.string().nullable(),
			host: z.string(),
			tags: z.array(z.string()),
			text: z.string(),
		}),
	),
});

/** Asks who says what of a stretch, in which order. */
export function draftQuestion(
	stretch: Stretch,
	newsletter: Newsletter,
	context: WriteContext,
): Question<DraftTurn[]> {
	const blocks = citableBlocks(stretch);
	const characters = blocks.reduce((sum, block) => sum + textOf(block).length, 0);
	return {
		about: `the draft of ${nameOf(stretch)}`,
		system: brief('draft', stretch, newsletter, context),
		user: describeSource(stretch, newsletter),
		schema: draftSchema(stretch, context.cast),
		read(answer) {
			const { turns } = readShape(shape, answer);
			const mistakes = checkDraft(turns, blocks, newsletter, context);
			if (mistakes.length > 0) throw mistakesIn(mistakes);
			return turns.map((turn) => ({
				...turn,
				refs: [...new Set(turn.refs)],
				tags: paletteTags(turn, context.cast),
				text: oneLine(turn.text),
			}));
		},
		// Nothing is said twice, and each block may be cited by several turns.
		longest: 3 * characters + 400 * blocks.length + 4000,
	};
}

/** The evidence comes before the words, because models that are held to a grammar write in this order. */
function draftSchema(stretch: Stretch, cast: readonly CastMember[]): Readonly<Record<string, unknown>> {
	const blocks = citableBlocks(stretch);
	const opinions = [...new Set(blocks.flatMap(({ opinion }) => opinion ?? []))];
	const tags = [...new Set(cast.flatMap(({ card }) => paletteOf(card)))];
	return objectOf({
		turns: listOf(
			objectOf({
				refs: listOf(oneOf(blocks.map(({ id }) => id))),
				opinion: oneOfOrNull(opinions),
				host: oneOf(cast.map(({ id }) => id)),
				tags: listOf(oneOf(tags)),
				text: anyText,
			}),
		),
	});
}

/** A schema cannot say whose tags are whose. */
function paletteTags({ host, tags }: DraftTurn, cast: readonly CastMember[]): string[] {
	const card = cast.find(({ id }) => id === host)?.card;
	const palette = card ? paletteOf(card) : [];
	return [...new Set(tags)].filter((tag) => palette.includes(tag));
}
