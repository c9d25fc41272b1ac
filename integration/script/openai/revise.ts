import type { Block, Newsletter } from '../../newsletter/newsletter.ts';
import type { Finding } from '../lint/lint.ts';
import type { Patch, Script, Turn, WriteContext } from '../script.ts';
import { brief } from './briefing.ts';
import { isSayable } from './draft-check.ts';
import type { Question } from './model.ts';
import { patchSchema, readPatches } from './patches.ts';
import { describeBlocks, fence } from './source.ts';
import { nameOf, type Stretch, textOf } from './stretches.ts';

/** Turns of one section that are to be worded anew. */
export interface Repairs {
	/** The whole section. */
	stretch: Stretch;
	/** What the turns have to be true to: blocks that they cite, or should. */
	blocks: readonly Block[];
	/** Every turn of the section. */
	turns: readonly Turn[];
	/** Those that were found wrong, with what was found. */
	wrong: ReadonlyMap<string, readonly Finding[]>;
}

/** With more at once a model loses track of which finding belongs where. */
const mostAtOnce = 12;

/** Turns on either side that are shown, so that a new wording still fits between them. */
const neighbours = 2;

/**
 * The findings by what one call can mend. Opening, closing and verbatim turns are left out: a model is not asked to
 * improve what was taken from a card or from the newsletter.
 */
export function groupFindings(
	newsletter: Newsletter,
	{ turns }: Script,
	findings: readonly Finding[],
): Repairs[] {
	const byTurn = Map.groupBy(findings, ({ turn }) => turn);
	return newsletter.sections.flatMap((section, ordinal) => {
		const own = turns.filter((turn) => turn.section === section.id);
		const faulty = own.filter(({ id, parts }) => byTurn.has(id) && parts === undefined);
		const groups = Array.from({ length: Math.ceil(faulty.length / mostAtOnce) }, (_, index) =>
			faulty.slice(index * mostAtOnce, (index + 1) * mostAtOnce),
		);
		return groups.map((group) => {
			const wrong = new Map(group.map(({ id }) => [id, byTurn.get(id) ?? []]));
			const named = [...wrong.values()].flat().flatMap(({ blocks = [] }) => blocks);
			const cited = new Set([...group.flatMap(({ refs }) => refs), ...named]);
			return {
				stretch: { section, ordinal, blocks: section.blocks, number: 1, of: 1, asked: true },
				blocks: section.blocks.filter(({ id }) => cited.has(id)),
				turns: own,
				wrong,
			};
		});
	});
}

/** Asks for other words for turns that were found wrong, each finding shown with its exact place. */
export function reviseQuestion(
	{ stretch, blocks, turns, wrong }: Repairs,
	newsletter: Newsletter,
	context: WriteContext,
): Question<Patch[]> {
	const ids = [...wrong.keys()];
	const places = turns.flatMap(({ id }, index) => (wrong.has(id) ? [index] : []));
	const shown = turns.filter((_, index) => places.some((place) => Math.abs(place - index) <= neighbours));
	const lines = shown.map(({ id, host, opinion, refs, text }) => ({
		id,
		change: wrong.has(id),
		host,
		opinion: opinion ?? null,
		refs,
		text,
	}));
	const complaints = shown.flatMap((turn) =>
		(wrong.get(turn.id) ?? []).map((finding) => describeFinding(finding, turn)),
	);
	const cited = blocks.reduce((sum, block) => sum + textOf(block).length, 0);
	const characters = shown.reduce((sum, { text }) => sum + text.length, cited);
	return {
		about: `the repair of ${nameOf(stretch)}`,
		system: brief('repair', stretch, newsletter, context),
		user: [describeBlocks(blocks, newsletter), fence('turns', lines), fence('findings', complaints)].join(
			'\n\n',
		),
		schema: patchSchema(ids),
		read(answer) {
			const patches = readPatches(answer, ids, (text) => isSayable(text, context.spoken));
			const texts = new Map(turns.map(({ id, text }) => [id, text]));
			return patches.filter(({ id, text }) => texts.get(id) !== text);
		},
		longest: 2 * characters + 100 * ids.length + 2000,
	};
}

function describeFinding({ rule, span, found, expected, blocks }: Finding, turn: Turn): object {
	const words = span ? turn[span.in].slice(span.start, span.end) : null;
	return { turn: turn.id, rule, words, said: span?.in ?? null, found, expected, blocks: blocks ?? [] };
}
