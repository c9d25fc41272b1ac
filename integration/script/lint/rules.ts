import { faithfulnessRules } from './faithfulness/rules.ts';
import type { Finding, LintSubject, Rule } from './lint.ts';
import { personaRules } from './persona/rules.ts';
import { residueRules } from './residue/rules.ts';
import { structureRules } from './structure/rules.ts';

/** Version of the rules: part of the script's key, because repairs follow from them. */
export const lintVersion = 2;

/** All rules, by family. */
export const rules: readonly Rule[] = [
	...structureRules,
	...residueRules,
	...faithfulnessRules,
	...personaRules,
];

/** What is wrong with a script, in the order of the rules. Finds nothing in a script nobody has to touch. */
export function lintScript(subject: LintSubject, applied: readonly Rule[] = rules): Finding[] {
	return applied.flatMap((rule) => rule.check(subject));
}
