import { joinParts } from './join.ts';
import type { Part, Turn } from './script.ts';

/**
 * Takes out of turns that were put into another script the phrases that speak to a neighbour who is not there any
 * more: a word to the other host before what is not theirs, an answer to what nobody asked.
 */
export function cutLooseEnds(turns: readonly Turn[], spoken: (text: string) => string): Turn[] {
	return turns.map((turn, index) => {
		const { parts = [] } = turn;
		if (turn.repair?.how !== 'replaced') return turn;
		const kept = parts.filter((part) => fits(part, turn, turns[index - 1], turns[index + 1]));
		if (kept.length === parts.length || kept.length === 0) return turn;
		const text = joinParts(kept);
		return { ...turn, parts: kept, text, spoken: spoken(text) };
	});
}

function fits(part: Part, turn: Turn, before: Turn | undefined, next: Turn | undefined): boolean {
	const isAddressed = next !== undefined && next.host !== turn.host;
	switch (slotOf(part)) {
		case 'handover':
			return isAddressed && next.opinion !== undefined;
		case 'ask':
			return isAddressed && next.refs.length > 0;
		case 'answer':
			return before?.host !== turn.host && slotOf(before?.parts?.at(-1)) === 'ask';
		default:
			return true;
	}
}

/** Where a phrase of a host card belongs. */
function slotOf(part: Part | undefined): string | undefined {
	return part?.from === 'bank' ? part.phrase.split('.')[0] : undefined;
}
