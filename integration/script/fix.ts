import type { Finding } from './lint/lint.ts';
import { errorsIn, type Review, rulesOf } from './review.ts';
import { reword } from './reword.ts';
import type { Script, Turn } from './script.ts';
import type { Spoken } from './spoken/spoken.ts';

/** A finding that brings its own remedy. */
type Fixable = Finding & { span: NonNullable<Finding['span']>; fix: string };

/**
 * Puts in what the rules know to put in place of what they found in a turn's text. A turn that breaks more rules
 * afterwards than before keeps its words.
 */
export function fixTurns(script: Script, review: Review, speak: (text: string) => Spoken): Script {
	const before = review(script);
	const fixes = Map.groupBy(before.filter(isFixable), ({ turn }) => turn);
	if (fixes.size === 0) return script;
	const fixed = script.turns.map((turn) => applyFixes(turn, fixes.get(turn.id) ?? [], speak));
	const after = review({ ...script, turns: fixed }, script.turns);
	const turns = script.turns.map((turn, index) => {
		const harm = countErrors(after, turn) - countErrors(before, turn);
		return harm > 0 ? turn : (fixed[index] ?? turn);
	});
	return { ...script, turns };
}

function isFixable(finding: Finding): finding is Fixable {
	return finding.fix !== undefined && finding.span?.in === 'text';
}

/** From the end backwards, so that no fix moves the span of another. Of two that overlap the later one counts. */
function applyFixes(turn: Turn, findings: readonly Fixable[], speak: (text: string) => Spoken): Turn {
	const applied: Fixable[] = [];
	let { text } = turn;
	let untouched = text.length;
	for (const finding of findings.toSorted((a, b) => b.span.start - a.span.start)) {
		const { start, end } = finding.span;
		if (start < 0 || start > end || end > untouched) continue;
		text = text.slice(0, start) + finding.fix + text.slice(end);
		untouched = start;
		applied.push(finding);
	}
	if (text === turn.text) return turn;
	return reword(turn, text, { how: 'fixed', rules: rulesOf(applied) }, speak) ?? turn;
}

function countErrors(findings: readonly Finding[], { id }: Turn): number {
	return errorsIn(findings).filter(({ turn }) => turn === id).length;
}
