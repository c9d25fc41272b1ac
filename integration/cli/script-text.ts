import { count } from '../count.ts';
import type { ScriptReading } from '../reading.ts';
import { predictSeconds } from '../script/length.ts';
import type { Finding } from '../script/lint/lint.ts';
import { rules } from '../script/lint/rules.ts';
import { describeFinding } from '../script/review.ts';
import type { Turn } from '../script/script.ts';

const origins: Record<ScriptReading['from'], string> = {
	writer: 'written now',
	store: 'kept from earlier',
	pinned: 'pinned',
};

/** A script for reading: a line for each turn, then what the linter has to say. */
export function showScript({ newsletter, script, from }: ScriptReading, how: { spoken: boolean }): string {
	const { turns, findings = [], writer, language } = script;
	const minutes = predictSeconds(turns, {}) / 60;
	const width = Math.max(...turns.map(({ host }) => host.length));
	const facts = [
		newsletter.file,
		language,
		count(turns.length, 'turn'),
		`about ${minutes.toFixed(1)} minutes`,
		`${writer}, ${origins[from]}`,
	];
	const lines = turns.map((turn, index) => [
		...(turn.section === turns[index - 1]?.section ? [] : ['', titleOf(turn.section)]),
		`  ${turn.host.padEnd(width)}  ${how.spoken ? turn.spoken : turn.text}${marksOf(turn)}`,
	]);
	const shown = [newsletter.title, facts.join(' · '), ...lines.flat(), ...showFindings(findings, turns)];
	return `${shown.join('\n')}\n`;

	function titleOf(section: string): string {
		return newsletter.sections.find(({ id }) => id === section)?.title?.text ?? section;
	}
}

function marksOf({ opinion, tags, repair }: Turn): string {
	const marks = [
		...(opinion === undefined ? [] : ['opinion']),
		...tags.map((tag) => `[${tag}]`),
		...(repair ? [`${repair.how}: ${repair.rules.join(', ')}`] : []),
	];
	return marks.length === 0 ? '' : `  ‹${marks.join('; ')}›`;
}

function showFindings(findings: readonly Finding[], turns: readonly Turn[]): string[] {
	if (findings.length === 0) return ['', 'The linter has nothing to say.'];
	const groups = Map.groupBy(findings, ({ rule }) => rule);
	return [
		'',
		`${count(findings.length, 'finding')}:`,
		...[...groups].flatMap(([rule, own]) => [
			`  ${rule} ${rules.find(({ id }) => id === rule)?.asks ?? ''}`.trimEnd(),
			...own.map((finding) => `    ${showFinding(finding, turns)}`),
		]),
	];
}

function showFinding(finding: Finding, turns: readonly Turn[]): string {
	const turn = turns.find(({ id }) => id === finding.turn);
	const where = turn ? `${turn.host}, “${beginningOf(turn.text)}”: ` : '';
	return `${finding.severity}: ${where}${describeFinding(finding)}`;
}

function beginningOf(text: string): string {
	const words = text.split(/\s+/);
	return words.length > 6 ? `${words.slice(0, 6).join(' ')}…` : text;
}
