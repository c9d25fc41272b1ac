import type { Repair, Turn } from './script.ts';
import type { Spoken } from './spoken/spoken.ts';

/**
 * A turn with another text. It keeps its id, so that what points to it still does; where its words came from is no
 * longer known.
 * @returns undefined when a voice would have nothing to say.
 */
export function reword(
	turn: Turn,
	text: string,
	repair: Repair,
	speak: (text: string) => Spoken,
): Turn | undefined {
	const { parts, ...rest } = turn;
	const spoken = speak(text).text;
	if (spoken.trim() === '') return undefined;
	const rules = new Set([...(turn.repair?.rules ?? []), ...repair.rules]);
	return { ...rest, repair: { how: repair.how, rules: [...rules].sort() }, text, spoken };
}
