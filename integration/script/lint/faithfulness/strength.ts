import type { Finding, Rule } from '../lint.ts';
import { type Comparison, compare, spanOf } from './comparison.ts';
import type { HeardWord } from './heard.ts';
import { findingAt, quote } from './report.ts';
import { isAbsolute, signOf } from './stance.ts';
import { isContent } from './stop-words.ts';

/** F09: a verdict keeps its force. */
export const lostStrength: Rule = {
	id: 'F09',
	asks: 'The words that make an opinion strong, or others as strong, are said.',
	check(subject) {
		return compare(subject).flatMap((comparison) => (comparison.isOpinion ? checkSentence(comparison) : []));
	},
};

function checkSentence(comparison: Comparison): Finding[] {
	const { sentence, words, turn } = comparison;
	const strong = strengthOf(sentence.words);
	if (strong.judging.size + strong.absolute === 0) return [];
	const said = strengthOf(words);
	const isKept = [...strong.signs].some((sign) => said.signs.has(sign)) || said.absolute > 0;
	if (isKept && !isSwapped(comparison)) return [];
	const lost = sentence.words.filter(({ folded }) => signOf(folded) !== 0 || isAbsolute(folded));
	const quoted = [...new Set(lost.map(({ folded }) => `“${folded}”`))].join(', ');
	const severity = strong.judging.size > 0 ? 'error' : 'warning';
	return [
		findingAt('F09', severity, turn, spanOf(comparison), {
			expected: `Keep the force of ${quoted}: ${quote(sentence)}`,
		}),
	];
}

/** Share of a sentence that is said when the rest of it was left as it is. */
const kept = 0.6;

/** Whether a sentence was kept as it is but for a word of judgement, which another has taken the place of. */
function isSwapped({ sentence, words, match }: Comparison): boolean {
	if (match.recall < kept) return false;
	const said = new Set(words.map(({ stem }) => stem));
	const wrote = new Set(sentence.words.map(({ stem }) => stem));
	const lost = sentence.words.filter(({ folded, stem }) => signOf(folded) !== 0 && !said.has(stem));
	const added = words.filter(({ folded, stem }) => isContent(folded) && !wrote.has(stem));
	return lost.some(
		({ folded }) => added.length > 0 && !added.some((word) => signOf(word.folded) === signOf(folded)),
	);
}

interface Strength {
	judging: ReadonlySet<string>;
	signs: ReadonlySet<number>;
	absolute: number;
}

function strengthOf(words: readonly HeardWord[]): Strength {
	const judging = words.filter(({ folded }) => signOf(folded) !== 0);
	return {
		judging: new Set(judging.map(({ stem }) => stem)),
		signs: new Set(judging.map(({ folded }) => signOf(folded))),
		absolute: words.filter(({ folded }) => isAbsolute(folded)).length,
	};
}
