import type { PinnedScript } from './pinned-schema.ts';
import type { Script, Turn } from './script.ts';
import type { Spoken } from './spoken/spoken.ts';

/**
 * A script with the wording of an earlier one in every turn that both have. Turn ids come from first drafts, so a turn
 * has the same id in both when what it was made from has not changed.
 * @returns The script, and the ids of turns whose text is the earlier one's.
 */
export function keepEdits(
	script: Script,
	earlier: PinnedScript,
	speak: (text: string) => Spoken,
): { script: Script; kept: string[] } {
	const kept: string[] = [];
	const known = new Map(earlier.turns.map((turn) => [turn.id, turn]));
	const turns = script.turns.map((turn): Turn => {
		const edited = known.get(turn.id);
		if (!edited || edited.host !== turn.host || edited.refs.join() !== turn.refs.join()) return turn;
		const { parts, ...rest } = turn;
		const { text, tags, spoken = speak(text).text } = edited;
		if (text === turn.text && spoken === turn.spoken && tags.join() === turn.tags.join()) return turn;
		kept.push(turn.id);
		return { ...rest, text, tags, spoken };
	});
	return { script: { ...script, turns }, kept };
}
