import type { Language, Span } from '../../../newsletter/newsletter.ts';
import { matchesOf } from '../finding.ts';
import type { Finding, Rule } from '../lint.ts';
import { isWithin } from './glue.ts';
import { type HeardWord, hear } from './heard.ts';
import { findVoiced } from './match.ts';
import { isAmong, valuesOf } from './numbers/number.ts';
import { type Reading, read, type TurnReading } from './reading.ts';
import { findingAt, quote } from './report.ts';
import { findAttributions } from './reporting.ts';
import { areDifferent } from './same-speaker.ts';
import { quotations, resolve, type Speaker, speakerIn, withoutQuotations } from './sayings.ts';
import { hearSentences, type Sentence } from './sentence.ts';
import type { SourceBlock } from './source.ts';
import { namesAStranger, neighbours } from './speakers.ts';
import { hasStandIn } from './stand-ins.ts';
import { plain } from './stems.ts';

/** Share of a quotation's words that may differ from the newsletter's. */
const tolerance = 0.1;
/** Quotation marks around fewer words are a manner of speaking, not a quotation. */
const shortest = 3;
/** Share of what somebody is said to have said that stands in the newsletter at least. */
const reported = 0.5;

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

function isInTitles(words: readonly HeardWord[], { source, subject }: Reading): boolean {
	const key = words.map(({ folded }) => folded).join(' ');
	const { title, description = '' } = source.newsletter;
	return [
		title,
		description,
		...[...source.sections.values()].map(({ section }) => section.title?.text ?? ''),
	].some((text) =>
		` ${hear(text, subject.speak)
			.map(({ folded }) => folded)
			.join(' ')} `.includes(` ${key} `),
	);
}

function holds(block: SourceBlock, words: readonly HeardWord[]): boolean {
	const allowed = Math.floor(words.length * tolerance);
	let strange = 0;
	for (const { stem } of words) if (!block.stems.has(stem) && ++strange > allowed) return false;
	const hay = block.sentences.flatMap((sentence) => sentence.words.map(({ folded }) => plain(folded)));
	const needle = words.map(({ folded }) => plain(folded));
	return hay.length === 0 || leastEdits(needle, hay, allowed) <= allowed;
}

/** Words to change, add or leave out so that a phrase stands somewhere in a text (Sellers 1980). */
function leastEdits(needle: readonly string[], hay: readonly string[], enough: number): number {
	let column = needle.map((_, index) => index + 1);
	let best = needle.length;
	for (const word of hay) {
		const next: number[] = [];
		for (const [index, wanted] of needle.entries()) {
			const diagonal = index === 0 ? 0 : (column[index - 1] ?? 0);
			const left = index === 0 ? 0 : (next[index - 1] ?? 0);
			next.push(Math.min(diagonal + (wanted === word ? 0 : 1), (column[index] ?? 0) + 1, left + 1));
		}
		column = next;
		best = Math.min(best, column.at(-1) ?? best);
		if (best <= enough) return best;
	}
	return best;
}

/** Whether the sentence around a quotation gives it to a speaker whom the newsletter does not name near it. */
function isGivenToAnother(
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

/** A quotation that is announced, without quotation marks, as somebody's whom the newsletter does not name near it. */
function checkAnnounced(turn: TurnReading, reading: Reading): Finding[] {
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

/** Somebody is said to have said what nobody says in the newsletter, without quotation marks. */
function checkReports(turn: TurnReading, { subject }: Reading): Finding[] {
	const { language } = subject.newsletter;
	const text = withoutQuotations(turn.turn.text);
	const sources = [...turn.cited.sentences, ...turn.around.flatMap(({ sentences }) => sentences)];
	return turn.sentences.flatMap((sentence) => {
		const here = text.slice(sentence.start, sentence.end);
		const [attribution] = findAttributions(here, language);
		if (
			!attribution ||
			here.endsWith('?') ||
			isWithin(sentence, turn.glue) ||
			isAboutTheShow(sentence, subject.cast)
		)
			return [];
		// Quotations are checked as such.
		if (sentence.content.size < shortest || here !== sentence.text) return [];
		const voiced = findVoiced(sentence, sources);
		if (voiced && voiced.support >= reported) return [];
		const reporting = sources.filter((source) => findAttributions(source.text, language).length > 0);
		if ((findVoiced(sentence, reporting)?.shared ?? 0) >= 2 || isOfNumbers(sentence, reporting)) return [];
		return findingAt('F05', 'error', turn, sentence, {
			expected: voiced
				? `Nobody says this in the newsletter, which says: ${quote(voiced.sentence)}`
				: 'Nobody says this in the newsletter. Leave it out.',
		});
	});
}

/** Whether it gives nothing but numbers, and somebody says them. */
function isOfNumbers({ numbers, content }: Sentence, reporting: readonly Sentence[]): boolean {
	const values = numbers.flatMap(valuesOf);
	return (
		values.length > 0 &&
		content.size <= values.length + shortest - 1 &&
		reporting.some((source) =>
			numbers.every((number) => isAmong(number, new Set(source.numbers.flatMap(valuesOf)))),
		)
	);
}

const ourselves = new Set(
	'eu nós newsletter texto edição título página autor autora i we me newsletter text issue title author page'.split(
		' ',
	),
);

/** “I said so”, “as Lia says”, “the newsletter says”: what the hosts and the newsletter say is checked elsewhere. */
function isAboutTheShow({ words }: Sentence, cast: readonly { name: string }[]): boolean {
	const names = new Set(cast.flatMap(({ name }) => name.toLowerCase().split(/\s+/)));
	return words.some(({ folded }) => ourselves.has(folded) || names.has(folded));
}
