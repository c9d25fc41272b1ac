import type { Finding, Rule } from '../lint.ts';
import { type Comparison, compare, spanOf } from './comparison.ts';
import { type Reading, read } from './reading.ts';
import { findingAt, quote } from './report.ts';
import { findReports, reportOf } from './reporting.ts';
import type { Sentence } from './sentence.ts';

const alike = 0.5;
/** Content words of a claim that are said when it is the claim that is said. */
const claimed = 2;

/** F10: what somebody claimed is not told as a fact. */
export const lostAttributions: Rule = {
	id: 'F10',
	asks: 'Whoever made a claim in the newsletter still makes it.',
	check(subject) {
		const { language } = subject.newsletter;
		const reading = read(subject);
		return compare(subject).flatMap((comparison): Finding[] => {
			const { sentence, turn, match } = comparison;
			const report = reportOf(sentence);
			if (!report) return [];
			const span = spanOf(comparison);
			const around = sentencesAround(comparison, reading);
			const saying = around.filter(({ text }) => findReports(text, language).length > 0);
			const said = new Set(around.flatMap(({ content }) => [...content]));
			const isNamed = [...report.speaker].some((stem) => said.has(stem));
			const isHere = saying.some(
				(one) => turn.sentences.includes(one) && one.start < span.end && span.start < one.end,
			);
			if (isHere || (saying.length > 0 && (isNamed || report.speaker.size === 0))) return [];
			const claim = [...report.claim].filter((stem) => match.found.has(stem));
			if (claim.length < Math.max(claimed, report.claim.size * alike)) return [];
			return [
				findingAt('F10', isNamed || report.speaker.size === 0 ? 'warning' : 'error', turn, span, {
					expected: `Say who says so: ${quote(sentence)}`,
				}),
			];
		});
	},
};

/** The sentences that say a claim, and those beside them, also of the turn before. */
function sentencesAround(comparison: Comparison, { turns }: Reading): readonly Sentence[] {
	const { turn } = comparison;
	const span = spanOf(comparison);
	const before = turns[turns.indexOf(turn) - 1]?.sentences.slice(-1) ?? [];
	const all = [...before, ...turn.sentences];
	const first = turn.sentences.findIndex(({ end }) => span.start < end) + before.length;
	const last = turn.sentences.findLastIndex(({ start }) => start < span.end) + before.length;
	return all.slice(Math.max(0, first - 1), last + 2);
}
