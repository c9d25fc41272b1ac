import { count } from '../count.ts';
import type { Newsletter } from '../newsletter/newsletter.ts';
import { Problem } from '../problem.ts';
import type { Finding } from './lint/lint.ts';
import { errorsIn, type Review, type ReviewContext, rulesOf } from './review.ts';
import { reword } from './reword.ts';
import type { Patch, Script, ScriptWriter, Turn, WriteContext } from './script.ts';

/** More rounds mend little and cost as much each. */
const mostRounds = 2;

/** A script and what the linter says of it. */
interface Reviewed {
	script: Script;
	findings: readonly Finding[];
}

/**
 * Has the writer word the turns with errors anew, those and no others. A new wording counts only if its turn breaks
 * fewer rules than before and no rule is broken anywhere that was kept before: the script never gets worse.
 * @throws the signal's reason when it aborts.
 */
export async function rewriteTurns(
	newsletter: Newsletter,
	script: Script,
	writer: ScriptWriter,
	review: Review,
	context: WriteContext & Pick<ReviewContext, 'speak'>,
): Promise<Script> {
	let current: Reviewed = { script, findings: review(script) };
	for (let round = 0; round < mostRounds; round++) {
		const wrong = errorsIn(current.findings).filter(({ turn }) => hasTurn(current.script, turn));
		if (wrong.length === 0) break;
		const patches = await revise(newsletter, current.script, writer, wrong, context);
		const next = acceptPatches(current, patches, wrong, review, context);
		const asked = new Set(wrong.map(({ turn }) => turn)).size;
		context.report({ kind: 'note', text: `${next.accepted} of ${count(asked, 'turn')} worded anew` });
		// The same question would get the same answer.
		if (next.accepted === 0) break;
		current = next;
	}
	return current.script;
}

/** A writer that fails here has written a script all the same, and there is another way to mend it. */
async function revise(
	newsletter: Newsletter,
	script: Script,
	writer: ScriptWriter,
	findings: readonly Finding[],
	context: WriteContext,
): Promise<readonly Patch[]> {
	context.signal.throwIfAborted();
	try {
		return (await writer.revise?.(newsletter, script, findings, context)) ?? [];
	} catch (error) {
		context.signal.throwIfAborted();
		if (!(error instanceof Problem)) throw error;
		context.report({ kind: 'note', text: `The writer did not mend its script: ${error.message}` });
		return [];
	}
}

/**
 * Takes what makes the script better. All new wordings are tried together first: only where they get in each other's
 * way, or in that of other turns, is each tried on its own.
 */
function acceptPatches(
	{ script, findings }: Reviewed,
	patches: readonly Patch[],
	wrong: readonly Finding[],
	review: Review,
	{ speak }: Pick<ReviewContext, 'speak'>,
): Reviewed & { accepted: number } {
	const before = script.turns;
	const wrongTurns = Map.groupBy(wrong, ({ turn }) => turn);
	const put = (turns: readonly Turn[], into: Script): Reviewed => {
		const reworded = new Map(turns.map((turn) => [turn.id, turn]));
		const next = { ...script, turns: into.turns.map((turn) => reworded.get(turn.id) ?? turn) };
		return { script: next, findings: review(next, before) };
	};

	const reworded = patches.flatMap(({ id, text }) => {
		const turn = before.find((each) => each.id === id);
		const broken = wrongTurns.get(id);
		if (!turn || !broken || text === turn.text) return [];
		return reword(turn, text, { how: 'rewritten', rules: rulesOf(broken) }, speak) ?? [];
	});
	if (reworded.length === 0) return { script, findings, accepted: 0 };
	const { findings: found } = put(reworded, script);
	const better = reworded.filter((turn) => isBetter(findings, found, turn));
	if (better.length === 0) return { script, findings, accepted: 0 };
	const together = put(better, script);
	if (!hasNewErrors(findings, together.findings)) return { ...together, accepted: countTurns(better) };

	let current: Reviewed = { script, findings };
	const accepted: Turn[] = [];
	for (const turn of better) {
		const tried = put([turn], current.script);
		if (!isBetter(current.findings, tried.findings, turn)) continue;
		if (hasNewErrors(current.findings, tried.findings)) continue;
		current = tried;
		accepted.push(turn);
	}
	return { ...current, accepted: countTurns(accepted) };
}

function countTurns(turns: readonly Turn[]): number {
	return new Set(turns.map(({ id }) => id)).size;
}

/** Whether a turn has fewer errors than before. */
function isBetter(before: readonly Finding[], after: readonly Finding[], { id }: Turn): boolean {
	const inTurn = (findings: readonly Finding[]) =>
		errorsIn(findings).filter(({ turn }) => turn === id).length;
	return inTurn(after) < inTurn(before);
}

function hasNewErrors(before: readonly Finding[], after: readonly Finding[]): boolean {
	const had = tally(errorsIn(before));
	return [...tally(errorsIn(after))].some(([error, times]) => times > (had.get(error) ?? 0));
}

/** How often each error occurs: a rule broken by a turn, to a block's cost, or by the script as a whole. */
function tally(errors: readonly Finding[]): Map<string, number> {
	const times = new Map<string, number>();
	for (const { rule, turn, blocks } of errors) {
		for (const culprit of turn === undefined ? (blocks ?? ['']) : [turn]) {
			const error = `${rule} ${culprit}`;
			times.set(error, (times.get(error) ?? 0) + 1);
		}
	}
	return times;
}

function hasTurn({ turns }: Script, id: string | undefined): boolean {
	return turns.some((turn) => turn.id === id);
}
