import matter from 'gray-matter';
import { type Language, languages } from '../newsletter/newsletter.ts';
import { Problem, reasonOf } from '../problem.ts';
import { checkPhrases } from './host-card-phrases.ts';
import { cardSchema, quoteHint } from './host-card-schema.ts';
import type { HostCard } from './script.ts';

/**
 * Reads and checks a host card: markdown whose front matter has `phrases` per language and slot, and whose body is
 * the persona. A language may be left out; one that is there must have every slot. All other keys may be left out.
 * @param file What messages call the card.
 * @throws {Problem} listing every mistake with what is allowed in its place.
 */
export function readHostCard(file: string, text: string): HostCard {
	const { data, content } = readFrontMatter(file, text.replace(/^\uFEFF/, ''));
	const result = cardSchema.safeParse(data);
	if (!result.success) {
		throw mistakesIn(
			file,
			result.error.issues.map(({ path, message }) => {
				return `\`${path.map(String).join('.') || 'the front matter'}\`: ${message}`;
			}),
		);
	}
	const {
		voice,
		share,
		delivery,
		fillers,
		hedges,
		catchPhrases,
		never,
		moods: played,
		phrases,
	} = result.data;
	const mistakes = [
		...languages.flatMap((language) => {
			const bank = phrases[language];
			return bank ? checkPhrases(language, bank) : [];
		}),
		...checkMoodTags(played, delivery.tags),
	];
	if (mistakes.length > 0) throw mistakesIn(file, mistakes);
	return {
		file,
		voice,
		phrases: inEveryLanguage(phrases, {}),
		delivery,
		fillers: { share: fillers.share, words: inEveryLanguage(fillers.words, []) },
		hedges: inEveryLanguage(hedges, []),
		catchPhrases: inEveryLanguage(catchPhrases, []),
		never: inEveryLanguage(never, []),
		moods: played,
		share,
		persona: content.trim(),
	};
}

function readFrontMatter(file: string, text: string): { data: unknown; content: string } {
	if (!/^---[ \t]*\r?\n/.test(text)) {
		throw new Problem(`The host card ${file} does not begin with YAML front matter.`, {
			hint: 'Begin it with a line of three dashes, then `phrases:`. Other front matter languages are not read.',
			place: { file, line: 1 },
		});
	}
	try {
		// Without options gray-matter remembers what it parsed, failures included.
		return matter(text, { language: 'yaml' });
	} catch (cause) {
		throw new Problem(`The front matter of the host card ${file} is not YAML: ${reasonOf(cause)}`, {
			hint: quoteHint,
			place: { file },
			cause,
		});
	}
}

function checkMoodTags(played: HostCard['moods'], palette: readonly string[]): string[] {
	return Object.entries(played).flatMap(([mood, { tags }]) =>
		tags
			.filter((tag) => !palette.includes(tag))
			.map(
				(tag) =>
					`\`moods.${mood}.tags\`: “${tag}” is not in \`delivery.tags\`, which are: ${palette.join(', ') || 'none'}.`,
			),
	);
}

function inEveryLanguage<Value>(
	values: { readonly [language in Language]?: Value | undefined },
	none: Value,
): Record<Language, Value> {
	return { 'pt-BR': values['pt-BR'] ?? none, en: values.en ?? none };
}

function mistakesIn(file: string, mistakes: readonly string[]): Problem {
	return new Problem(`The host card ${file} is not right.`, {
		hint: mistakes.map((mistake) => `- ${mistake}`).join('\n'),
		place: { file },
	});
}
