import { join } from 'node:path';
import { formatPinned } from '../script/pinned.ts';
import { speak } from '../script/spoken/spoken.ts';
import { readArguments, UsageProblem } from './arguments.ts';
import type { Command } from './command.ts';
import { pinScript } from './pin.ts';
import { showScript } from './script-text.ts';
import { writeWhole } from './write.ts';

const help = `Usage: newscast script <newsletter> [options]

Shows what the hosts say in the episode of a newsletter. A script that does not exist yet is written first, with
whatever that costs; the next build finds it. The beginning of a newsletter's id is enough.

Options:
  --spoken           Shows the words as they are said, not as they are written
  --pin              Writes the script beside the newsletter, as <name>.script.json: builds use it as it is.
                     Where the newsletter was edited since, turns that are still there keep your wording
  --force            With --pin: starts over, and drops what was edited by hand
  --write-to <file>  Writes the script in the same form to another file; - for stdout
`;

const options = {
	spoken: { type: 'boolean' },
	pin: { type: 'boolean' },
	force: { type: 'boolean' },
	'write-to': { type: 'string' },
} as const;

/** Shows a script, or writes it to a file. */
export const script: Command = {
	help,
	async run(args, io) {
		const { values, positionals } = readArguments(args, options);
		const { pin = false, force = false, spoken = false, 'write-to': file } = values;
		const [id, ...more] = positionals;
		if (id === undefined || more.length > 0) {
			throw new UsageProblem('`newscast script` takes one newsletter.', {
				hint: 'Name its id, for example `newscast script 042`.',
			});
		}
		const desk = await io.open();
		const reading = await desk.script(id, io.signal, { pinned: !pin });
		const { newsletter } = reading;
		const lexicon = await desk.lexicon();
		const say = (text: string) => speak(text, newsletter.language, lexicon);
		if (pin) io.err(await pinScript(reading, { root: io.root, force, speak: say }));
		if (file === '-') io.out(formatPinned(reading.script, newsletter, say));
		else if (file !== undefined) {
			await writeWhole(join(io.root, file), formatPinned(reading.script, newsletter, say));
		}
		if (!pin && file === undefined) io.out(showScript(reading, { spoken }));
	},
};
