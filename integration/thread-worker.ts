import { Problem, type ProblemDetails } from './problem.ts';

/** What a task comes to. Problems travel as data: of an error, only the message would survive the journey. */
export type Outcome = { result: unknown } | { problem: ProblemDetails & { message: string } };

/** Runs in a thread: calls the default export of `entry` with the task. */
export default async function work({ entry, task }: { entry: string; task: unknown }): Promise<Outcome> {
	try {
		const { default: run } = await import(entry);
		return { result: await run(task) };
	} catch (error) {
		if (!(error instanceof Problem)) throw error;
		const { message, hint, loc: place, cause } = error;
		return { problem: { message, hint, place, cause } };
	}
}
