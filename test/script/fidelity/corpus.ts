import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Newsletter } from '../../../integration/newsletter/newsletter.ts';
import { parseNewsletter } from '../../../integration/newsletter/parse.ts';
import type { LintSubject } from '../../../integration/script/lint/lint.ts';
import type { Script } from '../../../integration/script/script.ts';
import { type Spoken, speak } from '../../../integration/script/spoken/spoken.ts';
import { hostNames } from '../../helpers/newsletter.ts';
import { cast, writeOffline } from '../stage.ts';
import { readLines, readScript, type ScriptLine } from './lines.ts';

/** A script that does its newsletter justice, and that mutations start from. */
export interface Base {
	newsletter: Newsletter;
	/** By the offline writer, or by a person in the way of a good language model; some of those to measure with only. */
	wording: 'verbatim' | 'rephrased' | 'held out';
	script: Script;
	speak(text: string): Spoken;
	/** Opinions of this newsletter as a language model spoils them, written by a person. */
	spoiled: readonly ScriptLine[];
}

const folder = (path: string) => new URL(path, import.meta.url);
const shelves = [folder('../../../content/newsletters/'), folder('./newsletters/')];

/** The demo's newsletters, then those written for this suite, by file name. */
export async function readCorpus(): Promise<Newsletter[]> {
	const shelved = await Promise.all(shelves.map(readShelf));
	return shelved.flat();
}

export async function readShelf(shelf: URL): Promise<Newsletter[]> {
	const files = (await readdir(shelf)).filter((name) => name.endsWith('.md')).sort();
	return Promise.all(
		files.map(async (name) =>
			parseNewsletter(await readFile(fileURLToPath(new URL(name, shelf)), 'utf8'), {
				id: name.replace(/\.md$/, ''),
				file: `content/newsletters/${name}`,
				language: 'pt-BR',
				hosts: hostNames,
			}),
		),
	);
}

/** Every newsletter of the corpus in the offline writer's words, and in a person's where there are such scripts. */
export function readBases(newsletters: readonly Newsletter[]): Promise<Base[]> {
	return readBasesIn(folder('./faithful/'), newsletters);
}

/** @param scripts Folder of what persons wrote. */
export async function readBasesIn(scripts: URL, newsletters: readonly Newsletter[]): Promise<Base[]> {
	const bases = await Promise.all(
		newsletters.map(async (newsletter): Promise<Base[]> => {
			const say = remember((text) => speak(text, newsletter.language));
			const verbatim = await writeOffline(newsletter, { spoken: (text) => say(text).text });
			const spoiled = (await readLines(folder(`./spoiled/${newsletter.id}.txt`), newsletter)) ?? [];
			const common = { newsletter, speak: say, spoiled };
			const rephrased = [
				{ name: newsletter.id, wording: 'rephrased' as const },
				{ name: `${newsletter.id}.2`, wording: 'rephrased' as const },
				{ name: `held-out/${newsletter.id}`, wording: 'held out' as const },
			].map(async ({ name, wording }): Promise<Base[]> => {
				const lines = await readLines(new URL(`${name}.txt`, scripts), newsletter);
				return lines ? [{ ...common, wording, script: readScript(lines, verbatim, say) }] : [];
			});
			return [{ ...common, wording: 'verbatim', script: verbatim }, ...(await Promise.all(rephrased)).flat()];
		}),
	);
	return bases.flat();
}

/** Thousands of mutants differ in a single turn. */
function remember(speak: (text: string) => Spoken): (text: string) => Spoken {
	const known = new Map<string, Spoken>();
	return (text) => {
		const spoken = known.get(text) ?? speak(text);
		known.set(text, spoken);
		return spoken;
	};
}

/** What the linter is given of a script. */
export function subjectOf({ newsletter, speak }: Base, script: Script): LintSubject {
	return { newsletter, script, cast, show: { title: 'Terra Plana' }, speak };
}
