import type { Passage, Run, Span } from './newsletter.ts';

/**
 * Where a stretch of a passage's text stands in the body. Inside a decoded escape or entity, or a line break,
 * it widens to the whole of it.
 * @param start UTF-16 offset into `passage.text`.
 * @param end Exclusive.
 */
export function sourceSpan(passage: Passage, start: number, end: number): Span {
	const runs = cutRuns(passage.runs, start, end);
	return { start: runs[0]?.start ?? passage.start, end: runs.at(-1)?.end ?? passage.start };
}

/** The runs that make up the characters from `start` to `end` of their joined text. */
export function cutRuns<R extends Run>(runs: readonly R[], start: number, end: number): R[] {
	const cut: R[] = [];
	let at = 0;
	for (const run of runs) {
		const from = Math.max(start - at, 0);
		const to = Math.min(end - at, run.text.length);
		if (from < to) cut.push(cutRun(run, from, to));
		at += run.text.length;
	}
	return cut;
}

/** A run cut to the characters from `from` to `to`. A decoded one keeps its whole span. */
export function cutRun<R extends Run>(run: R, from: number, to: number): R {
	const text = run.text.slice(from, to);
	const isVerbatim = run.text.length === run.end - run.start;
	return isVerbatim ? { ...run, text, start: run.start + from, end: run.start + to } : { ...run, text };
}
