import { interruptible } from '../interrupt.ts';
import { newscast } from './newscast.ts';
import { openDesk, openSite } from './site.ts';

/**
 * The command line in a terminal: results go to stdout, all else to stderr.
 * @returns The exit code.
 */
export async function runInTerminal(args: readonly string[]): Promise<number> {
	const err = (text: string) => void process.stderr.write(text);
	const root = process.cwd();
	return interruptible(
		(signal) =>
			newscast(args, {
				out: (text) => void process.stdout.write(text),
				err,
				root,
				open: () => openDesk(root),
				site: () => openSite(root),
				signal,
			}),
		{ warn: (line) => err(`${line}\n`) },
	);
}
