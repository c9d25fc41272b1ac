import { count } from '../count.ts';
import type { Repair, Script } from '../script/script.ts';
import type { ScriptOrigin } from './progress.ts';

const origins: Record<ScriptOrigin, (writer: string) => string> = {
	writer: (writer) => `by the ${writer} writer`,
	store: () => 'kept from an earlier build',
	pinned: (writer) => `pinned beside the newsletter, first by the ${writer} writer`,
};

const repairs: Record<Repair['how'], string> = {
	fixed: 'mended by rule',
	rewritten: 'written again',
	replaced: 'taken from the offline writer',
};

/** What a log says of a finished script: its size and origin, what was repaired, and what the linter remarks. */
export function scriptLines(id: string, script: Script, from: ScriptOrigin): string[] {
	const { turns, findings = [] } = script;
	const words = turns.reduce((sum, { text }) => sum + text.split(/\s+/).length, 0);
	const size = `script of ${count(turns.length, 'turn')} and ${count(words, 'word')}`;
	const repaired = tally(turns.flatMap(({ repair }) => repair?.how ?? []));
	const remarks = tally(findings.map(({ rule }) => rule));
	return [
		`${id}: ${size}, ${origins[from](script.writer)}`,
		...(repaired.length === 0
			? []
			: [`${id}: ${repaired.map(([how, times]) => `${count(times, 'turn')} ${repairs[how]}`).join(', ')}`]),
		...(remarks.length === 0
			? []
			: [
					`${id}: ${count(findings.length, 'remark')} (${remarks.map(([rule, times]) => `${rule} ×${times}`).join(', ')}); \`newscast script ${id}\` shows them`,
				]),
	];
}

/** How often each item occurs, in the order of first occurrence. */
function tally<Item>(items: readonly Item[]): [Item, number][] {
	return [...Map.groupBy(items, (item) => item)].map(([item, { length }]) => [item, length]);
}
