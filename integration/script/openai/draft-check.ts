import type { Block, Newsletter } from '../../newsletter/newsletter.ts';
import type { WriteContext } from '../script.ts';
import type { DraftTurn } from './draft.ts';

/**
 * What is structurally wrong with the turns of a stretch, as instructions for the model that drafted them: every block
 * is cited, in the order of the source, and the opinion of a turn is the one its blocks belong to, in the mouth of
 * whoever holds it. What the words say is the linter's affair.
 */
export function checkDraft(
	turns: readonly DraftTurn[],
	blocks: readonly Block[],
	newsletter: Newsletter,
	context: Pick<WriteContext, 'cast' | 'spoken'>,
): string[] {
	const known = new Map(blocks.map((block) => [block.id, block]));
	return [
		...turns.flatMap((turn, index) =>
			checkTurn(turn, known, newsletter, context).map((mistake) => `- Turn ${index + 1}: ${mistake}`),
		),
		...checkCitations(turns, blocks).map((mistake) => `- ${mistake}`),
	];
}

function checkTurn(
	{ refs, opinion, host, text }: DraftTurn,
	blocks: ReadonlyMap<string, Block>,
	{ opinions }: Newsletter,
	{ cast, spoken }: Pick<WriteContext, 'cast' | 'spoken'>,
): string[] {
	const mistakes = refs
		.filter((ref) => !blocks.has(ref))
		.map((ref) => `“${ref}” is no block of this source. Cite blocks by their ids.`);
	if (!cast.some(({ id }) => id === host)) {
		mistakes.push(`“${host}” is no host. The hosts are ${cast.map(({ id }) => id).join(' and ')}.`);
	}
	if (!isSayable(text, spoken)) mistakes.push('the text has no words. Leave the turn out or give it some.');
	const cited = new Set(refs.flatMap((ref) => blocks.get(ref) ?? []).map((block) => block.opinion ?? null));
	if (cited.size > 1) {
		mistakes.push('it cites blocks of different opinions, or of an opinion and none. Make a turn of each.');
	} else if (!cited.has(opinion) && (opinion !== null || cited.size > 0)) {
		const [expected] = cited;
		mistakes.push(
			expected
				? `it cites a block of ${expected}, so its opinion must be ${expected}.`
				: `it claims ${opinion} and cites no block of it. Set opinion to null, or cite what it voices.`,
		);
	}
	const owner = opinions.find(({ id }) => id === opinion)?.host;
	if (owner !== undefined && owner !== host) {
		mistakes.push(`${opinion} is ${owner}'s own. Only ${owner} may voice it, in ${owner}'s turns.`);
	}
	return mistakes;
}

/** Neighbours may change places, as when a reaction quotes ahead; a story told in another order may not. */
function checkCitations(turns: readonly DraftTurn[], blocks: readonly Block[]): string[] {
	const first = new Map<string, number>();
	for (const [index, { refs }] of turns.entries()) {
		for (const ref of refs) if (!first.has(ref)) first.set(ref, index);
	}
	const mistakes: string[] = [];
	let latest = -1;
	for (const [index, { id }] of blocks.entries()) {
		const at = first.get(id);
		if (at === undefined) mistakes.push(`Block ${id} is cited by no turn. Give what it says to a host.`);
		else if (at < latest) mistakes.push(`Block ${id} comes too early. Keep the order of the source.`);
		latest = Math.max(latest, first.get(blocks[index - 1]?.id ?? '') ?? -1);
	}
	return mistakes;
}

/** Whether a text leaves a voice with something to say. */
export function isSayable(text: string, spoken: (text: string) => string): boolean {
	return /[\p{L}\p{N}]/u.test(spoken(text));
}
