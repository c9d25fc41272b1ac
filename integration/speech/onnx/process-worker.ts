import { Problem, type ProblemDetails, reasonOf } from '../../problem.ts';

/** What a task comes to. Problems travel as data: of an error, only the message would survive the journey. */
export type Outcome = { result: unknown } | { problem: ProblemDetails & { message: string } };

/** What a process of `processes.ts` says to a task. */
export interface Answer {
	outcome: Outcome;
	/** By how much its memory grew since its first answer, bytes. */
	growth: number;
}

const entry = process.argv[2] ?? '';
let first: number | undefined;

process.on('message', async ({ task }: { task: unknown }) => {
	const outcome = await perform(task);
	const memory = process.memoryUsage.rss();
	first ??= memory;
	process.send?.({ outcome, growth: memory - first } satisfies Answer);
});

// Nobody is left to answer to.
process.on('disconnect', () => process.exit());

async function perform(task: unknown): Promise<Outcome> {
	try {
		const { default: run } = await import(entry);
		return { result: await run(task) };
	} catch (error) {
		if (error instanceof Problem) {
			const { message, hint, loc: place, cause } = error;
			return { problem: { message, hint, place, cause: cause === undefined ? undefined : reasonOf(cause) } };
		}
		return {
			problem: {
				message: `The process running ${entry.split('/').at(-1)} failed: ${reasonOf(error)}`,
				hint: 'Only this piece of work was lost: try again. If it stays, the text above says what to report.',
			},
		};
	}
}
