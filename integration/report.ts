import { count } from './count.ts';
import type { Failed } from './episode/make.ts';
import { Problem } from './problem.ts';

/** What a build has to say about its episodes. */
export interface Report {
	summary: readonly string[];
	/** What the author should know although nothing failed. */
	warnings: readonly string[];
	/** Episodes that could not be made, when the build goes on without them. */
	problem: Problem | undefined;
}

interface Logger {
	info(line: string): void;
	warn(line: string): void;
}

/** One problem for all that failed: Astro prints only one. */
export function gatherProblems(failed: readonly Failed[]): Problem | undefined {
	const [first, second] = failed;
	if (first === undefined) return undefined;
	if (second === undefined) return first.problem;
	const list = failed.map(({ file, problem }) => `- ${file}: ${problem.message}\n  ${problem.hint}`);
	return new Problem(`${count(failed.length, 'newsletter')} could not become episodes:\n${list.join('\n')}`, {
		hint: 'What was finished is kept: the next build continues from there.',
		cause: first.problem,
	});
}

export function tellReport({ summary, warnings, problem }: Report, logger: Logger): void {
	for (const line of summary) logger.info(line);
	for (const line of warnings) logger.warn(line);
	if (problem === undefined) return;
	const place = problem.loc ? `${problem.loc.file}${problem.loc.line ? `:${problem.loc.line}` : ''}: ` : '';
	logger.warn(
		`Built without new episodes where there were problems.\n${place}${problem.message}\n${problem.hint}`,
	);
}
