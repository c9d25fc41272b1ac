import { formatSuggestions, suggestTerms } from '../script/suggest.ts';
import { readArguments, UsageProblem } from './arguments.ts';
import type { Command } from './command.ts';

const help = `Usage: newscast lexicon suggest

Ranks the terms of all newsletters that no lexicon knows: they are spelled letter by letter until one does.
`;

/** Helps to keep the show's lexicon. */
export const lexicon: Command = {
	help,
	async run(args, io) {
		const [task, ...more] = readArguments(args, {}).positionals;
		if (task !== 'suggest' || more.length > 0) {
			throw new UsageProblem('`newscast lexicon` has one task, `suggest`.', {
				hint: 'Run `newscast lexicon suggest`.',
			});
		}
		const desk = await io.open();
		const terms = suggestTerms(await desk.newsletters(), await desk.lexicon());
		if (terms.length === 0) io.err('The lexicon knows every term of every newsletter.\n');
		else io.out(formatSuggestions(terms));
	},
};
