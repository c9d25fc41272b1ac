import type { Language, Newsletter, Span } from '../../../newsletter/newsletter.ts';
import type { Turn } from '../../script.ts';
import { splitSentences } from '../../sentences.ts';
import { citedText, isVerbatim } from '../cited.ts';
import { inText } from '../finding.ts';
import { otherLanguage, otherLanguageOfShort, type Tongue } from '../language-profile.ts';
import type { Finding, Rule } from '../lint.ts';
import { wordsIn } from '../words.ts';

const names: Readonly<Record<Tongue, string>> = {
	'pt-BR': 'Brazilian Portuguese',
	en: 'English',
	es: 'Spanish',
	fr: 'French',
	it: 'Italian',
	de: 'German',
};

/** A newsletter may quote another language or be written in two: then so may its turns. */
export const language: Rule = {
	id: 'S09',
	asks: 'Turns are in the language of the newsletter.',
	check: ({ script, newsletter }) =>
		script.turns.flatMap((turn) => (isVerbatim(turn) ? [] : foreignIn(turn, newsletter))),
};

function foreignIn(turn: Turn, newsletter: Newsletter): Finding[] {
	const expected = newsletter.language;
	const source = citedText(turn, newsletter);
	const said = new Set(wordsIn(source).map(({ folded }) => folded));
	const foreign = [...stretchesOf(turn.text, expected), ...shortOnesIn(turn.text, expected, said)];
	if (foreign.length === 0) return [];
	const quoted = source
		.split('\n')
		.flatMap((passage) => stretchesOf(passage, expected).map(({ tongue }) => tongue));
	const stretch = foreign.find(({ tongue }) => !quoted.includes(tongue));
	if (!stretch) return [];
	return [
		inText(turn, stretch, {
			rule: 'S09',
			severity: 'error',
			expected: `Say it in ${names[expected]}, not in ${names[stretch.tongue]}.`,
		}),
	];
}

/** All of a text, if it is in another language than expected, and each sentence and clause that is. */
function stretchesOf(text: string, expected: Language): (Span & { tongue: Tongue })[] {
	const whole = { start: 0, end: text.length };
	const clauses = Array.from(text.matchAll(/[^,;:.!?…()“”"«»—–\n]+/gu), ({ 0: clause, index }) => {
		const start = index + clause.length - clause.trimStart().length;
		return { start, end: index + clause.trimEnd().length };
	});
	return [whole, ...splitSentences(text, expected), ...clauses].flatMap(({ start, end }) => {
		const tongue = otherLanguage(text.slice(start, end), expected);
		return tongue ? [{ start, end, tongue }] : [];
	});
}

/** Sentences with too few words for a share of them to tell, but none of the expected language. */
function shortOnesIn(
	text: string,
	expected: Language,
	said: ReadonlySet<string>,
): (Span & { tongue: Tongue })[] {
	return splitSentences(text, expected).flatMap(({ start, end }) => {
		const tongue = otherLanguageOfShort(text.slice(start, end), expected, (word) => said.has(word));
		return tongue ? [{ start, end, tongue }] : [];
	});
}
