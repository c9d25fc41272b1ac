import type { Language, Newsletter } from '../../../integration/newsletter/newsletter.ts';
import type { Finding, LintSubject, Rule } from '../../../integration/script/lint/lint.ts';
import type { HostCard, Turn } from '../../../integration/script/script.ts';
import { speak } from '../../../integration/script/spoken/spoken.ts';
import { cast } from '../stage.ts';

/** A turn by a writer that rephrases, in the newsletter's first section unless told otherwise. */
export function turnOf(text: string, changes: Partial<Turn> = {}, language: Language = 'pt-BR'): Turn {
	return {
		id: `t-${text.slice(0, 12)}`,
		host: 'lia',
		section: 'intro',
		refs: [],
		tags: [],
		text,
		spoken: speak(text, language).text,
		...changes,
	};
}

/** A script of these turns, as the linter sees it. */
export function subjectOf(
	newsletter: Newsletter,
	turns: readonly Turn[],
	changes: Partial<LintSubject> = {},
): LintSubject {
	return {
		newsletter,
		script: { writer: 'test', language: newsletter.language, turns },
		cast,
		show: { title: 'Terra Plana' },
		speak: (text) => speak(text, newsletter.language),
		...changes,
	};
}

/** What a rule finds in turns by one host, as `severity: found`. */
export function linesOf(findings: readonly Finding[]): string[] {
	return findings.map(({ severity, found }) => `${severity}: ${found}`);
}

/** What a rule says about texts that are all of one section. */
export function found(rule: Rule, newsletter: Newsletter, ...turns: readonly (string | Turn)[]): string[] {
	const script = turns.map((turn) =>
		typeof turn === 'string' ? turnOf(turn, {}, newsletter.language) : turn,
	);
	return linesOf(rule.check(subjectOf(newsletter, script)));
}

/** The text after the fix of every finding that has one, the last first. */
export function fixed(text: string, findings: readonly Finding[]): string {
	return findings
		.filter(({ span, fix }) => span?.in === 'text' && fix !== undefined)
		.sort((one, other) => (other.span?.start ?? 0) - (one.span?.start ?? 0))
		.reduce((so, { span, fix }) => so.slice(0, span?.start) + fix + so.slice(span?.end), text);
}

/** The cast with one host's card changed. */
export function castWith(id: string, card: Partial<HostCard>) {
	return cast.map((member) => (member.id === id ? { ...member, card: { ...member.card, ...card } } : member));
}
