import type { Finding, Rule } from '../lint.ts';
import { compare, spanOf } from './comparison.ts';
import { findingAt, quote } from './report.ts';
import { findAttributions } from './reporting.ts';

const alike = 0.5;

/** F10: what somebody claimed is not told as a fact. */
export const lostAttributions: Rule = {
	id: 'F10',
	asks: 'Whoever made a claim in the newsletter still makes it.',
	check(subject) {
		const { language } = subject.newsletter;
		return compare(subject).flatMap((comparison): Finding[] => {
			const { sentence, turn, match } = comparison;
			if (match.recall < alike || findAttributions(sentence.text, language).length === 0) return [];
			const span = spanOf(comparison);
			const near = turn.sentences.filter(({ start, end }) => start < span.end && span.start < end);
			const said = near.map(({ text }) => text).join(' ');
			if (findAttributions(said, language).length > 0) return [];
			return [findingAt('F10', 'warning', turn, span, { expected: `Say who says so: ${quote(sentence)}` })];
		});
	},
};
