import type { Finding, Rule } from '../lint.ts';
import { type Comparison, compare, spanOf } from './comparison.ts';
import type { HeardWord } from './heard.ts';
import { areKin } from './kin.ts';
import { findingAt, quote } from './report.ts';
import { isAbsolute, isDemand, isMeasure, isNecessity, signOf } from './stance.ts';
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
	const { sentence, near, turn } = comparison;
	const strong = strengthOf(sentence.words);
	if (strong.judging.size + strong.absolute === 0 || areRooted(comparison)) return [];
	const said = strengthOf(near);
	const isKept = [...strong.signs].some((sign) => said.signs.has(sign)) || said.absolute > 0;
	if (isKept && !isSwapped(comparison)) return [];
	const lost = sentence.words.filter(({ folded }) => signOf(folded) !== 0 || isAbsolute(folded));
	const quoted = [...new Set(lost.map(({ folded }) => `“${folded}”`))].join(', ');
	const judges = sentence.words.some(({ folded }) => signOf(folded) !== 0 && !isMeasure(folded));
	return [
		findingAt('F09', judges ? 'error' : 'warning', turn, spanOf(comparison), {
			expected: `Keep the force of ${quoted}: ${quote(sentence)}`,
		}),
	];
}

/** Whether every word of judgement is said by another of its root, or as a demand where it is one. */
function areRooted({ sentence, near, turn }: Comparison): boolean {
	const judging = sentence.words.filter(({ folded }) => signOf(folded) !== 0);
	const words = turn.sentences.flatMap((each) => each.words);
	return (
		judging.length > 0 &&
		judging.every(
			({ folded, stem }) =>
				words.some((word) => areKin(stem, word.stem)) ||
				(isDemand(folded) && near.some((word) => isNecessity(word.folded))),
		)
	);
}

/** Share of a sentence that is said when the rest of it was left as it is. */
const kept = 0.6;

/** Whether a sentence was kept as it is but for a word of judgement, which another has taken the place of. */
function isSwapped({ sentence, words, near, match }: Comparison): boolean {
	if (match.recall < kept) return false;
	const wrote = new Set(sentence.words.map(({ stem }) => stem));
	const lost = sentence.words.filter(
		({ folded, stem }) =>
			signOf(folded) !== 0 && !isDemand(folded) && !near.some((word) => areKin(stem, word.stem)),
	);
	const isAdded = ({ folded, stem }: HeardWord) => isContent(folded) && !wrote.has(stem);
	const added = near.filter(isAdded);
	return lost.some(
		({ folded }) => words.some(isAdded) && !added.some((word) => signOf(word.folded) === signOf(folded)),
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
