import { type ParseArgsConfig, type ParseArgsOptionsConfig, parseArgs } from 'node:util';
import { closestTo } from '../closest.ts';
import { Problem, reasonOf } from '../problem.ts';

/** The command line was not understood. */
export class UsageProblem extends Problem {}

interface Config<Options extends ParseArgsOptionsConfig> extends ParseArgsConfig {
	args: string[];
	options: Options;
	allowPositionals: true;
	strict: true;
}

/**
 * The options and positional arguments of a command.
 * @throws {UsageProblem} for unknown options, with the closest known one, and for missing or unwanted values.
 */
export function readArguments<Options extends ParseArgsOptionsConfig>(
	args: readonly string[],
	options: Options,
): ReturnType<typeof parseArgs<Config<Options>>> {
	try {
		return parseArgs<Config<Options>>({ args: [...args], options, allowPositionals: true, strict: true });
	} catch (error) {
		const unknown = /^Unknown option '(-+[^']+)'/.exec(reasonOf(error))?.[1];
		const known = Object.keys(options).map((name) => `--${name}`);
		const closest = unknown && closestTo(unknown, known);
		throw new UsageProblem(unknown ? `There is no option ${unknown}.` : reasonOf(error), {
			hint: closest ? `Did you mean ${closest}?` : `The options are: ${known.join(', ')}.`,
		});
	}
}
