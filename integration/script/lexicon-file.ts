import { readFile } from 'node:fs/promises';
import matter from 'gray-matter';
import { type Language, languages } from '../newsletter/newsletter.ts';
import { Problem, reasonOf } from '../problem.ts';
import { describeIssue, lexiconSchema, quoteHint, type WrittenLexicon } from './lexicon-schema.ts';
import type { LanguageLexicon, Lexicon, Pronunciation } from './spoken/spoken.ts';

/** What a lexicon file says, and its text, which belongs in the key of every script made with it. */
export interface LoadedLexicon {
	lexicon: Lexicon;
	text: string;
}

/**
 * Reads the show's lexicon, if it has one.
 * @param file Absolute path.
 * @param name What messages call the file.
 * @returns Undefined when the file is not there.
 * @throws {Problem} when the file cannot be read or is not right.
 */
export async function loadLexicon(file: string, name: string): Promise<LoadedLexicon | undefined> {
	try {
		const text = await readFile(file, 'utf8');
		return { lexicon: readLexicon(name, text), text };
	} catch (cause) {
		if (cause instanceof Problem) throw cause;
		if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return undefined;
		throw new Problem(`The lexicon ${name} cannot be read.`, {
			hint: 'Check that it is a file and that its permissions allow reading.',
			place: { file: name },
			cause,
		});
	}
}

/**
 * Reads and checks a lexicon: markdown whose front matter has `terms`, `keep` and `translate`, and whose body is notes
 * for people.
 * @throws {Problem} listing every mistake with what is allowed in its place.
 */
export function readLexicon(name: string, text: string): Lexicon {
	const result = lexiconSchema.safeParse(readFrontMatter(name, text.replace(/^\uFEFF/, '')));
	const mistakes = result.success ? findClashes(result.data) : result.error.issues.flatMap(describeIssue);
	if (!result.success || mistakes.length > 0) {
		throw new Problem(`The lexicon ${name} is not right.`, {
			hint: mistakes.map((mistake) => `- ${mistake}`).join('\n'),
			place: { file: name },
		});
	}
	return Object.fromEntries(languages.map((language) => [language, inLanguage(result.data, language)]));
}

function readFrontMatter(name: string, text: string): unknown {
	if (!/^---[ \t]*\r?\n/.test(text)) {
		throw new Problem(`The lexicon ${name} does not begin with YAML front matter.`, {
			hint: 'Begin it with a line of three dashes, then `terms:`. Other front matter languages are not read.',
			place: { file: name, line: 1 },
		});
	}
	try {
		// Without options gray-matter remembers what it parsed, failures included.
		return matter(text, { language: 'yaml' }).data;
	} catch (cause) {
		throw new Problem(`The front matter of the lexicon ${name} is not YAML: ${reasonOf(cause)}`, {
			hint: quoteHint,
			place: { file: name },
			cause,
		});
	}
}

/** A word can be said in one way only. */
function findClashes({ terms, keep, translate }: WrittenLexicon): string[] {
	const said = Object.keys(terms).filter((each) => terms[each]?.mode ?? terms[each]?.say);
	const lists = { terms: said, keep, translate: Object.keys(translate) };
	const all = [...new Set(Object.values(lists).flat())];
	return all.flatMap((each) => {
		const places = Object.entries(lists).flatMap(([list, members]) =>
			members.filter((member) => member === each).map(() => `\`${list}\``),
		);
		return places.length > 1 ? [`“${each}” stands in ${places.join(' and ')}: leave it in one of them.`] : [];
	});
}

function inLanguage({ terms, keep, translate }: WrittenLexicon, language: Language): LanguageLexicon {
	const engines: Record<string, Record<string, string>> = {};
	const own: Record<string, Pronunciation> = {};
	for (const [each, { mode, say, plural, engines: respelled }] of Object.entries(terms)) {
		const words = say?.[language];
		const many = plural?.[language];
		// What has words for some languages says nothing about the others.
		if (words !== undefined || (mode && !say)) {
			own[each] = {
				mode: mode ?? 'expand',
				...(words === undefined ? {} : { say: words }),
				...(many === undefined ? {} : { plural: many }),
			};
		}
		for (const [engine, respellings] of Object.entries(respelled ?? {})) {
			const respelling = respellings[language];
			if (respelling !== undefined) engines[engine] = { ...engines[engine], [each]: respelling };
		}
	}
	const translations = Object.entries(translate).flatMap(([each, { [language]: words }]) =>
		words === undefined ? [] : [[each, words] as const],
	);
	return { terms: own, keep, translate: Object.fromEntries(translations), engines };
}
