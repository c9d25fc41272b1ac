import type { Language, Span } from '../../../newsletter/newsletter.ts';
import type { Finding, Rule } from '../lint.ts';
import { checkAnnounced } from './announced-quotes.ts';
import { isWithin } from './glue.ts';
import { hear } from './heard.ts';
import { checkReports } from './invented-reports.ts';
import { isGivenToAnother } from './misgiven-quotes.ts';
import { quotations } from './quotations.ts';
import { holds, isInTitles, shortest } from './quoted-words.ts';
import { type Reading, read, type TurnReading } from './reading.ts';
import { findingAt, quote } from './report.ts';
import { findAttributions } from './reporting.ts';
import { hearSentences } from './sentence.ts';

/** F05: what is quoted was said, and by whom it is said to be. */
export const inventedQuotes: Rule = {
	id: 'F05',
	asks: 'Quotations stand in the newsletter, and belong to whom they are given.',
	check(subject) {
		const reading = read(subject);
		return reading.turns.flatMap((turn) =>
			turn.verbatim
				? []
				: [...checkQuotes(turn, reading), ...checkAnnounced(turn, reading), ...checkReports(turn, reading)],
		);
	},
};

function checkQuotes(turn: TurnReading, reading: Reading): Finding[] {
	const { subject, source } = reading;
	const findings: Finding[] = [];
	for (const match of turn.turn.text.matchAll(quotations)) {
		const span = { start: match.index, end: match.index + match[0].length };
		const said = match[1] ?? match[2] ?? match[3] ?? '';
		const words = hear(said, subject.speak);
		if (words.length === 0 || isWithin(span, turn.glue)) continue;
		const spoken = hearSentences(said, subject.newsletter.language, subject.speak).map((each) => each.words);
		// Two quotations with “she says” between them may be told as one.
		const holders = [...source.blocks.values()].filter((block) =>
			spoken.every((each) => each.length === 0 || holds(block, each)),
		);
		const isTitle = source.all.sentences.length > 0 && isInTitles(words, reading);
		if (holders.length === 0 && !isTitle) {
			const isMannerism =
				words.length < shortest &&
				!isReported(span, turn, subject.newsletter.language) &&
				!isSentence(turn.turn.text, span);
			const severity = isMannerism ? 'warning' : 'error';
			const expected =
				'Nobody says this in the newsletter. Quote word for word what it quotes, or quote nothing.';
			findings.push(findingAt('F05', severity, turn, span, { expected }));
		} else if (holders.every((block) => isGivenToAnother(span, turn, block, words, reading))) {
			const [holder] = holders.flatMap(({ sentences }) => sentences);
			if (!holder) continue;
			const expected = `The newsletter gives these words to somebody else: ${quote(holder)}`;
			findings.push(findingAt('F05', 'error', turn, span, { expected }));
		}
	}
	return findings;
}

function isReported(span: Span, turn: TurnReading, language: Language): boolean {
	const sentence = turn.sentences.find(({ start, end }) => start <= span.start && span.start < end);
	return sentence !== undefined && findAttributions(sentence.text, language).length > 0;
}

/** Whether there is nothing else in the sentence: then somebody speaks. */
function isSentence(text: string, { start, end }: Span): boolean {
	const before = text.slice(0, start).trimEnd();
	return /(?:^|[.!?…:—–])$/u.test(before) && /[.!?…,]["”»]$/u.test(text.slice(start, end));
}
