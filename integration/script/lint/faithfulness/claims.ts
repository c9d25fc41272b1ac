import type { Language } from '../../../newsletter/newsletter.ts';
import type { Rule } from '../lint.ts';
import { phraseList } from '../phrase-list.ts';
import { wordsIn } from '../words.ts';
import { isWithin } from './glue.ts';
import { read } from './reading.ts';
import { findingAt } from './report.ts';
import { stemOf } from './stems.ts';

/** F13: superlatives, causes and universals are the newsletter’s. */
export const addedClaims: Rule = {
	id: 'F13',
	asks: 'No superlative, cause or universal that the newsletter does not have.',
	check(subject) {
		const { language } = subject.newsletter;
		return read(subject).turns.flatMap((turn) => {
			if (turn.verbatim || turn.turn.refs.length === 0) return [];
			const { text } = turn.turn;
			return claims[language](text)
				.filter((claim) => !isWithin(claim, turn.glue))
				.filter(({ start, end }) => {
					const stems = wordsIn(text.slice(start, end)).map(({ folded }) => stemOf(folded));
					return !stems.every(
						(stem) => turn.cited.stems.has(stem) || turn.around.some((each) => each.stems.has(stem)),
					);
				})
				.map((claim) =>
					findingAt('F13', 'warning', turn, claim, {
						expected: 'The newsletter does not go so far. Say what it says.',
					}),
				);
		});
	},
};

const claims = {
	'pt-BR': phraseList([
		'maior|menor|melhor|pior|único|única|pioneiro|pioneira|inédito|inédita|recorde',
		'nunca|jamais|sempre|ninguém|todos|todas',
		'porque|graças|devido',
		'por causa|culpa',
		'provocou|causou|resultou|gerou|provou|comprova|prova',
	]),
	en: phraseList([
		'biggest|largest|smallest|best|worst|only|unique|unprecedented|record|greatest|fastest',
		'never|always|nobody|everyone|everybody|all',
		'because|thanks|due',
		'caused|causes|proves|proved|resulted|led|triggered',
	]),
} satisfies Record<Language, ReturnType<typeof phraseList>>;
