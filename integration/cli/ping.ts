import { readArguments, UsageProblem } from './arguments.ts';
import type { Command } from './command.ts';

const help = `Usage: newscast ping

Tells the WebSub hub that the option \`hub\` names to read the feed again. Run it when the site is
deployed: a hub that is told by the build alone may still find the feed of the last deployment.
`;

/** Tells the hub that the feed is there. */
export const ping: Command = {
	help,
	async run(args, io) {
		if (readArguments(args, {}).positionals.length > 0) {
			throw new UsageProblem('`newscast ping` takes nothing.', { hint: 'Run `newscast ping`.' });
		}
		const desk = await io.open();
		const { hub, feed } = await desk.ping();
		io.out(`${hub} was told of ${feed}\n`);
	},
};
