import type { Language } from '../../../newsletter/newsletter.ts';
import { matchesOf } from '../finding.ts';
import type { Finding, Rule } from '../lint.ts';
import { type Claim, claimsIn } from './claims-of-others.ts';
import { isByAnother, isCredited } from './credited-claims.ts';
import { isWithin } from './glue.ts';
import { quotations, withoutQuotations } from './quotations.ts';
import { type Reading, read, type TurnReading } from './reading.ts';
import { findingAt, quote } from './report.ts';
import { hasReport } from './reporting.ts';
import { isTold } from './told-claims.ts';

/** F10: what somebody claimed is not told as a fact, nor as what others say. */
export const lostAttributions: Rule = {
	id: 'F10',
	asks: 'Whoever made a claim in the newsletter still makes it.',
	check(subject) {
		const reading = read(subject);
		const { language } = subject.newsletter;
		const claims = claimsIn(reading.source, language);
		if (claims.length === 0) return [];
		return reading.turns.flatMap((turn) => (turn.verbatim ? [] : checkTurn(turn, claims, reading, language)));
	},
};

function checkTurn(
	turn: TurnReading,
	claims: readonly Claim[],
	reading: Reading,
	language: Language,
): Finding[] {
	const cited = new Set(turn.cited.sentences);
	const near = claims.filter(({ sentence }) => cited.has(sentence));
	if (near.length === 0) return [];
	const { text } = turn.turn;
	const bare = withoutQuotations(text);
	const spans = matchesOf(text, quotations);
	return turn.sentences.flatMap((sentence) => {
		if (isWithin(sentence, turn.glue) || sentence.text.endsWith('?')) return [];
		// What goes on with a quotation was introduced before it.
		if (spans.some(({ start, end }) => start < sentence.start && sentence.start < end)) return [];
		const claim = near.find((one) => isTold(one, sentence, turn));
		if (!claim) return [];
		const isReported = hasReport(bare.slice(sentence.start, sentence.end), language);
		const isLost = isReported
			? isByAnother(sentence, claim, bare, turn, reading, language)
			: !isCredited(sentence, claim, turn, reading, language);
		if (!isLost) return [];
		return findingAt('F10', 'error', turn, sentence, {
			expected: `Say who says so: ${quote(claim.sentence)}`,
		});
	});
}
