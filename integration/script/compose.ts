import { count } from '../count.ts';
import type { Newsletter } from '../newsletter/newsletter.ts';
import { findEvidence } from './evidence.ts';
import { fixTurns } from './fix.ts';
import type { Finding } from './lint/lint.ts';
import { offline } from './offline.ts';
import { rewriteTurns } from './repair.ts';
import { replaceTurns } from './replace.ts';
import { errorsIn, openReview, type Review, type ReviewContext, rulesOf } from './review.ts';
import type { Script, ScriptWriter, WriteContext } from './script.ts';

export interface ComposeContext extends WriteContext, Omit<ReviewContext, 'length'> {}

/** A replacement can put two turns side by side that do not go together: those are looked at again. */
const mostReplacements = 4;

/**
 * A script that can be spoken: written, mended by the rules that know how, then by the writer, and where neither helps
 * by the turns of the offline writer for the same blocks. What is left to say about it is in `findings`.
 *
 * The offline writer's own script is taken as it is: its words are the newsletter's.
 * @throws {Problem} when the newsletter cannot be turned into a script; the signal's reason when it aborts.
 */
export async function composeScript(
	newsletter: Newsletter,
	writer: ScriptWriter,
	context: ComposeContext,
): Promise<Script> {
	const review = openReview(newsletter, context);
	let script = await writer.write(newsletter, context);
	if (writer.id !== offline().id) {
		script = fixTurns(script, review, context.speak);
		if (writer.revise) script = await rewriteTurns(newsletter, script, writer, review, context);
		script = await replaceErrors(newsletter, script, review, context);
	}
	const findings = review(script);
	const turns = script.turns.map((turn) => ({ ...turn, evidence: findEvidence(turn, newsletter) }));
	return { ...script, turns, findings };
}

async function replaceErrors(
	newsletter: Newsletter,
	script: Script,
	review: Review,
	context: ComposeContext,
): Promise<Script> {
	let errors = errorsIn(review(script));
	if (errors.length === 0) return script;
	context.signal.throwIfAborted();
	// Without a length it says everything, so that there is something to say for every block.
	const substitute = await offline().write(newsletter, { ...context, length: undefined });
	let current = script;
	for (let round = 0; round < mostReplacements; round++) {
		const wrong = errors.filter((error) => !isReplaced(error, current));
		if (wrong.length === 0) break;
		current = replaceTurns(current, substitute, wrong, newsletter, context.spoken);
		errors = errorsIn(review(current));
	}
	// Errors that lie between the turns of the two writers are gone when only one of them speaks.
	const whole = errors.length > 0 ? replaceAll(script, substitute, rulesOf(errors)) : current;
	const chosen = errorsIn(review(whole)).length < errors.length ? whole : current;
	const put = chosen.turns.filter(({ repair }) => repair?.how === 'replaced').length;
	const gone = script.turns.length - (chosen.turns.length - put);
	context.report({
		kind: 'note',
		text: `${count(gone, 'turn')} of the writer gave way to ${put} of the offline writer`,
	});
	return chosen;
}

function replaceAll(script: Script, substitute: Script, rules: readonly string[]): Script {
	const turns = substitute.turns.map((turn) => ({ ...turn, repair: { how: 'replaced' as const, rules } }));
	return { ...script, turns };
}

/** Whether an error lies in a turn that was put in already: there is nothing better to put there. */
function isReplaced({ turn: id }: Finding, { turns }: Script): boolean {
	return turns.some(({ id: own, repair }) => own === id && repair?.how === 'replaced');
}
