import { readFileSync } from 'node:fs';
import { closestTo } from '../closest.ts';
import { Problem } from '../problem.ts';
import { UsageProblem } from './arguments.ts';
import type { Command, Io } from './command.ts';

const commands: Readonly<Record<string, { does: string; load(): Promise<Command> }>> = {
	script: {
		does: 'Shows the script of a newsletter, and pins it beside the newsletter',
		load: async () => (await import('./script.ts')).script,
	},
	lexicon: {
		does: 'Suggests terms whose pronunciation the lexicon should have',
		load: async () => (await import('./lexicon.ts')).lexicon,
	},
	models: {
		does: 'Lists, downloads and checks neural voices',
		load: async () => (await import('./models.ts')).models,
	},
	doctor: {
		does: 'Looks whether everything that a build needs works here',
		load: async () => (await import('./doctor.ts')).doctor,
	},
	ping: {
		does: 'Tells the WebSub hub that the feed is there, after a deployment',
		load: async () => (await import('./ping.ts')).ping,
	},
	voice: {
		does: 'Checks and repairs recordings that voices are copied from',
		load: async () => (await import('./voice.ts')).voice,
	},
};

const help = `Usage: newscast <command> [options]

Run it in the folder of an Astro site that has the integration.

Commands:
${Object.entries(commands)
	.map(([name, { does }]) => `  ${name.padEnd(10)}${does}`)
	.join('\n')}

Options:
  --help     Shows this, or the help of a command
  --version  Shows the version
`;

/**
 * Runs a command line.
 * @param args Without the program's name.
 * @returns The exit code: 0, 1 for what could not be done, 2 for what was not understood.
 */
export async function newscast(args: readonly string[], io: Io): Promise<number> {
	try {
		await dispatch(args, io);
		return 0;
	} catch (error) {
		if (!(error instanceof Problem)) throw error;
		io.err(describeProblem(error));
		return error instanceof UsageProblem ? 2 : 1;
	}
}

async function dispatch([name, ...rest]: readonly string[], io: Io): Promise<void> {
	if (name === '--help' || name === '-h') return io.out(help);
	if (name === '--version' || name === '-v') return io.out(`${version()}\n`);
	const known = Object.keys(commands);
	const command = name !== undefined && known.includes(name) ? commands[name] : undefined;
	if (command === undefined) {
		const closest = name === undefined ? undefined : closestTo(name, known);
		const hint = closest ? `Did you mean \`newscast ${closest}\`?` : `The commands are: ${known.join(', ')}.`;
		throw new UsageProblem(
			name === undefined ? 'No command was given.' : `There is no command \`${name}\`.`,
			{
				hint: `${hint} \`newscast --help\` explains them.`,
			},
		);
	}
	const { help: own, run } = await command.load();
	if (rest.includes('--help') || rest.includes('-h')) return io.out(own);
	await run(rest, io);
}

function version(): string {
	const file = new URL('../../package.json', import.meta.url);
	return JSON.parse(readFileSync(file, 'utf8')).version;
}

/** What happened, where, and what to do. */
function describeProblem({ message, hint, loc }: Problem): string {
	const place = loc ? `${loc.file}${loc.line === undefined ? '' : `:${loc.line}`}\n` : '';
	return `${message}\n${place}${hint}\n`;
}
