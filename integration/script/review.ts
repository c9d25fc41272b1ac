import type { Newsletter } from '../newsletter/newsletter.ts';
import type { Finding, LintSubject } from './lint/lint.ts';
import { lintScript } from './lint/rules.ts';
import type { Script, Turn, WriteContext } from './script.ts';
import type { Lexicon, Spoken } from './spoken/spoken.ts';

/** What a script is held against, besides its newsletter. */
export interface ReviewContext extends Pick<WriteContext, 'show' | 'cast' | 'length'> {
	/** Spoken text in the newsletter's language, with an account of what was replaced. */
	speak(text: string): Spoken;
	lexicon?: Lexicon | undefined;
	/** Whether listeners have met a term in an earlier episode. */
	heard?: ((term: string) => boolean) | undefined;
	/** @default every rule of the linter */
	lint?: ((subject: LintSubject) => Finding[]) | undefined;
}

/**
 * Everything the linter has to say about a script.
 * @param before The turns as they went into the pass that made the script's.
 */
export type Review = (script: Script, before?: readonly Turn[]) => Finding[];

/** A review that lints each script once, however often it is asked for. */
export function openReview(newsletter: Newsletter, context: ReviewContext): Review {
	const { show, cast, length, speak, lexicon, heard, lint = lintScript } = context;
	const known = { newsletter, show, cast, length, speak, lexicon, heard };
	const reviewed = new WeakMap<Script, Finding[]>();
	return (script, before) => {
		if (before) return lint({ ...known, script, before });
		// Each stage asks anew, and most change nothing.
		const findings = reviewed.get(script) ?? lint({ ...known, script });
		reviewed.set(script, findings);
		return findings;
	};
}

/** Findings that a script may not be spoken with. */
export function errorsIn(findings: readonly Finding[]): Finding[] {
	return findings.filter(({ severity }) => severity === 'error');
}

/** Ids of the rules that were broken, each once, sorted. */
export function rulesOf(findings: readonly Pick<Finding, 'rule'>[]): string[] {
	return [...new Set(findings.map(({ rule }) => rule))].sort();
}

/** What was found and what should be there, in one line. */
export function describeFinding({ found, expected }: Finding): string {
	return `${found.replace(/\.$/, '')}: ${expected}`;
}
