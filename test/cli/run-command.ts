import type { Command, Io } from '../../integration/cli/command.ts';

/**
 * Runs a command by itself, where there is no podcast unless `io` has one.
 * @returns What it printed, and what it threw.
 */
export async function runCommand(
	command: Command,
	args: readonly string[],
	io: Pick<Io, 'root'> & Partial<Io>,
): Promise<{ out: string; err: string; problem: unknown }> {
	let out = '';
	let err = '';
	const problem: unknown = await command
		.run(args, {
			open: () => Promise.reject(new Error('No podcast is needed.')),
			site: async () => undefined,
			signal: new AbortController().signal,
			...io,
			out(text) {
				out += text;
			},
			err(text) {
				err += text;
				io.err?.(text);
			},
		})
		.then(
			() => undefined,
			(thrown: unknown) => thrown,
		);
	return { out, err, problem };
}
