/** What was found out about something. */
export interface Finding {
	/** `broken` is what the project needs; what only could be better is a `note`. */
	state: 'ok' | 'note' | 'broken';
	text: string;
	/** What to do about it. */
	hint?: string;
}

/** Findings under a heading, what to do about each below it. */
export function formatFindings(title: string, findings: readonly Finding[]): string {
	const indent = ' '.repeat(10);
	const lines = findings.flatMap(({ state, text, hint }) => [
		`  ${state.padEnd(8)}${text}`,
		...(hint === undefined ? [] : hint.split('\n').map((line) => `${indent}${line}`)),
	]);
	return [title, ...lines, '', ''].join('\n');
}
