import type { Language, Span } from '../../../newsletter/newsletter.ts';
import { matchesOf } from '../finding.ts';
import type { HeardWord } from './heard.ts';
import { quotations, withoutQuotations } from './quotations.ts';
import type { Reading, TurnReading } from './reading.ts';
import { findAttributions } from './reporting.ts';
import type { Speaker } from './said-speaker.ts';
import { areDifferent } from './same-speaker.ts';
import { resolve, speakerIn } from './sayings.ts';
import type { Sentence } from './sentence.ts';
import type { SourceBlock } from './source.ts';
import { namesAStranger, neighbours } from './speakers.ts';
import { hasStandIn } from './stand-ins.ts';

/** Whether the sentence around a quotation gives it to a speaker whom the newsletter does not name near it. */
export function isGivenToAnother(
	span: Span,
	turn: TurnReading,
	holder: SourceBlock,
	words: readonly HeardWord[],
	{ subject, source }: Reading,
): boolean {
	const { text } = turn.turn;
	const sentence = turn.sentences.find(({ start, end }) => start <= span.start && span.start < end);
	if (!sentence) return false;
	const around = `${text.slice(sentence.start, span.start)} … ${text.slice(span.end, Math.max(span.end, sentence.end))}`;
	const reading = { subject, source };
	if (isExchanged(span, sentence, turn, holder, words, reading)) return true;
	if (hasStandIn(turn, sentence, neighbours(holder, words, source), reading)) return true;
	if (findAttributions(around, subject.newsletter.language).length === 0) return false;
	return namesAStranger(around, holder, words, reading);
}

/** Whether it is told as said by another than in the newsletter. */
function isExchanged(
	span: Span,
	sentence: Sentence,
	turn: TurnReading,
	holder: SourceBlock,
	words: readonly HeardWord[],
	{ subject, source }: Pick<Reading, 'subject' | 'source'>,
): boolean {
	const { language } = subject.newsletter;
	const wrote = speakerOfQuotation(holder, words, source, language);
	if (!wrote) return false;
	const { sentences } = turn;
	const bare = withoutQuotations(turn.turn.text);
	const isAlone = bare.slice(sentence.start, span.start).trim() === '';
	const before = sentences[sentences.indexOf(sentence) - 1];
	const telling = isAlone && before?.text.endsWith(':') ? before : sentence;
	const said = resolve(speakerIn(telling, bare, language), telling, sentences, language);
	return said !== undefined && areDifferent(said, wrote, source.all.sentences);
}

/** Who says the words in the newsletter, where it says so in the sentence that quotes them or just before. */
function speakerOfQuotation(
	{ sentences }: SourceBlock,
	words: readonly HeardWord[],
	{ all }: Reading['source'],
	language: Language,
): Speaker | undefined {
	const wanted = new Set(words.map(({ stem }) => stem));
	const shares = (one: Sentence) => one.words.filter(({ stem }) => wanted.has(stem)).length;
	const quoting = sentences
		.filter(({ passage, start, end }) =>
			matchesOf(passage.text, quotations).some((found) => found.start < end && start <= found.start),
		)
		.sort((one, other) => shares(other) - shares(one))[0];
	if (!quoting) return undefined;
	const bare = withoutQuotations(quoting.passage.text);
	return resolve(speakerIn(quoting, bare, language), quoting, all.sentences, language);
}
