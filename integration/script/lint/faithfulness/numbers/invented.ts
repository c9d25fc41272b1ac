import type { Finding, Rule } from '../../lint.ts';
import { isWithin } from '../glue.ts';
import { findVoiced } from '../match.ts';
import { type Reading, read, sentencesNear, type TurnReading } from '../reading.ts';
import { findingAt, quote } from '../report.ts';
import type { Sentence } from '../sentence.ts';
import type { Facts } from '../source.ts';
import { isDerived } from './derived.ts';
import { kindOf } from './kinds.ts';
import { isAmong, type SpokenNumber, valuesOf } from './number.ts';
import { changeIn, isTurnedRound } from './order.ts';

/** Numbers so small that speech uses them without counting: “one of them”, “the two”, “first”. */
const smallest = 2;
const lastOrdinal = 10;

/** F02: no number that the newsletter does not give, and none that belongs to another story. */
export const inventedNumbers: Rule = {
	id: 'F02',
	asks: 'Every number stands in the newsletter, in the story that is told.',
	check(subject) {
		const reading = read(subject);
		return reading.turns.flatMap((turn) => {
			if (turn.verbatim) return [];
			return turn.sentences.flatMap((sentence) => [
				...sentence.numbers.flatMap((number) => checkNumber(number, sentence, turn, reading)),
				...checkOrder(sentence, turn),
			]);
		});
	},
};

function checkNumber(
	number: SpokenNumber,
	sentence: Sentence,
	turn: TurnReading,
	reading: Reading,
): Finding[] {
	const { source } = reading;
	if (isWithin(number, turn.glue) || isIncidental(number, sentence, turn, source.sections.size)) return [];
	const places = turn.inside ? [turn.cited, ...turn.around, source.title] : [source.all];
	if (isDerived(number, sentence, turn.sentences, places)) return [];
	const isGiven = places.some(({ values }) => isAmong(number, values));
	if (isGiven && !isOfAnother(number, sentence, places)) return [];
	const wrong = isGiven
		? 'The newsletter gives this number of something else.'
		: isAmong(number, source.all.values)
			? 'This number belongs to another story of the newsletter.'
			: 'The newsletter does not give this number.';
	const expected = `${wrong} ${numbersInPlaceOf(sentence, turn)}`;
	return [findingAt('F02', 'error', turn, number, { expected })];
}

/** Whether the newsletter has the same number, and surely of another kind wherever it has it. */
function isOfAnother(number: SpokenNumber, sentence: Sentence, places: readonly Facts[]): boolean {
	const kind = kindOf(number, sentence);
	if (kind === undefined) return false;
	const values = new Set(valuesOf(number));
	const given = places.flatMap(({ sentences }) =>
		sentences.flatMap((source) =>
			source.numbers
				.filter((one) => valuesOf(one).some((value) => values.has(value)))
				.map((one) => kindOf(one, source)),
		),
	);
	// The cells of a table and what code says have no kinds, but no days of a month either.
	if (given.length === 0) return kind === 'date' && places.some(({ sentences }) => sentences.length > 0);
	return given.every((other) => other !== undefined && other !== kind);
}

/** “Era de quatro e hoje é de dezenove” where the newsletter has it fall from nineteen to four. */
function checkOrder(sentence: Sentence, turn: TurnReading): Finding[] {
	const change = changeIn(sentence);
	if (!change) return [];
	const turned = turn.cited.sentences.find((source) => {
		const other = changeIn(source);
		return other !== undefined && isTurnedRound(change, other);
	});
	if (!turned) return [];
	const span = {
		start: Math.min(change.before.start, change.after.start),
		end: Math.max(change.before.end, change.after.end),
	};
	const expected = `It changed the other way. The newsletter says: ${quote(turned)}`;
	return [findingAt('F02', 'error', turn, span, { expected })];
}

/** Whether it is no claim: “one” and “the two”, a place in a list, or how many things are listed. */
function isIncidental(number: SpokenNumber, sentence: Sentence, turn: TurnReading, stories: number): boolean {
	if (number.percent || number.form) return false;
	const values = valuesOf(number).map(Number);
	const value = Math.min(...values);
	const written = sentence.text.slice(number.start - sentence.start, number.end - sentence.start);
	if (isNumbered(number, sentence) && value <= lastOrdinal) return true;
	if (number.ordinal) return value <= lastOrdinal && !/\d/.test(written) && !followsMonth(number, sentence);
	if (value > 0 && value < smallest && Number.isInteger(value)) return true;
	if (/\d/.test(written) || values.length > 1 || countsTheSame(number, sentence, turn)) return false;
	if (value === 0 || value === smallest) return true;
	return value === stories || turn.around.some(({ counts }) => counts.has(String(value)));
}

/** “Number three” is a place in a list. */
function isNumbered({ first }: SpokenNumber, { words }: Sentence): boolean {
	return /^(?:number|número)$/.test(words[first - 1]?.folded ?? '');
}

const month = /^(?:january|february|march|april|may|june|july|august|september|october|november|december)$/;

function followsMonth({ first }: SpokenNumber, { words }: Sentence): boolean {
	return month.test(words[first - 1]?.folded ?? '');
}

/** Whether the newsletter counts the same thing: then the number is a claim. */
function countsTheSame(number: SpokenNumber, sentence: Sentence, turn: TurnReading): boolean {
	const counted = countedBy(number, sentence);
	if (counted === undefined) return false;
	return turn.cited.sentences.some((source) =>
		source.numbers.some((one) => !one.ordinal && countedBy(one, source) === counted),
	);
}

function countedBy({ last }: SpokenNumber, { words, content }: Sentence): string | undefined {
	return words.slice(last, last + 2).find(({ stem }) => content.has(stem))?.stem;
}

/** What the sentence it stands for says instead. */
function numbersInPlaceOf(sentence: Sentence, turn: TurnReading): string {
	const voiced = findVoiced(sentence, sentencesNear(turn))?.sentence;
	return voiced ? `The newsletter says: ${quote(voiced)}` : 'Leave it out.';
}
