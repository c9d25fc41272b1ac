import type { Finding } from '../lint.ts';
import { isWithin } from './glue.ts';
import { shortest } from './quoted-words.ts';
import type { Reading, TurnReading } from './reading.ts';
import { findingAt, quote } from './report.ts';
import { findAttributions } from './reporting.ts';
import { namesAStranger } from './speakers.ts';

/** A quotation that is announced, without quotation marks, as somebody's whom the newsletter does not name near it. */
export function checkAnnounced(turn: TurnReading, reading: Reading): Finding[] {
	const { source, subject } = reading;
	const holder = turn.turn.refs
		.flatMap((id) => source.blocks.get(id) ?? [])
		.find(({ block }) => block.kind === 'quote' && block.opinion === undefined);
	if (!holder) return [];
	const words = holder.sentences.flatMap((sentence) => sentence.words);
	return turn.sentences.flatMap((sentence) => {
		const isAnnouncing = sentence.text.includes(':') || sentence.content.size <= shortest;
		if (!isAnnouncing || findAttributions(sentence.text, subject.newsletter.language).length === 0) return [];
		const said = sentence.text.replace(/:.*$/su, '');
		if (isWithin(sentence, turn.glue) || !namesAStranger(said, holder, words, reading)) return [];
		const [first] = holder.sentences;
		const expected = `The newsletter gives these words to somebody else${first ? `: ${quote(first)}` : '.'}`;
		return findingAt('F05', 'error', turn, sentence, { expected });
	});
}
