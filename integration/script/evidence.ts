import type { Block, Newsletter, Passage, Span } from '../newsletter/newsletter.ts';
import { sourceSpan } from '../newsletter/passage.ts';
import { findVoiced } from './lint/faithfulness/match.ts';
import { hearSentences, type Sentence } from './lint/faithfulness/sentence.ts';
import type { Turn } from './script.ts';
import { splitSentences } from './sentences.ts';
import { speak } from './spoken/spoken.ts';

/** Share of what either sentence says that both say, from which one voices the other. */
const voiced = 0.4;

/**
 * The sentences of the newsletter that a turn voices, in the order of the newsletter: those its parts are from, or, for
 * a turn in other words, those of the blocks it cites that are most like its own sentences.
 * @returns Offsets into the newsletter's body. Empty for turns that voice none.
 */
export function findEvidence(turn: Turn, newsletter: Newsletter): readonly Span[] {
	const blocks = newsletter.sections.flatMap((section) => section.blocks);
	const cited = turn.refs.flatMap((id) => blocks.find((block) => block.id === id) ?? []);
	const spans = turn.parts
		? turn.parts.flatMap((part) => (part.from === 'source' ? sentencesAt(part, cited, newsletter) : []))
		: sentencesLike(turn, cited, newsletter);
	const places = new Map(spans.map((span) => [`${span.start}-${span.end}`, span]));
	return [...places.values()].sort((one, other) => one.start - other.start);
}

/** Whole sentences that a stretch of the body is part of. */
function sentencesAt(stretch: Span, blocks: readonly Block[], newsletter: Newsletter): Span[] {
	return passagesOf(blocks).flatMap((passage) =>
		splitSentences(passage.text, newsletter.language)
			.map(({ start, end }) => sourceSpan(passage, start, end))
			.filter(({ start, end }) => start < stretch.end && stretch.start < end),
	);
}

function sentencesLike(turn: Turn, blocks: readonly Block[], { language }: Newsletter): Span[] {
	const say = (text: string) => speak(text, language);
	const sources = passagesOf(blocks).flatMap((passage) =>
		hearSentences(passage.text, language, say).map((sentence) => ({ ...sentence, passage })),
	);
	const said = hearSentences(turn.text, language, say);
	// In both directions: one sentence may have become two, and two one.
	const found = [
		...said.flatMap((sentence) => mostLike(sentence, sources)),
		...sources.filter((source) => mostLike(source, said).length > 0),
	];
	return found.map(({ passage, start, end }) => sourceSpan(passage, start, end));
}

function mostLike<S extends Sentence>(sentence: Sentence, others: readonly S[]): S[] {
	const found = findVoiced(sentence, others);
	return found && Math.max(found.recall, found.support) >= voiced ? [found.sentence] : [];
}

function passagesOf(blocks: readonly Block[]): Passage[] {
	return blocks.flatMap(({ passages }) => passages);
}
