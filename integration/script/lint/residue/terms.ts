import type { Turn } from '../../script.ts';
import { citedText, isVerbatim } from '../cited.ts';
import { inText } from '../finding.ts';
import type { Finding, LintSubject, Rule } from '../lint.ts';
import { type PhraseMatch, phraseList } from '../phrase-list.ts';
import { fold } from '../words.ts';

/** English where the show's lexicon has a local word. What the newsletter says in English is translated as it is spoken. */
export const anglicisms: Rule = {
	id: 'R12',
	asks: 'The local word is said where the lexicon names one.',
	check(subject) {
		const lexicon = subject.lexicon?.[subject.newsletter.language];
		const local = new Map(Object.entries(lexicon?.translate ?? {}).map(([word, said]) => [fold(word), said]));
		for (const kept of lexicon?.keep ?? []) local.delete(fold(kept));
		if (local.size === 0) return [];
		const find = phraseList([...local.keys()]);
		return subject.script.turns.flatMap((turn) =>
			isVerbatim(turn) ? [] : added(turn, local, find, subject),
		);
	},
};

function added(
	turn: Turn,
	local: ReadonlyMap<string, string>,
	find: (text: string) => PhraseMatch[],
	{ newsletter }: LintSubject,
): Finding[] {
	const matches = find(turn.text);
	if (matches.length === 0) return [];
	const source = new Set(find(citedText(turn, newsletter)).map(({ phrase }) => phrase));
	return matches.flatMap(({ phrase, ...span }) => {
		const fix = local.get(phrase);
		if (fix === undefined || source.has(phrase)) return [];
		return [inText(turn, span, { rule: 'R12', severity: 'warning', expected: `Say “${fix}”.`, fix })];
	});
}

/** Once a term, at its first turn. Only for shows that remember what listeners have heard. */
export const newTerms: Rule = {
	id: 'R13',
	asks: 'Acronyms and names that listeners have never heard are known to the author.',
	check({ script, speak, heard }) {
		if (!heard) return [];
		const reported = new Set<string>();
		return script.turns.flatMap((turn) =>
			speak(turn.text)
				.replacements.filter(({ kind }) => kind === 'term' || kind === 'acronym' || kind === 'identifier')
				.flatMap(({ found, start, end, spoken }) => {
					const term = found.replace(/(?<=\p{Lu})s$/u, '');
					if (reported.has(term) || heard(term) || !/\p{Lu}/u.test(term.slice(1))) return [];
					reported.add(term);
					const expected = `Listeners hear it for the first time, as “${spoken}”. Check how it is said.`;
					return [inText(turn, { start, end }, { rule: 'R13', severity: 'warning', expected })];
				}),
		);
	},
};
