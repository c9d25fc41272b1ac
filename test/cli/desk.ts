import type { Desk, Io } from '../../integration/cli/command.ts';
import { newscast } from '../../integration/cli/newscast.ts';
import type { Newsletter } from '../../integration/newsletter/newsletter.ts';
import { Problem } from '../../integration/problem.ts';
import type { Script } from '../../integration/script/script.ts';
import type { Lexicon } from '../../integration/script/spoken/spoken.ts';

interface DeskDescription {
	newsletter: Newsletter;
	/** What the writer writes. */
	script: Script;
	/** What is pinned, and used unless it is not wanted. */
	pinned?: Script;
	lexicon?: Lexicon;
}

/** A podcast of one newsletter. */
export function fakeDesk({ newsletter, script, pinned, lexicon }: DeskDescription): Desk {
	return {
		async script(id, signal, how) {
			signal.throwIfAborted();
			if (id !== newsletter.id) {
				throw new Problem(`There is no newsletter “${id}”.`, {
					hint: `Name one of: ${newsletter.id}.`,
					place: { file: newsletter.file, line: 3 },
				});
			}
			if (pinned && how.pinned) return { newsletter, script: pinned, from: 'pinned' };
			return { newsletter, script, from: 'writer' };
		},
		newsletters: async () => [newsletter],
		lexicon: async () => lexicon,
		ping: async () => ({ hub: 'https://hub.example.com/', feed: 'https://example.com/feed.xml' }),
	};
}

/** Runs a command line as a terminal would. */
export async function runCli(
	args: readonly string[],
	{ desk, root = '/nowhere' }: { desk?: Desk; root?: string } = {},
): Promise<{ code: number; out: string; err: string }> {
	let out = '';
	let err = '';
	const io: Io = {
		out: (text) => {
			out += text;
		},
		err: (text) => {
			err += text;
		},
		root,
		async open() {
			if (desk) return desk;
			throw new Problem('There is no podcast here.', { hint: 'Go elsewhere.' });
		},
		site: async () => undefined,
		signal: new AbortController().signal,
	};
	const code = await newscast(args, io);
	return { code, out, err };
}
